"""Writing, changing, erasing, locking, sending again, in any order: the journal holds what a dictionary would hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meantime.accounts.people import public_key_of
from meantime.actions.inbox import add_note_locked, open_inbox, put_sealed
from meantime.actions.notes import add_note, edit_note, erase_note
from meantime.core.lines import line_of
from meantime.core.notes import Note
from meantime.storage import letterbox
from meantime.storage.journal import Journal
from meantime.vault.chain import ChainEvent, find_break
from meantime.vault.inbox import seal_to
from tests.people import Someone
from tests.properties import strategies

Newcomer = Callable[[], Someone]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2199, 1, 1, tzinfo=UTC)
_plain_notes = strategies.notes.map(lambda note: replace(note, other_version_of=None))


def sealed(someone: Someone, note: Note) -> bytes:
    person = someone.opened.person_id
    return seal_to(public_key_of(person), line_of(note).encode(), person=person, id=UUID(note.id))


def home() -> Path:
    return Path(django_settings.MEANTIME_HOME)


@settings(max_examples=20)
@given(
    notes=st.lists(_plain_notes, min_size=1, max_size=4, unique_by=lambda note: note.id),
    sends=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["inbox", "letterbox", "locked", "open"])), max_size=14
    ),
)
def test_a_sealed_note_arrives_once_whatever_the_order_and_the_repeats(
    newcomer: Newcomer, notes: list[Note], sends: list[tuple[int, str]]
) -> None:
    person, sent = newcomer(), set()
    for number, door in sends:
        note = notes[number % len(notes)]
        if door == "open":
            open_inbox(person.journal, person.opened, home=home())
            continue
        sent.add(note.id)
        if door == "inbox":
            put_sealed(person.opened.person_id, UUID(note.id), sealed(person, note))
        elif door == "letterbox":
            letterbox.drop(home(), person.opened.person_id, UUID(note.id), sealed(person, note))
        else:
            add_note_locked(person.opened.person_id, note)
    open_inbox(person.journal, person.opened, home=home())

    assert {note.id: note for note in person.journal.notes()} == {
        one.id: one for one in notes if one.id in sent
    }
    assert person.journal.count_notes() == len(sent)
    assert open_inbox(person.journal, person.opened, home=home()) == 0


def test_a_note_that_was_erased_stays_erased_when_its_phone_sends_it_again(newcomer: Newcomer) -> None:
    """The answer to the first sending was lost, so the outbox still has it; meanwhile the person erased the note."""
    person = newcomer()
    note = Note(id="00000000-0000-4000-8000-000000000001", at=NOW, text="gone for good")
    put_sealed(person.opened.person_id, UUID(note.id), sealed(person, note))
    open_inbox(person.journal, person.opened, home=home())
    erase_note(person.journal, note.id)

    put_sealed(person.opened.person_id, UUID(note.id), sealed(person, note))
    open_inbox(person.journal, person.opened, home=home())

    assert person.journal.notes() == []


class Writing(RuleBasedStateMachine):
    """Two browsers and a locked phone of one person, beside a plain dictionary."""

    newcomer: ClassVar[Newcomer]

    @initialize()
    def begin(self) -> None:
        self.person = type(self).newcomer()
        #: What is to be there: by id, the note, and its revision.
        self.model: dict[str, tuple[Note, int]] = {}
        #: What each browser read last: it edits from there.
        self.read: dict[str, tuple[Note, int]] = {}
        self.waiting: dict[str, Note] = {}
        self.erased: set[str] = set()

    @property
    def journal(self) -> Journal:
        """Another request each time: nothing is remembered between them."""
        return Journal(self.person.opened.person_id, self.person.opened.data_key)

    @rule(note=_plain_notes)
    def add(self, note: Note) -> None:
        assert add_note(self.journal, note, now=LATER) is True
        self.model[note.id] = self.read[note.id] = (note, 1)

    @rule(data=st.data())
    def add_again(self, data: st.DataObject) -> None:
        """A form sent twice, even with other words in it: the first one stays."""
        if found := self._any(data):
            note, _ = self.model[found]
            assert add_note(self.journal, replace(note, text="sent twice"), now=LATER) is False

    @rule(data=st.data())
    def open_the_form(self, data: st.DataObject) -> None:
        if found := self._any(data):
            self.read[found] = self.model[found]

    @rule(data=st.data(), words=strategies.some_words)
    def edit(self, data: st.DataObject, words: str) -> None:
        """From the revision that was read, which may be old by now."""
        known = sorted(set(self.read) & set(self.model))
        if not known:
            return
        found = data.draw(st.sampled_from(known))
        (read, rev), (stored, now_rev) = self.read[found], self.model[found]
        changed = replace(read, text=words)
        clash = edit_note(self.journal, changed, base_rev=rev, now=LATER)
        if rev == now_rev:
            assert clash is None
            self.model[found] = (changed, rev + 1)
        elif changed == stored:
            assert clash is None  # the same edit sent twice
        else:
            assert clash is not None
            assert clash.stored == stored
            self.model[clash.second.id] = (clash.second, 1)
            assert (clash.second.text, clash.second.other_version_of) == (words, found)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        if found := self._any(data):
            assert erase_note(self.journal, found) is True
            assert erase_note(self.journal, found) is False
            del self.model[found]
            self.erased.add(found)

    @rule(data=st.data(), words=strategies.some_words)
    def edit_what_is_gone(self, data: st.DataObject, words: str) -> None:
        gone = sorted(self.erased & set(self.read))
        if gone:
            read, rev = self.read[data.draw(st.sampled_from(gone))]
            with pytest.raises(KeyError):
                edit_note(self.journal, replace(read, text=words), base_rev=rev, now=LATER)

    @rule(note=_plain_notes, door=st.sampled_from(["letterbox", "inbox"]))
    def write_while_locked(self, note: Note, door: str) -> None:
        if door == "inbox":
            add_note_locked(self.person.opened.person_id, note)
        else:
            letterbox.drop(home(), self.person.opened.person_id, UUID(note.id), sealed(self.person, note))
        self.waiting[note.id] = note

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        """The phone did not hear the answer. What was changed since stays changed."""
        if found := self._any(data):
            put_sealed(self.person.opened.person_id, UUID(found), sealed(self.person, self.model[found][0]))
            self.unlock()  # what is erased while a copy waits is a test of its own, above

    @rule()
    def unlock(self) -> None:
        open_inbox(self.journal, self.person.opened, home=home())
        for note_id, note in self.waiting.items():
            self.model.setdefault(note_id, (note, 1))
        self.waiting.clear()

    @invariant()
    def the_journal_is_the_dictionary(self) -> None:
        if not hasattr(self, "person"):
            return
        journal = self.journal
        assert {note.id: note for note in journal.notes()} == {i: note for i, (note, _) in self.model.items()}
        assert journal.count_notes() == len(self.model)
        assert journal.damaged == set()

    def teardown(self) -> None:
        if hasattr(self, "person"):
            assert chain_break(self.journal) is None
            for note_id, (_, rev) in self.model.items():
                found = self.journal.find(Note, note_id)
                assert found is not None
                assert found.rev == rev

    def _any(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.model))) if self.model else ""


def chain_break(journal: Journal) -> Any:
    from meantime.storage.backup import event_rows

    events = (
        (ChainEvent(seq=row.seq, id=row.record, rev=row.rev, op=row.op, digest=row.digest), row.mac)
        for row in event_rows(journal.person_id)
    )
    return find_break(journal.keys, events)


def test_writing_in_any_order_is_like_writing_in_a_dictionary(newcomer: Newcomer) -> None:
    Writing.newcomer = staticmethod(newcomer)

    run_state_machine_as_test(
        Writing, settings=settings(max_examples=25, stateful_step_count=25, phases=[Phase.generate])
    )
