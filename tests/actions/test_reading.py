"""What was read in a note is added when the person says so, and nothing they wrote or rated changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from meantime.actions.reading import (
    Proposal,
    add_words,
    find_proposals,
    keep_proposals,
    moment_of,
    question_about,
    with_proposal,
)
from meantime.core.notes import MAX_TEXT, CopingSkill, Emotion, Note, Symptom
from meantime.core.problems import InvalidRecord
from meantime.language.records import (
    FoundFeeling,
    FoundSkill,
    FoundSymptom,
    FoundTrigger,
    Reading,
    Specificity,
    When,
)
from tests.people import Someone, a_note

#: Monday 23 November 2026, 12:30 in London.
NOON = "2026-11-23T12:30:00+00:00"
AT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)
PANIC = "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5"


def a_reading(**found: object) -> Reading:
    return Reading(text="", **{"when": When(), **found})


def added(note: Note, **found: object) -> Note:
    for proposal in find_proposals(note, a_reading(**found)):
        note = with_proposal(note, proposal)
    return note


def keys(note: Note, **found: object) -> list[str]:
    return [proposal.key for proposal in find_proposals(note, a_reading(**found))]


def moment(when: When, at: str = NOON, tz: str = "Europe/London") -> datetime | None:
    return moment_of(when, replace(a_note(at), tz=tz))


def test_findings_become_the_parts_in_the_words_of_the_lists() -> None:
    note = added(
        a_note(NOON),
        emotions=(FoundFeeling(name="panicky", intensity=8, place=(0, 1)),),
        triggers=(FoundTrigger(words="at  tesco", place=(1, 2)),),
        symptoms=(FoundSymptom(name="racing_heart", severity=3, place=(2, 3)),),
        coping=(FoundSkill(skill="slow_breathing", helped="a bit", before=8, after=5, place=(3, 4)),),
    )

    assert note.emotions == (Emotion(name="panicky", intensity=8),)
    assert note.triggers == ("at tesco",)
    assert note.symptoms == (Symptom(name="racing heart", severity=3),)
    assert note.coping == (CopingSkill(skill="slow breathing", before=8, after=5, helped="a bit"),)


def test_what_the_note_has_is_not_offered_again_and_its_ratings_stay() -> None:
    note = a_note(
        NOON,
        emotions=(Emotion(name="Panicky", intensity=6),),
        triggers=("Tesco",),
        coping=(CopingSkill(skill="slow breathing", before=7),),
    )
    found = {
        "emotions": (FoundFeeling(name="panicky", intensity=8, place=(0, 1)),),
        "triggers": (FoundTrigger(words="tesco", place=(1, 2)),),
        "coping": (FoundSkill(skill="slow_breathing", before=8, after=5, place=(3, 4)),),
    }

    assert keys(note, **found) == ["coping:slow_breathing"]
    assert added(note, **found).emotions == (Emotion(name="Panicky", intensity=6),)
    assert added(note, **found).coping == (CopingSkill(skill="slow breathing", before=7, after=5),)


def test_a_feeling_without_a_rating_gets_the_one_that_was_said() -> None:
    note = a_note(NOON, emotions=(Emotion(name="panicky"),))

    changed = added(note, emotions=(FoundFeeling(name="panicky", intensity=8, place=(0, 1)),))

    assert changed.emotions == (Emotion(name="panicky", intensity=8),)


def test_the_same_finding_twice_is_added_once() -> None:
    twice = tuple(FoundFeeling(name="sad", place=(n, n + 1)) for n in range(2))

    assert added(a_note(NOON), emotions=twice).emotions == (Emotion(name="sad"),)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(date=SUNDAY, grain="day"), datetime(2026, 11, 22, 12, 30, tzinfo=UTC)),
        (When(date=SUNDAY, part="morning", grain="moment"), datetime(2026, 11, 22, 8, tzinfo=UTC)),
        (When(date=SUNDAY, part="afternoon", grain="moment"), datetime(2026, 11, 22, 14, tzinfo=UTC)),
        (When(date=SUNDAY, part="evening", grain="moment"), datetime(2026, 11, 22, 20, tzinfo=UTC)),
        (When(date=SUNDAY, part="night", grain="moment"), datetime(2026, 11, 22, 23, tzinfo=UTC)),
        (When(date=SUNDAY, time=time(7, 15), grain="moment"), datetime(2026, 11, 22, 7, 15, tzinfo=UTC)),
        (When(date=date(2026, 11, 23), part="morning", grain="day"), datetime(2026, 11, 23, 8, tzinfo=UTC)),
    ],
)
def test_a_time_that_was_said_is_a_past_moment_in_the_zone_of_the_note(
    when: When, expected: datetime
) -> None:
    assert moment(when) == expected


@pytest.mark.parametrize(
    "when",
    [
        When(),
        When(time=time(7), grain="moment"),
        When(date=date(2026, 11, 23), grain="day"),
        When(date=date(2026, 11, 23), part="afternoon", grain="moment"),
        When(date=date(2026, 11, 23), part="evening", grain="moment"),
        When(date=date(2026, 11, 24), grain="day"),
        When(date=date(2026, 11, 16), end=SUNDAY, grain="week"),
        When(date=date(2026, 11, 16), end=SUNDAY, grain="range"),
        When(date=SUNDAY, grain="recurring"),
    ],
)
def test_a_time_that_says_no_other_past_moment_moves_nothing(when: When) -> None:
    assert moment(when) is None


def test_a_day_is_meant_in_the_zone_the_note_was_written_in() -> None:
    when = When(date=SUNDAY, part="evening", grain="moment")

    assert moment(when, tz="Asia/Tokyo") == datetime(2026, 11, 22, 11, tzinfo=UTC)


def test_an_hour_the_clocks_jumped_over_moves_forward() -> None:
    when = When(date=date(2026, 3, 29), time=time(1, 30), grain="moment")

    assert moment(when, at="2026-03-30T12:00:00+00:00") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_no_key_holds_a_word_of_the_person() -> None:
    found = find_proposals(
        a_note(NOON), a_reading(triggers=(FoundTrigger(words="quokka", tier="guess", place=(4, 10)),))
    )

    assert [(one.key, one.tier) for one in found] == [("trigger:4-10", "guess")]


@pytest.mark.django_db
def test_only_the_chosen_findings_are_kept_and_the_words_stay(ana: Someone) -> None:
    note = ana.keeps(a_note(NOON, text=PANIC))
    stored = ana.journal.find(Note, note.id)

    keep_proposals(ana.journal, stored, {"when", "symptom:unknown"}, read_at=note.at, now=AT)

    assert ana.journal.find(Note, note.id).record == replace(
        note, at=datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    )


@pytest.mark.django_db
def test_sent_twice_it_is_kept_once(ana: Someone) -> None:
    note = ana.keeps(a_note(NOON, text=PANIC))
    offered = {one.key for one in find_all(note)}

    for _ in range(2):
        stored = ana.journal.find(Note, note.id)
        assert keep_proposals(ana.journal, stored, offered, read_at=note.at, now=AT) is None

    kept = ana.journal.find(Note, note.id)
    assert (kept.rev, kept.record.text) == (2, PANIC)
    assert kept.record.at == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    assert [skill.skill for skill in kept.record.coping] == ["slow breathing"]
    assert find_proposals(kept.record, read_at_noon(kept.record)) == ()


def find_all(note: Note) -> tuple[Proposal, ...]:
    return find_proposals(note, read_at_noon(note))


def read_at_noon(note: Note) -> Reading:
    from meantime.actions.reading import read_note

    return read_note(note, now=AT)


@pytest.mark.django_db
def test_an_answer_stands_on_a_line_of_its_own_once(ana: Someone) -> None:
    note = ana.keeps(a_note(NOON, text="It's been fine"))

    for _ in range(2):
        add_words(ana.journal, ana.journal.find(Note, note.id), " On Thursday I froze\n", now=AT)
    add_words(ana.journal, ana.journal.find(Note, note.id), "  \n", now=AT)

    assert ana.journal.find(Note, note.id).record.text == "It's been fine\nOn Thursday I froze"


@pytest.mark.django_db
def test_an_answer_too_long_to_keep_changes_nothing(ana: Someone) -> None:
    note = ana.keeps(a_note(NOON, text="It's been fine"))

    with pytest.raises(InvalidRecord):
        add_words(ana.journal, ana.journal.find(Note, note.id), "x" * MAX_TEXT, now=AT)

    assert ana.journal.find(Note, note.id).record == note


ASKED = Reading(
    text="", when=When(), specificity=Specificity(vague=True, ask="What happened?", asks_for="event")
)


def fine(*texts: str) -> list[Note]:
    return [a_note(NOON, text=text) for text in texts]


def test_a_vague_note_is_asked_about_and_a_clear_or_hard_or_imported_one_is_not() -> None:
    note = a_note(NOON, text="It's been fine")

    assert question_about(note, [], ASKED) == "What happened?"
    assert question_about(note, [], replace(ASKED, support=True)) is None
    assert question_about(note, [], replace(ASKED, specificity=Specificity())) is None
    assert question_about(replace(note, source="daylio"), [], ASKED) is None


def test_never_twice_in_a_row_but_the_third_time_again() -> None:
    note = a_note(NOON, text="It's been fine")

    assert question_about(note, fine("It's been fine"), ASKED) is None
    assert question_about(note, fine("It's been fine", "It's been fine"), ASKED) == "What happened?"
    assert question_about(note, fine(PANIC), ASKED) == "What happened?"


def test_a_note_that_was_asked_and_answered_was_asked() -> None:
    answered = fine("It's been fine\nOn Thursday at 3 I froze in the meeting with Ruth and felt ashamed")

    assert question_about(a_note(NOON, text="It's been fine"), answered, ASKED) is None
