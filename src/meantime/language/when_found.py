"""One time expression found in a sentence, and the now it is reckoned from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from re import Match, Pattern
from typing import Literal

from meantime.core.moments import local_time
from meantime.language.calendar_words import sunday_zones
from meantime.language.records import Grain, Part

#: A rule is read at most so often in one text: a hostile text costs no more than a long one.
MOST_FOUND = 20
Said = Literal["definite", "present", "topic", "period", "recurring", "future", "habit", "vague", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment of writing, on the person's own clock."""

    #: Aware instant.
    at: datetime
    #: IANA zone of the person.
    tz: str

    @property
    def wall(self) -> datetime:
        """Clock on the wall in the zone."""
        return local_time(self.at, self.tz)

    @property
    def day(self) -> date:
        """Calendar day in the zone."""
        return self.wall.date()

    @property
    def week_start(self) -> date:
        """The first day of this week: Sunday in zones where calendars begin with it, else Monday (ISO 8601)."""
        first = 6 if self.tz in sunday_zones() else 0
        return self.day - timedelta(days=(self.day.weekday() - first) % 7)

    @property
    def night_owl(self) -> bool:
        """Between 00:00 and 04:59 the evening of the day before is still "tonight"."""
        return self.wall.hour < 5

    def back(self, days: int) -> date:
        """The calendar day that many days ago."""
        return self.day - timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A day, a span of days or a habit, as one expression says it."""

    #: Start and end in the respelled line.
    span: tuple[int, int]
    first: date | None = None
    #: Last day, included; None for one day.
    last: date | None = None
    part: Part | None = None
    #: Clock time reckoned with the day ("an hour ago").
    at: time | None = None
    grain: Grain = "day"
    said: Said = "definite"
    #: A name of a day without "last" or "this": words around it may say that it lies ahead.
    bare: bool = False
    #: A day of the calendar without its year: it too may lie ahead.
    yearly: bool = False


Handler = Callable[[Match[str], Now], Found | None]
Rule = tuple[Pattern[str], Handler]


def find_all(rules: Iterable[Rule], text: str, now: Now) -> list[Found]:
    """Every expression, earlier rules first; a place is read once. In order of the text."""
    taken = bytearray(len(text))
    found = []
    for pattern, handler in rules:
        for match in islice(pattern.finditer(text), MOST_FOUND):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            one = handler(match, now)
            if one is not None:
                taken[start:end] = b"\x01" * (end - start)
                found.append(one)
    return sorted(found, key=lambda one: one.span)


def fit(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest(month: int, day: int, today: date) -> date | None:
    """The most recent day with this month and day; today counts."""
    years = (fit(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((one for one in years if one and one <= today), None)


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    fits = (fit(year, month + 1, day.day - short) for short in range(4))
    return next(one for one in fits if one)


def monday_of(day: date) -> date:
    """The Monday that begins the week of a day."""
    return day - timedelta(days=day.weekday())
