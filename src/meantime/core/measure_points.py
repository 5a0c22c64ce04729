"""The totals of one questionnaire over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meantime.core.measures import Administration, Measure, score_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One form with a total."""

    #: Id of the administration.
    id: str
    #: When it was filled in, aware.
    at: datetime
    total: int
    #: Published words for the total; empty when the form has none.
    band: str
    #: Whether it asks about days the form before asked about too.
    overlaps: bool


def points_of(measure: Measure, administrations: Iterable[Administration]) -> tuple[Point, ...]:
    """The forms of one questionnaire that have a total, oldest first."""
    own = sorted((a for a in administrations if a.measure == measure.id), key=lambda a: (a.at, a.id))
    points: list[Point] = []
    for one in own:
        found = score_of(one, {measure.id: measure})
        if found is not None and found.total is not None:
            overlaps = bool(points) and one.at - points[-1].at < timedelta(days=measure.recall_days)
            points.append(Point(id=one.id, at=one.at, total=found.total, band=found.band, overlaps=overlaps))
    return tuple(points)
