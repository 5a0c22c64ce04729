"""A file is looked at first, kept once, and never half."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from meantime.actions.imports import (
    PENDING,
    PendingFile,
    drop_pending,
    find_pending,
    import_file,
    keep_pending,
    preview_import,
)
from meantime.core.journal import MemoryJournal
from meantime.core.lines import journal_lines
from meantime.core.others import OtherRecord
from meantime.importers.base import ImportRefused
from meantime.storage.models import SealedRecord
from tests.people import Someone, a_note, a_session, an_anxious_note

pytestmark = pytest.mark.django_db


def plain_journal(*records: object) -> bytes:
    """A plain journal file with these records."""
    journal = MemoryJournal(records=records, name="Sam", tz="Europe/London")  # type: ignore[arg-type]
    return "\n".join([*journal_lines(journal), ""]).encode()


def test_a_preview_says_what_would_come_in_and_changes_nothing(ana: Someone) -> None:
    here, new = a_note(), an_anxious_note()
    ana.keeps(here)

    preview = preview_import(ana.journal, plain_journal(here, new, a_session()), "sam.jsonl")

    assert (preview.source, preview.read, preview.new, preview.already_here) == ("meantime", 3, 2, 1)
    assert ana.journal.count_notes() == 1


def test_the_same_file_twice_adds_nothing(ana: Someone) -> None:
    data = plain_journal(a_note(), an_anxious_note())

    added = [import_file(ana.journal, preview_import(ana.journal, data, "sam.jsonl")) for _ in range(2)]

    assert added == [2, 0]
    assert preview_import(ana.journal, data, "sam.jsonl").new == 0


def test_with_a_bad_line_nothing_comes_in_and_the_line_is_named(ana: Someone) -> None:
    data = (
        plain_journal(a_note()) + b'{"kind": "note", "id": "x"}\n' + plain_journal(a_note()).split(b"\n")[1]
    )

    preview = preview_import(ana.journal, data, "sam.jsonl")

    assert [problem.where for problem in preview.problems] == ["line 3"]
    assert import_file(ana.journal, preview) == 0


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (b"", "empty.jsonl"),
        (b"\xff\xfe\x00not a known file", "photo.jpg"),
        (b"PK\x03\x04 cut short", "backup.daylio"),
        ("full_date,date\n".encode("utf-16") * 3, "daylio.txt"),
    ],
)
def test_a_file_nobody_knows_is_refused_in_a_sentence(ana: Someone, data: bytes, filename: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        preview_import(ana.journal, data, filename)

    assert refused.value.problem.what_to_do


def test_more_than_64_mib_is_refused(ana: Someone) -> None:
    with pytest.raises(ImportRefused, match="larger than 64 MiB"):
        preview_import(ana.journal, bytes(70 * 1024 * 1024), "big.daylio")


def test_a_zip_bomb_is_refused(ana: Someone) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", bytes(300 * 1024 * 1024))

    with pytest.raises(ImportRefused, match="too large"):
        preview_import(ana.journal, bomb.getvalue(), "backup.daylio", source="daylio")


def test_a_settings_record_of_another_person_is_left_out(ana: Someone, chris: Someone) -> None:
    preview = preview_import(ana.journal, plain_journal(chris.journal.profile, a_note()), "chris.jsonl")

    assert (preview.new, import_file(ana.journal, preview)) == (1, 1)
    assert ana.journal.name == "Ana"


def test_a_waiting_file_is_sealed_and_goes_for_good(ana: Someone) -> None:
    data = plain_journal(a_note(text="canary in the file"))
    keep_pending(ana.journal, PendingFile(name="sam.jsonl", source="meantime", data=data))

    waiting = find_pending(ana.journal)
    rows = SealedRecord.objects.filter(person_id=ana.journal.person_id).values_list("sealed", flat=True)

    assert waiting is not None
    assert (waiting.name, waiting.source, waiting.data) == ("sam.jsonl", "meantime", data)
    assert all(b"canary" not in bytes(sealed) for sealed in rows)
    assert drop_pending(ana.journal)
    assert find_pending(ana.journal) is None
    assert not drop_pending(ana.journal)


def test_a_second_file_takes_the_place_of_the_first(ana: Someone) -> None:
    for name in ("first", "second"):
        keep_pending(ana.journal, PendingFile(name=name, source="daylio", data=os.urandom(100)))

    kept = [r for r in ana.journal.everything() if isinstance(r, OtherRecord) and r.kind == PENDING]

    assert [r.fields["name"] for r in kept] == ["second"]
