"""Homework: what was agreed in a session, and each attempt at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Outcome = Literal["did_it", "did_some", "did_something_else", "not_this_time"]
SetBy = Literal["therapist", "me"]

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
    #: What was written in the exercise, by step.
    answers: dict[str, Any] = field(default_factory=dict)
    #: How much it helped, 0-10.
    helped: int | None = None
    learned: str | None = None
    #: What got in the way, when it was not this time.
    barrier: str | None = None
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
