"""Change between forms: what is more than ordinary ups and downs, and when it is called clear.

Reliable change: Jacobson and Truax (1991), J Consult Clin Psychol 59:12. A difference counts when it is larger than
1.96 * sqrt(2) * standard error of measurement; each form brings its published points (`ChangeRule`).

One pair of forms never decides (`docs/decisions/0016`). A change is clear when the last two forms both lie that far
from the start, the mean of up to three forms before them. Simulated (`tests/core/test_change.py`): someone who stays
the same, over twelve forms, is told of a clear change in at most 5 of 100 cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from meantime.core.measures import ChangeRule, Measure
from meantime.core.patterns import Tier

Direction = Literal["better", "worse", "same"]

#: How many of the first forms make the start.
START_FORMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two totals of one form, compared. No verdict: one pair cannot give one."""

    #: Later total minus earlier total, in points.
    points: int
    direction: Direction
    #: Whether it is more than ordinary ups and downs; None when nobody published how much that takes.
    is_reliable: bool | None
    #: Whether it goes from one side of the published line to the other.
    crosses_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where the newest form stands against the start."""

    #: "clear" from two forms in a row, "maybe" from the newest alone, None for ordinary ups and downs.
    tier: Tier | None
    direction: Direction
    #: The newest total minus the start, in points.
    points: float
    #: Mean total of the forms that make the start, in points.
    start: float
    #: How many forms that are, 1 to 3.
    start_forms: int


def difference(measure: Measure, earlier: int, later: int) -> Difference:
    """Compare two totals of one form."""
    points, rule = later - earlier, measure.change
    return Difference(
        points=points,
        direction=_direction(measure, points),
        is_reliable=None if rule is None else abs(points) >= rule.points,
        crosses_cut=_is_beyond_cut(measure, earlier) is not _is_beyond_cut(measure, later),
    )


def verdict(measure: Measure, totals: Sequence[int]) -> Verdict | None:
    """Where the newest of all totals, oldest first, stands against the start.

    None with fewer than two totals, and for forms without a published size of change.
    """
    rule = measure.change
    if rule is None or len(totals) < 2:
        return None
    last = totals[max(1, len(totals) - 2) :]
    start = totals[: len(totals) - len(last)][:START_FORMS]
    moved = [total - fmean(start) for total in last]
    return Verdict(
        tier=_tier(rule, moved),
        direction=_direction(measure, moved[-1]),
        points=moved[-1],
        start=fmean(start),
        start_forms=len(start),
    )


def _tier(rule: ChangeRule, moved: Sequence[float]) -> Tier | None:
    """Of the newest form or two, in points from the start."""
    if len(moved) == 2 and (min(moved) >= rule.clear or max(moved) <= -rule.clear):
        return "clear"
    return "maybe" if abs(moved[-1]) >= rule.points else None


def _direction(measure: Measure, points: float) -> Direction:
    if points == 0:
        return "same"
    return "better" if (points < 0) is (measure.better == "lower") else "worse"


def _is_beyond_cut(measure: Measure, total: int) -> bool:
    """Whether a total lies on the worse side of the published line."""
    cut = measure.change.cut if measure.change else None
    if cut is None:
        return False
    return total >= cut if measure.better == "lower" else total <= cut
