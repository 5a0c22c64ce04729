"""What charts have in common: where a value lies, the rules of a scale, the days along the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from meantime.charts.drawing import COLUMN, label, number, tag
from meantime.charts.records import Look
from meantime.core.brief.words import day_words

#: Room for the numbers of a scale at the side, in units.
SIDE = 28.0
#: Room at the other side, so that the last mark is whole.
EDGE = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The field of a chart: from its corner (0 along, lowest value) to the opposite one."""

    look: Look
    #: Top and bottom of the field, in units from the top of the drawing.
    top: float
    bottom: float
    #: Lowest and highest value.
    low: float = 0.0
    high: float = 10.0

    def x(self, share: float) -> float:
        """Where a share of the width lies; in a right-to-left drawing counted from the right."""
        along = SIDE + (self.look.width - SIDE - EDGE) * min(1.0, max(0.0, share))
        return self.look.width - along if self.look.rtl else along

    def y(self, value: float) -> float:
        """Where a value lies; one outside the scale lies on its edge."""
        inside = min(self.high, max(self.low, value))
        share = (inside - self.low) / ((self.high - self.low) or 1)
        return self.bottom - (self.bottom - self.top) * share


def scale(frame: Frame) -> Iterator[str]:
    """Three rules with their numbers: lowest, middle, highest."""
    for value in (frame.low, round((frame.low + frame.high) / 2), frame.high):
        y, palette = frame.y(value), frame.look.palette
        yield tag("path", d=f"M{frame.x(0):.1f} {y:.1f}H{frame.x(1):.1f}", stroke=palette.rule, fill="none")
        at = frame.x(0) + (6 if frame.look.rtl else -6)
        yield label(at, y + 4.5, number(value), text_anchor="end", fill=palette.quiet)


def foot_days(frame: Frame, first: date, last: date) -> Iterator[str]:
    """The first and the last day, and between them as many as have room, with the width of the chart in mind."""
    days = (last - first).days
    room = max(1, int(frame.look.width / (COLUMN * 11)))
    steps = max(1, min(room - 1, days))
    for n in range(steps + 1 if days else 1):
        share = n / steps if days else 0.5
        day = first + timedelta(days=round(days * share))
        anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
        x = frame.x((day - first).days / days if days else 0.5)
        yield label(x, frame.bottom + 34, short_day(day), text_anchor=anchor, fill=frame.look.palette.quiet)


def short_day(day: date) -> str:
    """`16 Nov`."""
    return day_words(day).split(" ", 1)[1]
