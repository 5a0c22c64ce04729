"""A line with gaps: one value a day, days without a note drawn and named as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import isfinite
from statistics import median

from meantime.charts.drawing import label, number, picture, shortened, tag
from meantime.charts.frame import Frame, foot_days, scale
from meantime.charts.records import Chart, Look
from meantime.core.brief.words import day_words
from meantime.core.phrases import Phrase, count_phrase, phrase

_TOP, _BOTTOM = 14.0, 134.0
#: A gap this wide, in units, carries the words "no note".
_ROOM_FOR_WORDS = 58.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayValue:
    """The value of one day."""

    day: date
    value: float
    #: Whether the chart is about this day.
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Values over the days from `first` to `last`, both included."""

    title: Phrase
    #: What the numbers are, with their scale: "Strongest feeling, 0 to 10".
    heading: Phrase
    values: Sequence[DayValue]
    first: date
    last: date
    #: What the marked days are: "days with mum"; empty when none are marked.
    marked: str = ""
    #: Lowest and highest value of the scale.
    low: float = 0.0
    high: float = 10.0
    #: Values so many days apart, or fewer, are joined by a line.
    joins: int = 1
    #: What is said of days without a value.
    nothing: str = "no note"
    #: What makes a day count, after "days".
    counted: str = "you wrote on"


def line_chart(course: Course, look: Look) -> Chart:
    """The course drawn; of several values on one day the highest counts, and days outside are left out."""
    days = _by_day(course)
    frame = Frame(look=look, top=_TOP, bottom=_BOTTOM, low=course.low, high=course.high)
    parts = [
        *scale(frame),
        *_strip(course, days, frame),
        *_lines(course, days, frame),
        *(_dot(frame, course, one) for one in days),
        *foot_days(frame, course.first, course.last),
        *(_legend(frame, course) if course.marked else ()),
    ]
    return Chart(
        title=course.title,
        caption=_caption(course, days),
        svg=picture(look, course.title, _BOTTOM + (64 if course.marked else 42), parts),
        headings=_headings(course),
        rows=tuple(_rows(course, days)),
        gaps=_gaps_words(course, days) if course.joins == 1 else None,
    )


def _by_day(course: Course) -> list[DayValue]:
    found: dict[date, DayValue] = {}
    for one in course.values:
        if course.first <= one.day <= course.last and isfinite(one.value):
            known = found.get(one.day, one)
            found[one.day] = DayValue(
                day=one.day, value=max(one.value, known.value), is_marked=one.is_marked or known.is_marked
            )
    return [found[day] for day in sorted(found)]


def _share(course: Course, day: date) -> float:
    """Where the middle of a day lies, 0 to 1."""
    return ((day - course.first).days + 0.5) / ((course.last - course.first).days + 1)


def _gaps(course: Course, days: Sequence[DayValue]) -> Iterator[tuple[date, date]]:
    """First and last day of each run of days without a value."""
    one = timedelta(days=1)
    edges = [course.first - one, *(day.day for day in days), course.last + one]
    for before, after in pairwise(edges):
        if (after - before).days > max(1, course.joins):
            yield before + one, after - one


def _strip(course: Course, days: Sequence[DayValue], frame: Frame) -> Iterator[str]:
    """Below the field: solid where there are values, dotted and named where there are none."""
    y, count = _BOTTOM + 12, (course.last - course.first).days + 1
    half = 0.5 / count
    pen = {"stroke": frame.look.palette.quiet, "fill": "none"}
    solid = "".join(
        f"M{frame.x(_share(course, one.day) - half):.1f} {y}H{frame.x(_share(course, one.day) + half):.1f}"
        for one in days
    )
    if solid:
        yield tag("path", d=solid, stroke_width=3.0, **pen)
    for first, last in _gaps(course, days):
        start, end = frame.x(_share(course, first) - half), frame.x(_share(course, last) + half)
        yield tag("path", d=f"M{start:.1f} {y}H{end:.1f}", stroke_dasharray="1 4", **pen)
        if abs(end - start) > _ROOM_FOR_WORDS:
            yield label(
                (start + end) / 2, _BOTTOM - 6, course.nothing, text_anchor="middle", fill=pen["stroke"]
            )


def _lines(course: Course, days: Sequence[DayValue], frame: Frame) -> Iterator[str]:
    way = ""
    for before, after in pairwise(days):
        if (after.day - before.day).days <= course.joins:
            way += f"M{_point(frame, course, before)}L{_point(frame, course, after)}"
    if way:
        yield tag("path", d=way, stroke=frame.look.palette.ink, stroke_width=1.5, fill="none")


def _point(frame: Frame, course: Course, one: DayValue) -> str:
    return f"{frame.x(_share(course, one.day)):.1f} {frame.y(one.value):.1f}"


def _dot(frame: Frame, course: Course, one: DayValue) -> str:
    size = 3.5 if (course.last - course.first).days <= 45 else 2.5
    at = (frame.x(_share(course, one.day)), frame.y(one.value))
    return _shape(frame, at, size, is_marked=one.is_marked)


def _shape(frame: Frame, at: tuple[float, float], size: float, *, is_marked: bool) -> str:
    (x, y), palette = at, frame.look.palette
    if is_marked:
        r = size * 1.7
        around = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f} {x:.1f} {y + r:.1f} {x - r:.1f} {y:.1f}Z"
        return tag("path", d=around, fill=palette.accent)
    return tag("circle", cx=x, cy=y, r=size, fill=palette.ground, stroke=palette.ink, stroke_width=1.5)


def _legend(frame: Frame, course: Course) -> Iterator[str]:
    y, room = _BOTTOM + 54, frame.look.width * 0.74 - 40
    for share, words, is_marked in ((0.0, course.marked, True), (0.76, "others", False)):
        x = frame.x(share)
        step = -12 if frame.look.rtl else 12
        yield _shape(frame, (x + step / 3, y - 4.5), 3.5, is_marked=is_marked)
        yield label(x + step * 1.2, y, shortened(words, room))


def _caption(course: Course, days: Sequence[DayValue]) -> Phrase:
    if not days:
        return phrase("{heading}: no values yet.", heading=str(course.heading))
    lowest, highest = (end(days, key=lambda one: one.value) for end in (min, max))
    counted = count_phrase(len(days), "day", "days")
    whole = phrase(
        "{heading}, on {days}: lowest {low} ({low_day}), highest {high} ({high_day}).",
        heading=str(course.heading),
        days=counted,
        low=number(lowest.value),
        low_day=day_words(lowest.day),
        high=number(highest.value),
        high_day=day_words(highest.day),
    )
    return _with_marked(course, days, whole)


def _with_marked(course: Course, days: Sequence[DayValue], whole: Phrase) -> Phrase:
    marked = [one.value for one in days if one.is_marked]
    others = [one.value for one in days if not one.is_marked]
    if not (course.marked and marked and others):
        return whole
    return phrase(
        "{whole} On {count} {marked}: usually {with_it}. On the other {others}: usually {without}.",
        whole=str(whole),
        count=len(marked),
        marked=course.marked,
        with_it=number(median(marked)),
        others=len(others),
        without=number(median(others)),
    )


def _headings(course: Course) -> tuple[Phrase, ...]:
    marked = (phrase("{what}", what=course.marked),) if course.marked else ()
    return (phrase("Day"), course.heading, *marked)


def _rows(course: Course, days: Sequence[DayValue]) -> Iterator[tuple[str, ...]]:
    said: dict[date, tuple[str, ...]] = {
        one.day: (day_words(one.day), number(one.value), "yes" if one.is_marked else "no") for one in days
    }
    for first, last in _gaps(course, days):
        span = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
        said[first] = (span, course.nothing, "")
    for day in sorted(said):
        yield said[day] if course.marked else said[day][:2]


def _gaps_words(course: Course, days: Sequence[DayValue]) -> Phrase:
    return phrase(
        "Describes the {days} {counted}, of {all}.",
        counted=course.counted,
        days=count_phrase(len(days), "day", "days"),
        all=(course.last - course.first).days + 1,
    )
