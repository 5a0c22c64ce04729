"""Putting counts, ratings and quotations into words for the brief."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from statistics import median

from meantime.core.moments import local_time

#: Longest quotation on the page, in columns; about two printed lines.
QUOTE_COLUMNS = 180
#: Longest opening sentence on the page, in columns; about four printed lines.
OPENING_COLUMNS = 360

#: Invisible characters inside emoji families and Persian words.
_JOINERS = "\u200c\u200d"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def times(count: int) -> str:
    """How often: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def usual(ratings: Sequence[int]) -> str:
    """The middle rating: the median, as `5` or `5.5`. Needs at least one rating."""
    return f"{median(ratings):g}"


def short_day(at: datetime, tz: str) -> str:
    """The day in a zone, as `Mon 16 Nov`."""
    return day_words(local_time(at, tz).date())


def day_seen_from(now: datetime, at: datetime, tz: str) -> str:
    """The day in a zone, as `Mon 16 Nov`, with its year when that is not the year of `now`: `Mon 16 Nov 2025`."""
    year = local_time(at, tz).year
    return short_day(at, tz) if year == local_time(now, tz).year else f"{short_day(at, tz)} {year}"


def day_words(day: date) -> str:
    """The day, as `Mon 16 Nov`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def excerpt(words: str, columns: int = QUOTE_COLUMNS) -> str:
    """The words on one line, cut at a word with an ellipsis when wider than `columns`."""
    line = " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in words).split())
    if width(line) <= columns:
        return line
    cut = _cut(line, columns - 1)
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[columns // 2 :] else cut
    return at_word.rstrip(" ,;:-") + "…"


def width(line: str) -> int:
    """Columns the line takes: wide characters such as CJK and emoji count as two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def _cut(line: str, columns: int) -> str:
    taken = 0
    for n, character in enumerate(line):
        taken += width(character)
        if taken > columns:
            return line[:n]
    return line
