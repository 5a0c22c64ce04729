"""Sealed rows leave the store and come back as they were."""

from __future__ import annotations

import pytest

from meantime.storage import backup
from meantime.storage.models import Event, InboxItem, SealedRecord
from tests.people import Someone, a_note, an_anxious_note

pytestmark = pytest.mark.django_db


def test_rows_come_back_exactly_as_they_were(ana: Someone) -> None:
    ana.keeps(a_note(), an_anxious_note())
    person = ana.journal.person_id
    records, events = list(backup.record_rows(person)), list(backup.event_rows(person))
    SealedRecord.objects.filter(person_id=person).delete()
    Event.objects.filter(person_id=person).delete()

    backup.put_records(records)
    backup.put_events(events)

    assert list(backup.record_rows(person)) == records
    assert list(backup.event_rows(person)) == events
    assert len(ana.journal.notes()) == 2


def test_more_rows_than_one_page_come_out_once_each(ana: Someone) -> None:
    ana.keeps(*(a_note() for _ in range(1203)))

    ids = [row.id for row in backup.record_rows(ana.journal.person_id)]

    assert len(ids) == len(set(ids)) == 1204  # and the profile


def test_only_rows_of_the_person_come_out(ana: Someone, chris: Someone) -> None:
    ana.keeps(a_note())

    assert {row.person for row in backup.record_rows(chris.journal.person_id)} == {chris.journal.person_id}


def test_a_note_that_waits_comes_out_and_back(ana: Someone) -> None:
    item = a_note()
    InboxItem.objects.create(person_id=ana.journal.person_id, id=item.id, sealed=b"\x00sealed\xff")
    rows = list(backup.inbox_rows(ana.journal.person_id))
    InboxItem.objects.filter(person_id=ana.journal.person_id).delete()

    backup.put_inbox(rows)

    assert bytes(InboxItem.objects.get(person_id=ana.journal.person_id).sealed) == b"\x00sealed\xff"


def test_a_store_with_one_row_is_not_empty(ana: Someone) -> None:
    assert not backup.is_empty()
    SealedRecord.objects.all().delete()
    Event.objects.all().delete()
    assert backup.is_empty()
