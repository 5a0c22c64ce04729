"""Homework: what was agreed in a session, and each attempt at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from meantime.core.notes import CLOCK_SKEW
from meantime.core.phrases import Phrase, phrase
from meantime.core.problems import Problem

ExerciseKind = Literal[
    "journaling",
    "grounding",
    "thought_record",
    "breathing",
    "exposure",
    "communication",
    "emotion_tracking",
    "behavioural_experiment",
]
Outcome = Literal["did_it", "did_some", "did_something_else", "not_this_time"]
SetBy = Literal["therapist", "me"]

EXERCISE_KINDS: tuple[ExerciseKind, ...] = get_args(ExerciseKind)
#: The eight kinds in the words people read.
EXERCISE_WORDS: dict[str, str] = {
    "journaling": "Journaling",
    "grounding": "Grounding",
    "thought_record": "Thought record",
    "breathing": "Breathing",
    "exposure": "Facing it in steps",
    "communication": "Communication skills",
    "emotion_tracking": "Tracking feelings",
    "behavioural_experiment": "Trying out a prediction",
}
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
#: Outcomes in the words people read.
OUTCOME_WORDS: dict[str, str] = {
    "did_it": "did it",
    "did_some": "did some",
    "did_something_else": "did something else",
    "not_this_time": "not this time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework:
    """Something to practise before the next session."""

    #: UUID as text.
    id: str
    #: One of the eight kinds, as `outside.md` names them.
    exercise: str
    title: str = ""
    #: Who suggested it; "therapist" or "me", kept as it came.
    set_by: str | None = None
    set_on: date | None = None
    due_on: date | None = None
    #: Id of the guided exercise that was meant, such as `senses_54321`; empty when only the kind was agreed.
    guide: str = ""
    #: How often, in the person's words: "on three mornings".
    how_often: str = ""
    #: When and where, in the person's words: "after breakfast, in the kitchen".
    when: str = ""
    #: What could get in the way: the first half of an if-then plan.
    obstacle: str = ""
    #: What to do then: the second half.
    instead: str = ""
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One go at an exercise, whatever came of it."""

    #: UUID as text.
    id: str
    #: The homework it belongs to; None when done for its own sake.
    homework: str | None = None
    exercise: str
    #: When, aware.
    at: datetime
    outcome: Outcome
    #: What was written in the exercise, by step; `before` and `after` hold the ratings around it, 0-10.
    answers: dict[str, Any] = field(default_factory=dict)
    #: How much it helped, 0-10.
    helped: int | None = None
    learned: str | None = None
    #: What got in the way, when it was not this time.
    barrier: str | None = None
    #: Id of the guided exercise, such as `senses_54321`; empty when done without one.
    guide: str = ""
    #: Id of the note it started from, or None.
    note: str | None = None
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def title_of(homework: Homework) -> str:
    """Its title, or the name of its kind."""
    return homework.title or exercise_words(homework.exercise)


def exercise_words(exercise: str) -> str:
    """A kind in the words people read."""
    return EXERCISE_WORDS.get(exercise, exercise.replace("_", " ").capitalize())


def is_agreed_for(homework: Homework, first: date, last: date) -> bool:
    """Whether it was agreed for the days from one session to the next: set in the first or since, or due by then.

    What is set on the day of the last session is for the days after it.
    """
    set_on, due_on = homework.set_on, homework.due_on
    return (
        set_on is not None
        and set_on < max(last, first + timedelta(days=1))
        and (set_on >= first or (due_on is not None and due_on >= first))
    )


def plan_of(homework: Homework) -> Phrase | None:
    """The if-then plan as a sentence; None until both halves are there."""
    obstacle, instead = homework.obstacle.strip(" ."), homework.instead.strip(" .")
    if not obstacle or not instead:
        return None
    return phrase("If {obstacle}, then {instead}.", obstacle=obstacle, instead=instead)


def find_problems(homework: Homework) -> list[Problem]:
    """Everything that breaks a rule of homework."""
    return list(_kind_problems(homework.exercise))


def find_attempt_problems(attempt: Attempt, *, now: datetime | None = None) -> list[Problem]:
    """Everything that breaks a rule of attempts.

    Args:
        now: the present instant; when given, a moment still to come is a problem.
    """
    return [*_kind_problems(attempt.exercise), *_attempt_problems(attempt, now)]


def _kind_problems(exercise: str) -> Iterator[Problem]:
    if exercise not in EXERCISE_KINDS:
        yield Problem(
            where="exercise", what="Not a known kind.", what_to_do=f"Use one of: {', '.join(EXERCISE_KINDS)}."
        )


def _attempt_problems(attempt: Attempt, now: datetime | None) -> Iterator[Problem]:
    if attempt.outcome not in OUTCOMES:
        yield Problem(
            where="outcome", what="Not a known answer.", what_to_do=f"Use one of: {', '.join(OUTCOMES)}."
        )
    if attempt.helped is not None and not 0 <= attempt.helped <= 10:
        yield Problem(where="helped", what="The number is not between 0 and 10.", what_to_do="Use 0 to 10.")
    if attempt.at.tzinfo is None:
        yield Problem(where="at", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
    elif now is not None and attempt.at > now + CLOCK_SKEW:
        yield Problem(where="at", what="This time is still to come.", what_to_do="Choose a time up to now.")
