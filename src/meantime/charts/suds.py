"""The course of distress during an exposure: 0 to 100, minute by minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from meantime.charts.drawing import COLUMN, label, number, picture, tag
from meantime.charts.frame import Frame, scale
from meantime.charts.records import Chart, Look
from meantime.core.phrases import Phrase, count_phrase, phrase

_TOP, _BOTTOM = 22.0, 150.0
#: Readings all of which are said in the caption.
_SAID = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How strong it was at one moment."""

    #: Minutes since the beginning, 0 or more.
    minute: float
    #: 0 (calm) to 100 (the strongest I can imagine).
    value: float


def suds_chart(readings: Sequence[Reading], *, look: Look, expected: int | None = None) -> Chart:
    """The curve, with what was expected as a dashed line. Falling is not the aim, and the words do not say so."""
    known = sorted(
        (one for one in readings if isfinite(one.minute) and isfinite(one.value) and one.minute >= 0),
        key=lambda one: one.minute,
    )
    frame = Frame(look=look, top=_TOP, bottom=_BOTTOM, low=0, high=100)
    title = phrase("How strong it was, 0 to 100, by minute")
    longest = max((one.minute for one in known), default=0) or 1
    points = [(frame.x(0.03 + 0.94 * one.minute / longest), frame.y(one.value)) for one in known]
    parts = [
        *scale(frame),
        *_expected(frame, expected),
        *_curve(frame, points),
        *_names(frame, known, points),
    ]
    expected_row = (("Expected", str(expected)),) if expected is not None else ()
    return Chart(
        title=title,
        caption=_caption(known, expected),
        svg=picture(look, title, _BOTTOM + 40, parts),
        headings=(phrase("When"), phrase("How strong, 0 to 100")),
        rows=(*((_minutes(one.minute), number(one.value)) for one in known), *expected_row),
    )


def _expected(frame: Frame, expected: int | None) -> Iterator[str]:
    if expected is not None:
        y, palette = frame.y(expected), frame.look.palette
        across = f"M{frame.x(0):.1f} {y:.1f}H{frame.x(1):.1f}"
        yield tag("path", d=across, stroke=palette.quiet, stroke_dasharray="6 4", fill="none")
        beside = y - 5 if expected < 80 else y + 15
        yield label(frame.x(1), beside, "expected", text_anchor="end", fill=palette.quiet)


def _curve(frame: Frame, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    palette = frame.look.palette
    if len(points) > 1:
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        yield tag("path", d=f"M{way}", stroke=palette.accent, stroke_width=2.0, fill="none")
    for x, y in points:
        yield tag("circle", cx=x, cy=y, r=4.0, fill=palette.accent)


def _names(frame: Frame, known: Sequence[Reading], points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The value above its dot and the minute below, where there is room beside the one before."""
    free = -1e9
    for one, (x, y) in zip(known, points, strict=True):
        along = frame.look.width - x if frame.look.rtl else x
        if along - free >= COLUMN * 4.5:
            yield label(x, y - 9, number(one.value), text_anchor="middle")
            yield label(
                x, _BOTTOM + 17, number(one.minute), text_anchor="middle", fill=frame.look.palette.quiet
            )
            free = along
    middle = frame.look.width / 2
    yield label(middle, _BOTTOM + 34, "minutes", text_anchor="middle", fill=frame.look.palette.quiet)


def _caption(known: Sequence[Reading], expected: int | None) -> Phrase:
    if not known:
        return phrase("Nothing was rated yet.")
    highest = max(known, key=lambda one: one.value)
    chosen = known if len(known) <= _SAID else [known[0], highest, known[-1]]
    said = ", ".join(f"{number(one.value)} at {_minutes(one.minute)}" for one in _apart(chosen))
    if expected is None:
        return phrase("{said}.", said=said)
    return phrase("{said}. Expected: {expected}.", said=said, expected=expected)


def _apart(readings: Sequence[Reading]) -> list[Reading]:
    """Without a reading that stands beside itself."""
    return [readings[0], *(after for before, after in pairwise(readings) if after != before)]


def _minutes(minute: float) -> str:
    return (
        "the start"
        if minute == 0
        else f"{number(minute)} min"
        if minute % 1
        else count_phrase(int(minute), "minute", "minutes")
    )
