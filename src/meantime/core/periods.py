"""Periods. Everywhere in Meantime a period is half-open: the start is in it, the end is not.

Both ends are instants; days and months are cut in the person's own zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meantime.core.moments import day_start, local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time from `start` (included) to `end` (not included)."""

    #: First instant inside, aware.
    start: datetime
    #: First instant after, aware.
    end: datetime

    def __contains__(self, at: datetime) -> bool:
        """Whether the instant lies inside."""
        return self.start <= at < self.end


def period_of_days(first: date, last: date, *, tz: str) -> Period:
    """From the beginning of `first` to the end of `last` (both days included) in the zone."""
    return Period(start=day_start(first, tz), end=day_start(last + timedelta(days=1), tz))


def period_of_month(year: int, month: int, *, tz: str) -> Period:
    """A calendar month in the zone."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return Period(start=day_start(date(year, month, 1), tz), end=day_start(after, tz))


def months_of(period: Period) -> list[tuple[int, int]]:
    """Every (year, month) a note of this period can carry as its local month, in any zone on Earth.

    Zones span UTC-12 to UTC+14, so a day is added on both sides.
    """
    first = local_day(period.start - timedelta(days=1), "UTC")
    last = local_day(period.end + timedelta(days=1), "UTC")
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (first.month - 1 + n for n in range(count))
    return [(first.year + n // 12, n % 12 + 1) for n in months]
