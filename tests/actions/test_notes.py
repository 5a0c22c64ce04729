"""Keeping, changing and erasing notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meantime.actions.notes import add_note, edit_note, erase_note, settle_clash
from meantime.core.brief import build_brief
from meantime.core.notes import Note
from meantime.core.problems import InvalidRecord
from tests.people import Someone, a_note, a_session, an_anxious_note

pytestmark = pytest.mark.django_db


def test_a_form_sent_twice_keeps_one_note(ana: Someone, now: datetime) -> None:
    note = a_note()

    assert add_note(ana.journal, note, now=now) is True
    assert add_note(ana.journal, note, now=now) is False
    assert ana.journal.notes() == [note]


def test_an_invalid_note_is_refused_and_nothing_is_kept(ana: Someone, now: datetime) -> None:
    with pytest.raises(InvalidRecord) as refused:
        add_note(ana.journal, replace(a_note(), at=now + timedelta(days=1)), now=now)

    assert [problem.where for problem in refused.value.problems] == ["at"]
    assert ana.journal.notes() == []


def clashing(ana: Someone, now: datetime) -> tuple[Note, Note]:
    """Two tabs change the same note; what is stored and the second version."""
    note = ana.keeps(an_anxious_note("2026-11-20T08:00:00+00:00", text="first"))
    assert edit_note(ana.journal, replace(note, text="from one tab"), base_rev=1, now=now) is None
    clash = edit_note(ana.journal, replace(note, text="from the other tab"), base_rev=1, now=now)
    assert clash is not None
    return clash.stored, clash.second


def test_two_edits_of_one_note_are_both_kept(ana: Someone, now: datetime) -> None:
    stored, second = clashing(ana, now)

    assert (stored.text, second.text) == ("from one tab", "from the other tab")
    assert second.other_version_of == stored.id
    assert {note.text for note in ana.journal.notes()} == {"from one tab", "from the other tab"}


def test_the_same_edit_sent_twice_is_no_clash(ana: Someone, now: datetime) -> None:
    note = ana.keeps(a_note(text="first"))
    changed = replace(note, text="second")

    assert edit_note(ana.journal, changed, base_rev=1, now=now) is None
    assert edit_note(ana.journal, changed, base_rev=1, now=now) is None
    assert ana.journal.notes() == [changed]


def test_while_two_versions_wait_the_brief_counts_one(ana: Someone, now: datetime) -> None:
    ana.keeps(a_session("2026-11-26T16:00:00+00:00"))
    clashing(ana, now)

    assert build_brief(ana.journal, now=now).notes == 1


@pytest.mark.parametrize(
    ("keep", "texts"),
    [
        ("stored", {"from one tab"}),
        ("second", {"from the other tab"}),
        ("both", {"from one tab", "from the other tab"}),
    ],
)
def test_settling_keeps_what_was_chosen(ana: Someone, now: datetime, keep: str, texts: set[str]) -> None:
    stored, second = clashing(ana, now)
    one, other = ana.journal.find(Note, stored.id), ana.journal.find(Note, second.id)

    settle_clash(ana.journal, one, other, keep=keep)

    assert {note.text for note in ana.journal.notes()} == texts
    assert all(note.other_version_of is None for note in ana.journal.notes())
    assert ana.journal.find(Note, stored.id) is not None


def test_an_erased_note_is_gone(ana: Someone) -> None:
    note = ana.keeps(a_note())

    assert erase_note(ana.journal, note.id) is True
    assert ana.journal.notes() == []


def test_a_note_erased_elsewhere_cannot_be_changed(ana: Someone, now: datetime) -> None:
    with pytest.raises(KeyError):
        edit_note(ana.journal, a_note("2026-11-20T08:00:00+00:00"), base_rev=1, now=now)
