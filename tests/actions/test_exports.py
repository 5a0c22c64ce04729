"""What goes out is whole, streams, and leaves waiting files behind."""

from __future__ import annotations

import time

import pytest

from meantime.accounts.people import erase_person
from meantime.actions.exports import export_csv, export_markdown, export_plain
from meantime.actions.imports import PendingFile, import_file, keep_pending, preview_import
from meantime.core.others import OtherRecord
from meantime.core.safety import SafetyPlan
from meantime.storage.models import SealedRecord
from tests.people import Someone, a_note, a_session, an_anxious_note

pytestmark = pytest.mark.django_db


def test_export_erase_import_gives_equal_records(ana: Someone, chris: Someone) -> None:
    plan = SafetyPlan(id="5f0f7a52-9c58-4d0a-9a0f-1f4f3f5d7f10", steps={"alone": ["walk"], "mine": {"x": 1}})
    other = OtherRecord(id="5f0f7a52-9c58-4d0a-9a0f-1f4f3f5d7f11", kind="from_tomorrow", fields={"steps": {}})
    ana.keeps(a_note(), an_anxious_note(private=True), a_session(), plan, other)
    data = b"".join(export_plain(ana.journal))
    before = ana.journal.everything()
    erase_person(ana.journal.person_id)
    SealedRecord.objects.filter(person_id=ana.journal.person_id).delete()

    import_file(chris.journal, preview_import(chris.journal, data, "journal.jsonl"))

    assert chris.journal.everything() == before


def test_a_file_that_waits_for_its_import_goes_into_no_export(ana: Someone) -> None:
    ana.keeps(a_note(text="mine"))
    keep_pending(ana.journal, PendingFile(name="canary.csv", source="daylio", data=b"canary"))

    for export in (export_plain, export_csv, export_markdown):
        out = b"".join(export(ana.journal))
        assert b"mine" in out
        assert b"canary" not in out
        assert b"pending" not in out


def test_an_empty_journal_gives_a_file_that_says_whose_it_is(ana: Someone) -> None:
    assert b'"name":"Ana"' in b"".join(export_plain(ana.journal))
    assert b"".join(export_csv(ana.journal)).count(b"\r\n") == 1
    assert b"Ana" in b"".join(export_markdown(ana.journal))


@pytest.mark.parametrize("export", [export_plain, export_csv, export_markdown])
def test_two_thousand_notes_come_out_in_pieces_well_under_a_second(ana: Someone, export) -> None:  # type: ignore[no-untyped-def]
    ana.keeps(*(an_anxious_note() for _ in range(2000)))
    begun = time.process_time()

    pieces = list(export(ana.journal))

    assert time.process_time() - begun < 0.8
    assert len(pieces) > 3
