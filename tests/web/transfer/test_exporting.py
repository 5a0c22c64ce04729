"""Taking everything out asks for the passphrase; a backup does not, because it is sealed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from meantime.actions.backups import check_backup, key_by_passphrase
from meantime.actions.imports import preview_import
from tests.people import PASSPHRASE, Someone, a_note, an_anxious_note


def test_each_form_holds_the_words_and_is_named_for_the_day(ana: Someone) -> None:
    ana.keeps(a_note(text="canary one"), an_anxious_note())

    for form, suffix in (("journal", "jsonl"), ("csv", "csv"), ("markdown", "md")):
        response = ana.browser.post("/exports", {"form": form, "passphrase": PASSPHRASE})
        assert response.status_code == 200
        assert response.streaming
        assert response.headers["Content-Disposition"].endswith(f'.{suffix}"')
        assert response.headers["Cache-Control"] == "no-store"
        assert b"canary one" in b"".join(response.streaming_content)


def test_the_plain_journal_comes_back_whole(ana: Someone, chris: Someone) -> None:
    ana.keeps(a_note(), an_anxious_note())
    response = ana.browser.post("/exports", {"form": "journal", "passphrase": PASSPHRASE})

    preview = preview_import(chris.journal, b"".join(response.streaming_content), "journal.jsonl")

    assert (preview.new, preview.problems) == (2, ())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"passphrase": "not the passphrase"}, "does not open the journal"),
        ({"passphrase": ""}, "Write your passphrase."),
        ({}, "Write your passphrase."),
        ({"passphrase": PASSPHRASE, "form": "pdf"}, "Choose one of the three."),
    ],
)
def test_without_the_passphrase_nothing_goes_out(ana: Someone, given: dict[str, str], said: str) -> None:
    ana.keeps(a_note(text="canary"))

    response = ana.browser.post("/exports", {"form": "csv"} | given)

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "canary" not in page
    assert PASSPHRASE not in page


def test_after_several_wrong_ones_there_is_a_wait(ana: Someone) -> None:
    for _ in range(5):
        response = ana.browser.post("/exports", {"form": "csv", "passphrase": "not the passphrase"})

    assert "then try again. Your journal is safe." in response.content.decode()


def test_a_damaged_record_is_told_before_a_file_without_it_is_made(ana: Someone) -> None:
    from meantime.storage.models import SealedRecord

    note = ana.keeps(a_note(text="damaged one"))
    ana.keeps(a_note(text="whole one"))
    SealedRecord.objects.filter(person_id=ana.journal.person_id, id=note.id).update(sealed=b"broken")
    for form in ("journal", "csv", "markdown"):
        given = {"form": form, "passphrase": PASSPHRASE}

        told = ana.browser.post("/exports", given)
        made = ana.browser.post("/exports", given | {"anyway": "yes"})

        assert told.status_code == 409
        assert "1 record cannot be opened here" in told.content.decode()
        assert b"whole one" in b"".join(made.streaming_content)


def test_the_page_says_that_the_file_is_not_encrypted(ana: Someone) -> None:
    assert "This file is not encrypted." in ana.browser.get("/export").content.decode()


def test_a_backup_is_sealed_whole_and_only_the_own_journal_where_several_live(
    ana: Someone, chris: Someone, tmp_path: Path
) -> None:
    ana.keeps(a_note(text="canary"))
    response = ana.browser.post("/backups")
    path = tmp_path / "backup.zip"
    path.write_bytes(b"".join(response.streaming_content))

    report = check_backup(path, key_by_passphrase(path, PASSPHRASE))

    assert (report.people, report.opened, report.problems) == (1, 2, ())
    assert str(chris.journal.person_id).encode() not in _everything_in(path)
    assert b"canary" not in _everything_in(path)


def test_the_only_person_of_a_machine_gets_all_of_it(ana: Someone, settings: object, tmp_path: Path) -> None:
    settings.MEANTIME_SEVERAL = False  # type: ignore[attr-defined]
    path = tmp_path / "backup.zip"
    path.write_bytes(b"".join(ana.browser.post("/backups").streaming_content))

    assert check_backup(path).problems == ()


def _everything_in(path: Path) -> bytes:
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
