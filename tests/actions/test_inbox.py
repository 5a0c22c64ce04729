"""Notes written while the journal was locked arrive once, whole, and only for their person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from meantime.accounts.models import Keyring
from meantime.actions.inbox import add_note_locked, count_waiting, open_inbox, put_sealed
from meantime.core.lines import line_of
from meantime.storage import inbox, letterbox
from meantime.storage.inbox import InboxFull
from meantime.storage.models import InboxItem
from meantime.vault.inbox import new_identity, seal_to
from tests.people import Someone, a_note, an_anxious_note

pytestmark = pytest.mark.django_db


def home() -> Path:
    from django.conf import settings

    return Path(settings.MEANTIME_HOME)


def test_a_note_written_while_locked_arrives_at_the_next_unlock(ana: Someone) -> None:
    note = replace(an_anxious_note(text="written while locked"), written_locked=True)

    assert add_note_locked(ana.opened.person_id, note) is True
    assert add_note_locked(ana.opened.person_id, note) is False
    assert count_waiting(ana.opened.person_id) == 1
    assert open_inbox(ana.journal, ana.opened, home=home()) == 1

    assert ana.journal.notes() == [note]
    assert count_waiting(ana.opened.person_id) == 0


def test_what_waits_cannot_be_read(ana: Someone) -> None:
    add_note_locked(ana.opened.person_id, a_note(text="canary words"))

    assert b"canary" not in bytes(InboxItem.objects.get(person_id=ana.opened.person_id).sealed)


def test_a_note_sent_again_after_it_arrived_is_not_doubled(ana: Someone) -> None:
    note = a_note()
    for _ in range(2):
        add_note_locked(ana.opened.person_id, note)
        open_inbox(ana.journal, ana.opened, home=home())

    assert ana.journal.notes() == [note]


def test_a_letterbox_file_becomes_a_note_and_is_taken_away(ana: Someone) -> None:
    note = a_note(text="from the terminal")
    (person_id, public), *_ = [one for one in letterbox.find_people(home()) if one[0] == ana.opened.person_id]
    sealed = seal_to(public, line_of(note).encode(), person=person_id, id=UUID(note.id))
    letterbox.drop(home(), person_id, UUID(note.id), sealed)

    assert open_inbox(ana.journal, ana.opened, home=home()) == 1

    assert ana.journal.notes() == [note]
    assert list(letterbox.waiting(home(), person_id)) == []


def test_rubbish_and_notes_for_others_stay_unread_and_stop_nothing(ana: Someone, chris: Someone) -> None:
    for_chris = InboxItem(person_id=ana.opened.person_id, id=uuid4(), sealed=b"rubbish")
    for_chris.save(force_insert=True)
    note = a_note()
    add_note_locked(chris.opened.person_id, note)
    moved = InboxItem.objects.get(person_id=chris.opened.person_id)
    put_sealed(ana.opened.person_id, moved.id, bytes(moved.sealed))
    good = a_note(text="good")
    add_note_locked(ana.opened.person_id, good)

    assert open_inbox(ana.journal, ana.opened, home=home()) == 1
    assert ana.journal.notes() == [good]
    assert count_waiting(ana.opened.person_id) == 2


def test_a_phone_whose_clock_runs_ahead_loses_no_note(ana: Someone, now: datetime) -> None:
    note = a_note("2031-01-01T00:00:00+00:00", text="clock ahead")
    add_note_locked(ana.opened.person_id, note)

    open_inbox(ana.journal, ana.opened, home=home())

    assert ana.journal.notes() == [note]


def test_the_inbox_has_an_end(ana: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MOST_WAITING", 1)
    add_note_locked(ana.opened.person_id, a_note())

    with pytest.raises(InboxFull):
        add_note_locked(ana.opened.person_id, a_note())
    with pytest.raises(InboxFull):
        put_sealed(ana.opened.person_id, uuid4(), bytes(inbox.MOST_BYTES + 1))


def test_an_exchanged_public_key_brings_nothing_in_and_stops_nothing(ana: Someone) -> None:
    add_note_locked(ana.opened.person_id, a_note())
    Keyring.objects.filter(person_id=ana.opened.person_id).update(public_key=new_identity().public)

    assert open_inbox(ana.journal, ana.opened, home=home()) == 0
    assert ana.journal.damaged == {ana.opened.person_id}
    assert count_waiting(ana.opened.person_id) == 1
