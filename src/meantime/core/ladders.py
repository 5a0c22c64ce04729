"""A ladder: something feared, faced in steps that were agreed with a therapist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from meantime.core.homework import Attempt
from meantime.core.problems import Problem

#: Most rungs one ladder holds.
MOST_RUNGS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of a ladder."""

    #: UUID as text.
    id: str
    text: str
    #: How hard it is expected to be, 0-100; None when not rated.
    distress: int | None = None
    #: Whether it was agreed with the therapist. Only agreed steps are practised.
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The steps towards one thing, in the order the person gave them."""

    #: UUID as text.
    id: str
    #: What it is about.
    theme: str
    #: What the person is most afraid will happen.
    feared: str = ""
    #: First to last; steps may be done out of order.
    rungs: tuple[Rung, ...] = ()
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def rung_with(ladder: Ladder, rung_id: str) -> Rung | None:
    """The rung with this id, or None."""
    return next((rung for rung in ladder.rungs if rung.id == rung_id), None)


def with_rung(ladder: Ladder, rung: Rung) -> Ladder:
    """The ladder with a new rung at its end, or a known one changed in its place."""
    if rung_with(ladder, rung.id) is None:
        return replace(ladder, rungs=(*ladder.rungs, rung))
    return replace(ladder, rungs=tuple(rung if one.id == rung.id else one for one in ladder.rungs))


def without_rung(ladder: Ladder, rung_id: str) -> Ladder:
    """The ladder without one rung."""
    return replace(ladder, rungs=tuple(one for one in ladder.rungs if one.id != rung_id))


def moved_rung(ladder: Ladder, rung_id: str, *, up: bool) -> Ladder:
    """The ladder with one rung a place up or down; at the end it stays."""
    rungs = list(ladder.rungs)
    place = next((n for n, rung in enumerate(rungs) if rung.id == rung_id), None)
    other = -1 if place is None else place - 1 if up else place + 1
    if place is None or not 0 <= other < len(rungs):
        return ladder
    rungs[place], rungs[other] = rungs[other], rungs[place]
    return replace(ladder, rungs=tuple(rungs))


def attempts_at(rung: Rung, attempts: Iterable[Attempt]) -> list[Attempt]:
    """Every go at one rung, in the order given."""
    return [attempt for attempt in attempts if attempt.extra.get("rung") == rung.id]


def find_problems(ladder: Ladder) -> list[Problem]:
    """Everything that breaks a rule of ladders."""
    problems = []
    if not ladder.theme.strip():
        problems.append(
            Problem(where="theme", what="This ladder has no name.", what_to_do="Write what it is about.")
        )
    if len(ladder.rungs) > MOST_RUNGS:
        problems.append(
            Problem(
                where="rungs",
                what=f"A ladder holds {MOST_RUNGS} steps at most.",
                what_to_do="Begin a second ladder for the rest.",
            )
        )
    if any(not rung.text.strip() for rung in ladder.rungs):
        problems.append(Problem(where="text", what="A step is empty.", what_to_do="Write a few words."))
    if any(rung.distress is not None and not 0 <= rung.distress <= 100 for rung in ladder.rungs):
        problems.append(
            Problem(where="distress", what="The number is not between 0 and 100.", what_to_do="Use 0 to 100.")
        )
    return problems
