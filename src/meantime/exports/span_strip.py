"""The span strip at the head of the printed brief: two posts, a line, one small mark for each note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import isfinite
from typing import Any, Literal

from meantime.core.brief.words import short_day
from meantime.core.briefs import Brief, days_in
from meantime.core.moments import days_between, local_time
from meantime.core.phrases import count_phrase

Quadrant = Literal["HP", "LP", "HU", "LU", "M"]

#: What each shape means: energy (H, L) and pleasantness (P, U). Its order is that of the legend.
MEANINGS: dict[str, str] = {
    "HU": "stirred up, unpleasant",
    "HP": "stirred up, pleasant",
    "LU": "low, unpleasant",
    "LP": "quiet, pleasant",
    "M": "mixed or not said",
}
#: Places for marks along the line; 7 points each on the narrower page.
_PLACES = 68
#: Height of a stack of marks, in points, above its first mark; and the step between two marks.
_STACK, _STEP = 21.0, 7.0
#: Longest span in days with a name under each day, with one under each Monday.
_EACH_DAY, _EACH_WEEK = 15, 105


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanMark:
    """One note on the span strip."""

    #: 0 is the beginning of the first day, 1 the end of the last: see `position_on_span`.
    position: float
    #: High or low energy, pleasant or unpleasant; M mixed; None when no feeling was named.
    quadrant: Quadrant | None = None


def position_on_span(at: datetime, brief: Brief) -> float:
    """Where an instant (aware) lies on the span of a brief, 0 to 1, by whole local days."""
    local = local_time(at, brief.tz)
    hours = timedelta(hours=local.hour, minutes=local.minute) / timedelta(days=1)
    return min(1.0, max(0.0, ((local.date() - brief.first_day).days + hours) / max(1, days_in(brief))))


def strip_data(brief: Brief, marks: Sequence[SpanMark]) -> dict[str, Any]:
    """What the template draws: marks and ticks with positions 0-1, heights in points, words for a screen reader."""
    shown = [mark for mark in marks if isfinite(mark.position)]
    places = [round(min(1.0, max(0.0, mark.position)) * (_PLACES - 1)) for mark in shown]
    highest = max(Counter(places).values(), default=1)
    step = min(_STEP, _STACK / max(1, highest - 1))
    below: Counter[int] = Counter()
    drawn = []
    for mark, place in zip(shown, places, strict=True):
        drawn.append({"x": place / (_PLACES - 1), "up": below[place] * step, "kind": mark.quadrant or "M"})
        below[place] += 1
    rise = 12 + (highest - 1) * step
    return {"marks": drawn, "rise": rise, "ticks": list(_ticks(brief)), "alt": _alt(brief, shown)}


def legend_for(marks: Sequence[SpanMark]) -> list[tuple[str, str]]:
    """The shapes that were drawn with their meanings."""
    drawn = {mark.quadrant or "M" for mark in marks}
    return [(kind, meaning) for kind, meaning in MEANINGS.items() if kind in drawn]


def day_words(day: date) -> str:
    """`Thu 19 Nov`."""
    return short_day(datetime(day.year, day.month, day.day, tzinfo=UTC), "UTC")


def _ticks(brief: Brief) -> Iterator[dict[str, Any]]:
    count = days_in(brief)
    if count > _EACH_WEEK:
        return
    for n, day in enumerate(days_between(brief.first_day, brief.last_day)):
        weekday, number, month = day_words(day).split(" ")
        if count <= _EACH_DAY:
            yield {"x": n / count, "middle": (n + 0.5) / count, "label": f"{weekday} {number}"}
        elif day.weekday() == 0:
            yield {"x": n / count, "middle": n / count, "label": f"{number} {month}"}


def _alt(brief: Brief, marks: Sequence[SpanMark]) -> str:
    counted: Counter[str] = Counter(mark.quadrant or "M" for mark in marks)
    kinds = [f"{meaning}: {counted[kind]}" for kind, meaning in MEANINGS.items() if counted[kind]]
    days = f"A line from {day_words(brief.first_day)} to {day_words(brief.last_day)}"
    return f"{days} with {count_phrase(len(marks), 'mark', 'marks')}. " + "; ".join(kinds)
