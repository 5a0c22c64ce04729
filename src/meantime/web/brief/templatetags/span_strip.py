"""The span as a strip of days, for any page: two posts, a line, one small mark for each note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django import template

from meantime.content.loader import quadrant_of, quadrants
from meantime.core.notes import Note, day_of, strongest
from meantime.core.phrases import count_phrase
from meantime.web.base.dates import day_name

register = template.Library()

#: Columns of the strip at most; a longer span has several days in one.
_COLUMNS = 14
#: Marks drawn in one column; more are counted.
_MARKS = 4
#: A mark and the day it stands on.
DayMark = tuple[date, str]


@register.inclusion_tag("brief/strip.html")
def span_strip(notes: Sequence[Note], first: date, last: date) -> dict[str, Any]:
    """The strip from the first to the last day, both ends included, and the same in words."""
    # A note is on the day of the zone it was written in; a traveller's may lie a day outside.
    marks = [(min(max(day_of(note), first), last), mark_of(note)) for note in notes]
    step = -(-((last - first).days + 1) // _COLUMNS)
    starts = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return {
        "columns": [_column(start, end, marks) for start, end in pairwise([*starts, date.max])],
        "words": _in_words(first, last, marks),
        "legend": _legend(marks),
        "days_each": step,
    }


def mark_of(note: Note) -> str:
    """The region of the strongest feeling of a note; M for mixed or not said."""
    top = strongest(note)
    return (quadrant_of(top.name) if top else None) or "M"


def _column(start: date, end: date, marks: Iterable[DayMark]) -> dict[str, Any]:
    inside = [mark for day, mark in marks if start <= day < end]
    weekday, number, month = day_name(start).split(" ")
    return {
        "weekday": weekday,
        "number": number,
        "month": month,
        "marks": inside[:_MARKS],
        "more": max(0, len(inside) - _MARKS),
    }


def _in_words(first: date, last: date, marks: Sequence[DayMark]) -> str:
    days = count_phrase(len({day for day, _ in marks}), "day", "days")
    notes = count_phrase(len(marks), "note", "notes")
    said = f"{notes} on {days}" if marks else "No notes"
    return f"{said}, from {day_name(first)} to {day_name(last)}."


def _legend(marks: Sequence[DayMark]) -> list[dict[str, str]]:
    seen = {mark for _, mark in marks}
    return [{"mark": one.id, "label": one.label} for one in quadrants() if one.id in seen]
