"""A plan to check in on feelings for some days. It always has an end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meantime.core.homework import Attempt
from meantime.core.moments import local_day
from meantime.core.problems import Problem

#: Longest plan, in days: long enough for four sessions, and never without an end.
LONGEST_PLAN = 28
#: Parts of a day a check-in can be planned for.
MOMENTS = {"morning": "Morning", "midday": "Midday", "evening": "Evening", "after": "After a hard moment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingPlan:
    """Some days of checking in."""

    #: UUID as text.
    id: str
    #: First and last day, both included.
    starts: date
    ends: date
    #: Keys of `MOMENTS`.
    moments: tuple[str, ...] = ()
    #: What to look at, in the person's words; empty for feelings in general.
    about: str = ""
    #: The homework it is for, or None.
    homework: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def is_running(plan: TrackingPlan, today: date) -> bool:
    """Whether `today` is one of its days."""
    return plan.starts <= today <= plan.ends


def check_ins(plan: TrackingPlan, attempts: Iterable[Attempt], *, tz: str) -> list[Attempt]:
    """The check-ins on the days of a plan, in the order given."""
    return [
        attempt
        for attempt in attempts
        if attempt.guide == "check_in" and plan.starts <= local_day(attempt.at, tz) <= plan.ends
    ]


def find_problems(plan: TrackingPlan) -> list[Problem]:
    """Everything that breaks a rule of plans."""
    problems = []
    if plan.ends < plan.starts:
        problems.append(
            Problem(where="ends", what="The end is before the start.", what_to_do="Choose a later last day.")
        )
    if (plan.ends - plan.starts).days >= LONGEST_PLAN:
        problems.append(
            Problem(
                where="ends",
                what=f"A plan lasts {LONGEST_PLAN} days at most.",
                what_to_do="Choose an earlier last day. You can make a new plan then.",
            )
        )
    if not set(plan.moments) <= MOMENTS.keys():
        problems.append(
            Problem(where="moments", what="Not a known moment.", what_to_do=f"Use: {', '.join(MOMENTS)}.")
        )
    return problems
