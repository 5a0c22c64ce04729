"""Importing on the page: choose, read the report, decide."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meantime.actions.imports import find_pending
from tests.actions.test_imports import plain_journal
from tests.people import Someone, a_note, an_anxious_note

CSV = (
    "full_date,date,weekday,time,mood,activities,note_title,note\r\n"
    '2020-05-30,30 May,Saturday,6:50 pm,wobbly,friends | reading,,"A canary day"\r\n'
)


def sends(someone: Someone, data: bytes, name: str = "sam.jsonl", source: str = ""):  # type: ignore[no-untyped-def]
    """Choose a file."""
    return someone.browser.post("/import", {"file": SimpleUploadedFile(name, data), "source": source})


def test_nothing_is_added_before_it_is_said(ana: Someone) -> None:
    here, new = a_note(), an_anxious_note()
    ana.keeps(here)

    response = sends(ana, plain_journal(here, new))
    page = ana.browser.get(response.headers["Location"]).content.decode()

    assert response.headers["Location"] == "/import/report"
    assert "2 rows: 1 new, 1 here already." in page
    assert "Add 1 record" in page
    assert ana.journal.count_notes() == 1


def test_a_decision_adds_the_notes_and_erases_the_file(ana: Someone) -> None:
    sends(ana, plain_journal(a_note(), an_anxious_note()))

    response = ana.browser.post("/imports", follow=True)

    assert "2 records are in your journal now." in response.content.decode()
    assert ana.journal.count_notes() == 2
    assert find_pending(ana.journal) is None


def test_the_same_import_twice_adds_nothing(ana: Someone) -> None:
    data = plain_journal(a_note())
    sends(ana, data)
    ana.browser.post("/imports")
    again = ana.browser.post("/imports")  # the button pressed twice

    sends(ana, data)
    page = ana.browser.get("/import/report").content.decode()

    assert again.headers["Location"] == "/import"
    assert "0 new, 1 here already" in page
    assert "Add 0" not in page
    assert ana.journal.count_notes() == 1


def test_not_this_time_erases_the_file_and_adds_nothing(ana: Someone) -> None:
    sends(ana, plain_journal(a_note()))
    assert "A file is waiting" in ana.browser.get("/import").content.decode()

    ana.browser.post("/imports/withdrawal")

    assert find_pending(ana.journal) is None
    assert ana.journal.count_notes() == 0


def test_a_bad_line_is_named_and_nothing_can_be_added(ana: Someone) -> None:
    sends(ana, plain_journal(a_note()) + b'{"kind": "note", "id": "x", "text": "canary"}\n')

    page = ana.browser.get("/import/report").content.decode()

    assert "Line 3." in page
    assert "canary" not in page
    assert 'class="primary"' not in page
    ana.browser.post("/imports")
    assert ana.journal.count_notes() == 0


def test_questions_of_a_file_can_be_answered_before_the_import(ana: Someone) -> None:
    sends(ana, CSV.encode(), "daylio.csv")
    page = ana.browser.get("/import/report").content.decode()

    assert "wobbly" in page
    assert 'name="answer_0"' in page
    looked = ana.browser.post("/import/report", {"answer_0": "no such answer"})
    assert looked.status_code == 200
    ana.browser.post("/imports", {"answer_0": "no such answer"})
    assert ana.journal.notes()[0].text == "A canary day"


def _bomb() -> bytes:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", bytes(300 * 1024 * 1024))
    return bomb.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "source", "said"),
    [
        (b"", "empty.jsonl", "", "This file is empty."),
        (b"\xff\xd8\xff canary", "photo.jpg", "", "does not know this kind of file"),
        (b"PK\x03\x04 cut short canary", "backup.daylio", "daylio", "Choose"),
        (plain_journal(a_note(text="canary"))[:-2].decode().encode("utf-16"), "x.jsonl", "meantime", "UTF-8"),
        (plain_journal(a_note(text="canary")), "x.jsonl", "somewhere", "Choose a source from the list."),
        (CSV.encode(), "x.csv", "meantime", "not a plain journal"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    ana: Someone, data: bytes, name: str, source: str, said: str
) -> None:
    response = sends(ana, data, name, source)

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "canary" not in page
    assert find_pending(ana.journal) is None


def test_a_zip_bomb_is_refused(ana: Someone) -> None:
    response = sends(ana, _bomb(), "backup.daylio")

    assert response.status_code == 422
    assert "too large" in response.content.decode()


@pytest.mark.parametrize("mebibytes", [70, 90])
def test_a_file_beyond_the_limit_is_told_the_limit(ana: Someone, mebibytes: int) -> None:
    response = sends(ana, bytes(mebibytes * 1024 * 1024), "big.daylio")

    assert response.status_code == 422
    assert "larger than 64 MB" in response.content.decode()


def test_no_file_at_all_is_told_so(ana: Someone) -> None:
    response = ana.browser.post("/import", {"source": "daylio"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose a file." in page
    assert '<option value="daylio" selected>' in page


def test_a_strange_file_name_is_only_shown(ana: Someone) -> None:
    sends(ana, plain_journal(a_note()), "<b>me & you\u202e.jsonl")

    page = ana.browser.get("/import/report").content.decode()

    assert "<b>me" not in page
    assert "&lt;b&gt;me &amp; you" in page


def test_a_waiting_file_belongs_to_one_person(ana: Someone, chris: Someone) -> None:
    sends(ana, plain_journal(a_note(text="canary")), "canary.jsonl")

    assert chris.browser.get("/import/report").headers["Location"] == "/import"
    assert chris.browser.post("/imports").headers["Location"] == "/import"
    assert chris.journal.count_notes() == 0


@pytest.mark.parametrize(("added", "here"), [("x", "1"), ("-1", ""), ("9" * 90, "<b>"), ("²", "٣")])
def test_odd_counts_in_the_address_break_nothing(ana: Someone, added: str, here: str) -> None:
    response = ana.browser.get("/import/done", {"added": added, "here": here})

    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/import", "/import/report", "/import/done", "/export", "/backup", "/erasure"]
)
def test_a_locked_browser_goes_to_the_lock(ana: Someone, path: str) -> None:
    ana.browser.cookies.pop("mt-session")

    assert ana.browser.get(path).headers["Location"] == f"/unlock?next={path}"


@pytest.mark.parametrize("path", ["/imports", "/imports/withdrawal", "/exports", "/backups"])
def test_what_changes_or_gives_something_is_a_post_of_an_open_browser(ana: Someone, path: str) -> None:
    assert ana.browser.get(path).status_code == 405
    ana.browser.cookies.pop("mt-session")
    assert ana.browser.post(path).headers["Location"] == "/unlock"
