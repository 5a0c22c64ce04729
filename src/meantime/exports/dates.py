"""Days and times in words, the same on every machine whatever its locale."""

from __future__ import annotations

from datetime import date, datetime

from meantime.core.moments import local_time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def month_words(day: date) -> str:
    """`November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """`Monday 16 November`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def moment_words(at: datetime, tz: str) -> str:
    """`Thursday 19 November 2026, 16:00` on the clock of the zone."""
    local = local_time(at, tz)
    return f"{day_words(local.date())} {local.year}, {local:%H:%M}"


def short_date(day: date, *, year: bool) -> str:
    """`12 Nov`, or `12 Nov 2026`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def span_words(first: date, last: date) -> str:
    """`12 Nov to 26 Nov`; with years where the two differ."""
    years = first.year != last.year
    return f"{short_date(first, year=years)} to {short_date(last, year=years)}"
