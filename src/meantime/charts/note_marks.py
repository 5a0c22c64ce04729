"""Notes as marks: which shape a note has, and where it stands on the strip of its span."""

from __future__ import annotations

from collections.abc import Iterable

from meantime.charts.span import SpanMark
from meantime.content.loader import quadrant_of
from meantime.core.moments import local_time
from meantime.core.notes import Note, strongest


def mark_of(note: Note) -> str:
    """The region of the strongest feeling of a note: HU, HP, LU, LP; M for mixed or not named."""
    top = strongest(note)
    return (quadrant_of(top.name) if top else None) or "M"


def span_marks(notes: Iterable[Note]) -> list[SpanMark]:
    """A mark for each note, on the day and at the hour of the zone it was written in: a Monday stays a Monday."""
    return [_span_mark(note) for note in notes]


def _span_mark(note: Note) -> SpanMark:
    local = local_time(note.at, note.tz)
    return SpanMark(day=local.date(), part=(local.hour * 60 + local.minute) / 1440, kind=mark_of(note))
