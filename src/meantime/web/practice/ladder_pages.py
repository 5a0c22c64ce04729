"""What the page of a ladder shows: its steps, and how each prediction met what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from meantime.content.exercise_files import find_exercise
from meantime.core.exercises import step_with
from meantime.core.homework import Attempt
from meantime.core.ladders import Ladder, Rung, attempts_at
from meantime.core.moments import local_day
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name
from meantime.web.practice.said import said_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One go: what was expected and what happened."""

    id: str
    day: str
    #: The worry in the person's words, and how likely it seemed; each empty when not said.
    worry: str
    likely: str
    happened: str
    learned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRow:
    """One step with its place and every go at it, newest first."""

    rung: Rung
    #: 1 first.
    place: int
    first: bool
    last: bool
    outcomes: tuple[Outcome, ...]


def rung_rows(ladder: Ladder, journal: Journal) -> list[RungRow]:
    """The steps in their order."""
    attempts = [one for one in reversed(journal.attempts()) if one.extra.get("ladder") == ladder.id]
    count = len(ladder.rungs)
    return [
        RungRow(
            rung=rung,
            place=place,
            first=place == 1,
            last=place == count,
            outcomes=tuple(_outcomes(attempts_at(rung, attempts), journal.tz)),
        )
        for place, rung in enumerate(ladder.rungs, start=1)
    ]


def _outcomes(attempts: Iterable[Attempt], tz: str) -> Iterable[Outcome]:
    for attempt in attempts:
        yield Outcome(
            id=attempt.id,
            day=day_name(local_day(attempt.at, tz)),
            worry=_said(attempt, "worry"),
            likely=_said(attempt, "likely"),
            happened=_said(attempt, "happened"),
            learned=attempt.learned or "",
        )


def _said(attempt: Attempt, name: str) -> str:
    exercise = find_exercise(attempt.guide)
    step: Any = step_with(exercise, name) if exercise else None
    return said_answer(step, attempt.answers.get(name)) if step else ""
