"""What was accepted reaches the brief when it holds over the notes that may be counted, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meantime.core.briefs import lines_of
from meantime.core.notes import Note
from meantime.core.pattern_answers import PatternAnswer
from meantime.core.sessions import TherapySession
from meantime.patterns.accepted import build_brief, find_accepted
from tests.patterns.diaries import START, journal_of, tagged, wobble

ACCEPTED = PatternAnswer(id="a1", key="trigger:mum", answer="accepted", at=START + timedelta(days=61))
SESSION = TherapySession(id="s1", at=START + timedelta(days=62))


def with_mum() -> list[Note]:
    """Sixty notes; the twenty with mum are three points stronger."""
    return tagged(60, lambda i, has: 4 + 3 * has + wobble(i))


def test_an_accepted_pattern_is_a_line_whose_sources_are_its_notes() -> None:
    notes = with_mum()

    (line,) = lines_of(build_brief(journal_of(notes, SESSION, ACCEPTED)), "notice")

    assert line.key == "pattern:trigger:mum"
    assert str(line.text).endswith(": 20 with it, 40 without")
    assert set(line.sources) == {note.id for note in notes if note.triggers}


def test_nothing_is_said_without_an_answer_or_after_another_one() -> None:
    hidden = replace(ACCEPTED, answer="hidden")

    assert find_accepted(journal_of(with_mum(), SESSION)) == ()
    assert find_accepted(journal_of(with_mum(), SESSION, hidden)) == ()


def test_private_notes_are_no_source_and_in_no_count() -> None:
    notes = with_mum()
    hidden = [replace(note, private=n in (0, 1, 3)) for n, note in enumerate(notes)]

    (found,) = find_accepted(journal_of(hidden, ACCEPTED))

    assert (found.with_count, found.without_count) == (18, 39)
    assert not {notes[0].id, notes[3].id} & set(found.notes)


def test_a_pattern_that_rests_on_private_notes_is_left_out() -> None:
    hidden = [replace(note, private=bool(note.triggers)) for note in with_mum()]

    assert find_accepted(journal_of(hidden, ACCEPTED)) == ()
    assert lines_of(build_brief(journal_of(hidden, SESSION, ACCEPTED)), "notice") == []


def test_the_same_journal_gives_the_same_brief() -> None:
    world = journal_of(with_mum(), SESSION, ACCEPTED)

    assert build_brief(world) == build_brief(world)
