"""Exercises: which steps are asked, which answers they take, and what an ended one becomes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meantime.core.exercises import (
    Exercise,
    Option,
    Step,
    find_answer_problems,
    needs_calm_first,
    page_with,
    pages_asked,
    ratings_of,
)
from meantime.core.notes import CopingSkill, Emotion, Note
from meantime.core.practice import (
    PracticeDraft,
    attempt_from,
    both_words,
    coping_of,
    fingerprint,
    first_answers,
    is_finished,
    joined,
    marked,
    marks_of,
    note_from,
)

NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
YES_NO = (Option(id="yes", text="Yes"), Option(id="no", text="No"))
OUTCOMES = tuple(Option(id=o, text=o) for o in ("did_it", "did_some", "did_something_else", "not_this_time"))
TOO_HARD = (Option(id="hard", text="Too hard right now"),)


def exercise(*steps: Step, **more: Any) -> Exercise:
    return Exercise(
        **{
            "id": "x",
            "kind": "thought_record",
            "title": "X",
            "purpose": "p",
            "need": "thought",
            "place": 1,
            "minutes": "5",
            "skill": "thought record",
            "evidence": "e",
            "source": "s",
            "licence": "l",
            "steps": steps,
            **more,
        }
    )


RECORD = exercise(
    Step(id="situation", ask="What happened?", field="words"),
    Step(id="emotions", ask="What did you feel?", field="line"),
    Step(id="strength", ask="How strong?", field="hundred", joined=True),
    Step(id="evidence", ask="What fits?", field="words", digs=True),
    Step(id="strength_after", ask="And now?", field="hundred"),
    Step(id="outcome", ask="How did it go?", field="one", options=OUTCOMES, skippable=False),
    Step(id="helped", ask="How much?", field="ten", joined=True),
    Step(id="learned", ask="Learned?", field="words", joined=True),
    Step(
        id="barrier",
        ask="What got in the way?",
        field="one",
        options=TOO_HARD,
        only_if=("outcome", "not_this_time"),
    ),
    Step(id="barrier_words", ask="More?", field="words", joined=True, only_if=("outcome", "not_this_time")),
    before="strength",
    after="strength_after",
)


def draft(**answers: Any) -> PracticeDraft:
    return PracticeDraft(id="d", guide="x", exercise="thought_record", started=NOW, answers=answers)


def ids(answers: dict[str, Any]) -> list[list[str]]:
    return [[step.id for step in page] for page in pages_asked(RECORD, answers)]


def test_joined_steps_share_a_page_and_the_barrier_is_asked_only_when_it_was_not_this_time() -> None:
    usual = [
        ["situation"],
        ["emotions", "strength"],
        ["evidence"],
        ["strength_after"],
        ["outcome", "helped", "learned"],
    ]

    assert ids({}) == usual
    assert ids({"outcome": "not_this_time"}) == [*usual, ["barrier", "barrier_words"]]


def test_a_step_is_found_on_its_page_and_one_not_asked_is_not() -> None:
    pages = pages_asked(RECORD, {})

    assert page_with(pages, "strength") == 1
    assert page_with(pages, "barrier") is None


@pytest.mark.parametrize(
    ("strength", "calm"), [(100, True), (90, True), (89, False), (None, False), ("90", False)]
)
def test_from_ninety_a_quieter_way_comes_before_a_step_that_digs(strength: object, calm: bool) -> None:
    first, evidence = pages_asked(RECORD, {})[0], pages_asked(RECORD, {})[2]

    assert needs_calm_first(RECORD, evidence, {"strength": strength}) is calm
    assert not needs_calm_first(RECORD, first, {"strength": strength})


@pytest.mark.parametrize("value", [-1, 101, "50", 50.5, True])
def test_a_number_outside_its_scale_is_named(value: object) -> None:
    [problem] = find_answer_problems(Step(id="s", ask="?", field="hundred"), value)

    assert (problem.where, problem.what_to_do) == ("s", "Use 0 to 100.")


def test_what_was_not_offered_or_is_endless_is_named_and_an_empty_answer_is_fine() -> None:
    one = Step(id="s", ask="?", field="one", options=YES_NO)
    many = Step(id="s", ask="?", field="many", options=YES_NO)
    words = Step(id="s", ask="?", field="words")

    assert find_answer_problems(one, "maybe")
    assert find_answer_problems(many, ["yes", "maybe"])
    assert find_answer_problems(words, "x" * 50_001)
    assert not any(find_answer_problems(step, None) for step in (one, many, words))
    assert find_answer_problems(Step(id="s", ask="?", field="one", skippable=False), None)
    assert not find_answer_problems(words, "x" * 50_000)


def test_ratings_out_of_a_hundred_become_points_of_ten() -> None:
    assert ratings_of(RECORD, {"strength": 70, "strength_after": 45}) == (7, 5)
    assert ratings_of(RECORD, {"strength": 300}) == (None, None)


def test_a_note_gives_its_words_to_the_first_steps() -> None:
    note = Note(
        id="n",
        at=NOW,
        text="Shut down in a meeting",
        emotions=(Emotion(name="anxious", intensity=7), Emotion(name="numb")),
    )

    assert first_answers(RECORD, note) == {
        "situation": "Shut down in a meeting",
        "emotions": "anxious, numb",
        "strength": 70,
    }


def test_an_ended_draft_becomes_an_attempt_with_the_same_id() -> None:
    ended = draft(
        situation="Monday", strength=70, strength_after=40, outcome="did_some", helped=6, learned="It passes"
    )

    attempt = attempt_from(ended, RECORD, at=NOW)

    assert is_finished(ended)
    assert not is_finished(draft(outcome="sort of"))
    assert attempt.id == "d"
    assert attempt.answers == {
        "situation": "Monday",
        "strength": 70,
        "strength_after": 40,
        "before": 7,
        "after": 4,
    }
    assert (attempt.outcome, attempt.helped, attempt.learned, attempt.barrier) == (
        "did_some",
        6,
        "It passes",
        None,
    )


def test_not_this_time_keeps_what_got_in_the_way_and_no_rating() -> None:
    ended = draft(outcome="not_this_time", helped=6, barrier="hard", barrier_words=" Ruth rang ")

    attempt = attempt_from(ended, RECORD, at=NOW)

    assert attempt.barrier == "Too hard right now. Ruth rang"
    assert attempt.helped is None
    assert attempt_from(draft(outcome="not_this_time"), RECORD, at=NOW).barrier is None


def test_an_attempt_with_both_ratings_can_count_for_what_helps_once() -> None:
    attempt = attempt_from(draft(strength=70, strength_after=40, outcome="did_it"), RECORD, at=NOW)

    note = note_from(attempt, RECORD, tz="Europe/London")

    assert note is not None
    assert note.coping == (CopingSkill(skill="thought record", before=7, after=4),)
    assert note_from(attempt, RECORD, tz="Europe/London") == note
    assert coping_of(attempt_from(draft(strength=70, outcome="did_it"), RECORD, at=NOW), RECORD) is None


def test_words_of_two_tabs_are_both_kept_and_of_numbers_the_newer_counts() -> None:
    assert both_words("mine", "yours") == "mine\n\nyours"
    assert both_words("mine", "mine, longer") == "mine, longer"
    assert both_words("mine", "") == "mine"
    assert (both_words(3, 5), both_words(3, None), both_words(None, "new")) == (5, 3, "new")
    assert fingerprint("") == fingerprint(None) != fingerprint("mine")


def test_what_was_written_without_a_connection_joins_the_draft() -> None:
    base, later = draft(situation="Monday", strength=70), draft(situation="On the train", outcome="did_it")

    assert joined(base, later).answers == {
        "situation": "Monday\n\nOn the train",
        "strength": 70,
        "outcome": "did_it",
    }


def test_marks_of_distress_carry_the_seconds_since_the_first() -> None:
    step = Step(id="distress", ask="?", field="marks")

    answers = marked({}, step, 70, now=NOW)
    answers = marked(answers, step, 50, now=NOW + timedelta(minutes=4))
    answers = marked(answers, step, 40, now=NOW - timedelta(hours=1))  # the clocks went back

    assert marks_of(answers["distress"]) == [(0, 70), (240, 50), (240, 40)]
    assert marks_of("nothing") == marks_of({"marks": [["x"], 3]}) == []
