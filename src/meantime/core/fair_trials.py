"""Trying something fairly: the days to practise are drawn by lot beforehand, so only chance sets them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from meantime.core.problems import Problem

#: How long a trial lasts, in days; even, because days are drawn in pairs.
SHORTEST, LONGEST = 14, 28


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDay:
    """How one day of a trial was."""

    day: date
    #: How strong distress was over the day, 0-10; None when the notes of the day shall say.
    strength: int | None = None
    #: Whether it was practised; None when not said. The lot counts, whatever was done.
    practised: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FairTrial:
    """One trial of one skill."""

    #: UUID as text.
    id: str
    #: What is tried, in the person's words.
    skill: str
    #: First day, in the person's zone.
    start: date
    #: Days it lasts: even, 14 to 28.
    length: int = SHORTEST
    #: The days drawn for practice: one of each pair of days.
    days: tuple[date, ...]
    #: What is known of its days so far.
    outcomes: tuple[TrialDay, ...] = ()
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def last_day(trial: FairTrial) -> date:
    """The last day of the trial."""
    return trial.start + timedelta(days=trial.length - 1)


def pairs_of(trial: FairTrial) -> list[tuple[date, date]]:
    """The pairs of neighbouring days; a lot was drawn in each."""
    firsts = range(0, trial.length, 2)
    return [(trial.start + timedelta(days=n), trial.start + timedelta(days=n + 1)) for n in firsts]


def find_problems(trial: FairTrial) -> list[Problem]:
    """Everything that breaks a rule of fair trials."""
    return [*_shape_problems(trial), *_day_problems(trial)]


def _shape_problems(trial: FairTrial) -> Iterator[Problem]:
    if not trial.skill.strip():
        yield Problem(where="skill", what="It is not said what is tried.", what_to_do="Write a few words.")
    if trial.length % 2 or not SHORTEST <= trial.length <= LONGEST:
        yield Problem(
            where="length", what="A trial lasts 14 to 28 days, in pairs.", what_to_do="Usual is 14."
        )
        return
    drawn = set(trial.days)
    if len(drawn) != trial.length // 2 or any(len(drawn & set(pair)) != 1 for pair in pairs_of(trial)):
        yield Problem(where="days", what="One day of each pair is drawn.", what_to_do="Draw them again.")


def _day_problems(trial: FairTrial) -> Iterator[Problem]:
    known = [one.day for one in trial.outcomes]
    if len(set(known)) != len(known):
        yield Problem(where="outcomes", what="A day is told twice.", what_to_do="Keep one of them.")
    if any(one.strength is not None and not 0 <= one.strength <= 10 for one in trial.outcomes):
        yield Problem(where="strength", what="The number is not between 0 and 10.", what_to_do="Use 0 to 10.")
