"""The chain of events shows what a writer of the database did behind our back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meantime.storage.events import find_break_in
from meantime.storage.models import Event, SealedRecord
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db


def test_adding_changing_and_erasing_keep_the_chain_whole(ana: Someone) -> None:
    first = ana.keeps(a_note(), a_note())
    ana.journal.replace(replace(first, text="new"), base_rev=1)
    ana.journal.erase(first.id)

    assert find_break_in(ana.journal) is None


def test_a_removed_event_is_named(ana: Someone) -> None:
    for _ in range(4):
        ana.keeps(a_note())
    gone = Event.objects.filter(person_id=ana.journal.person_id).order_by("seq")[2]
    Event.objects.filter(person_id=ana.journal.person_id, seq=gone.seq).delete()

    assert find_break_in(ana.journal) == gone.seq + 1


def test_a_row_that_disappeared_without_an_event_is_named(ana: Someone) -> None:
    note = ana.keeps(a_note())
    SealedRecord.objects.filter(person_id=ana.journal.person_id, id=note.id).delete()

    assert find_break_in(ana.journal) is not None


def test_an_old_revision_put_back_is_named(ana: Someone) -> None:
    note = ana.keeps(a_note(text="old"))
    row = SealedRecord.objects.filter(person_id=ana.journal.person_id, id=note.id)
    old = row.values("sealed", "rev").get()
    ana.journal.replace(replace(note, text="new"), base_rev=1)
    row.update(**old)

    assert find_break_in(ana.journal) is not None
