"""The person's own plan for hard moments, in steps.

The steps follow the Safety Planning Intervention (Stanley and Brown, Cogn Behav Pract 2012;19:256); headings and words
are our own and lie in `content/support`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from meantime.core.problems import Problem

#: Ids of the steps, in their order.
STEPS = ("signs", "alone", "company", "ask", "professionals", "safer", "matters")
#: Most lines of one step, and most characters of one line: what still can be read in a hard moment, ten times over.
MOST_LINES, LONGEST_LINE = 60, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan:
    """A plan; every step may stay empty."""

    #: UUID as text.
    id: str
    #: Step id -> what stands in it: a list of lines as we write it. Other programs may put texts or people with
    #: numbers there, and steps of their own; all of it is kept.
    steps: dict[str, Any] = field(default_factory=dict)
    #: The day the person last said that it is still right; None when never.
    checked_on: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def find_problems(plan: SafetyPlan) -> list[Problem]:
    """Everything that breaks a rule of plans: a step with too many lines, or a line that is too long to read."""
    problems = []
    for step in plan.steps:
        lines = lines_of(plan, step)
        if len(lines) > MOST_LINES:
            what = f"This step has more than {MOST_LINES} lines."
            problems.append(Problem(where=f"steps.{step}", what=what, what_to_do="Use fewer lines."))
        if any(len(line) > LONGEST_LINE for line in lines):
            what = f"A line is longer than {LONGEST_LINE} characters."
            problems.append(Problem(where=f"steps.{step}", what=what, what_to_do="Break it in two."))
    return problems


def steps_of(plan: SafetyPlan) -> list[str]:
    """The ids of the steps with something in them: ours in their order, then those of other programs."""
    ours = [step for step in STEPS if step in plan.steps]
    others = [step for step in plan.steps if step not in STEPS]
    return [step for step in (*ours, *others) if lines_of(plan, step)]


def lines_of(plan: SafetyPlan, step: str) -> tuple[str, ...]:
    """What stands in a step, a text each: also when it came as one text, or as people with names and numbers."""
    return _lines(plan.steps.get(step))


def with_lines(plan: SafetyPlan, step: str, lines: Sequence[str]) -> SafetyPlan:
    """The plan with other lines in one step. Lines that stayed the same leave the step as it came."""
    kept = tuple(line.strip() for line in lines if line.strip())
    if kept == lines_of(plan, step):
        return plan
    return replace(plan, steps={**plan.steps, step: list(kept)})


def merged_lines(typed: Sequence[str], *, before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """The lines typed into a step, with those after them that came in from elsewhere while they were typed.

    Args:
        before: the lines the form began with.
        now: the lines that stand there now.
    """
    known = {*before, *typed}
    return (*typed, *(line for line in now if line not in known))


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if isinstance(value, dict):
        joined = " · ".join(str(part) for part in value.values() if isinstance(part, str | int) and part)
        return _lines(joined)
    if isinstance(value, list | tuple):
        return tuple(line for one in value for line in _lines(one))
    return ()
