"""What the pages of the person's own plan show."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.content.loader import support_texts
from meantime.content.records import PlanStep
from meantime.core.safety import STEPS, SafetyPlan, lines_of, steps_of
from meantime.web.base.dates import full_day
from meantime.web.support.links import Link, links_in

#: Steps whose lines may name somebody to call.
_PEOPLE = frozenset({"company", "ask", "professionals"})
#: The one that names services, whose numbers may be short.
_SERVICES = "professionals"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One line of a step, with the numbers in it to tap."""

    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """One step with what the person wrote."""

    id: str
    heading: str
    prompt: str
    lines: tuple[PlanLine, ...]
    #: Whether it can be changed here; a step of another program is only shown.
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan, ready to print."""

    #: Steps with something in them, in their order.
    parts: tuple[PlanPart, ...]
    #: Our steps that are still empty.
    empty: tuple[PlanPart, ...]
    #: Lines with numbers, of the steps that name people: first among the numbers on the Support page.
    people: tuple[PlanLine, ...]
    #: The day it was last looked over; empty when never.
    checked: str

    @property
    def has_words(self) -> bool:
        """Whether anything is written in it."""
        return bool(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage:
    """Where one step is written."""

    step: PlanStep
    #: Its place, 1 first, and how many there are.
    place: int
    of: int
    #: The id of the step after it; empty after the last.
    next: str


def plan_page(plan: SafetyPlan | None) -> PlanPage:
    """The plan as pages show it; without a plan every step is empty."""
    plan = plan or SafetyPlan(id="")
    filled = steps_of(plan)
    parts = tuple(_part(plan, step) for step in filled)
    return PlanPage(
        parts=parts,
        empty=tuple(_part(plan, step) for step in STEPS if step not in filled),
        people=tuple(line for part in parts if part.id in _PEOPLE for line in part.lines if line.links),
        checked=full_day(plan.checked_on) if plan.checked_on else "",
    )


def step_page(step: str) -> StepPage | None:
    """The page of one of our steps; None for any other id."""
    if step not in STEPS:
        return None
    place = STEPS.index(step)
    after = STEPS[place + 1] if place + 1 < len(STEPS) else ""
    return StepPage(step=_texts()[step], place=place + 1, of=len(STEPS), next=after)


def _part(plan: SafetyPlan, step: str) -> PlanPart:
    known = _texts().get(step)
    lines = (PlanLine(words=words, links=_links(step, words)) for words in lines_of(plan, step))
    return PlanPart(
        id=step,
        heading=known.heading if known else step,
        prompt=known.prompt if known else "",
        lines=tuple(lines),
        ours=known is not None,
    )


def _links(step: str, words: str) -> tuple[Link, ...]:
    return links_in(words, short=step == _SERVICES) if step in _PEOPLE else ()


def _texts() -> dict[str, PlanStep]:
    return {step.id: step for step in support_texts().plan_step}
