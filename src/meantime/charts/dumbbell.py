"""Before and after: two dots and the way between them, one row for each thing that was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meantime.charts.drawing import label, number, picture, shortened, tag
from meantime.charts.frame import EDGE, Frame
from meantime.charts.records import Chart, Look
from meantime.core.phrases import Phrase, phrase

_TOP, _ROW = 8.0, 48.0
#: Rows said in the caption; the others stand in the table.
_SAID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One thing with its two values."""

    label: str
    #: 0 to 10.
    before: float
    after: float
    #: How often it was rated, in words: "12 times".
    often: str


def before_after_chart(
    pairs: Sequence[Pair], *, look: Look, title: Phrase, ends: tuple[str, str] = ("before", "after")
) -> Chart:
    """The pairs drawn in their order: hollow is the first value, filled the second.

    Args:
        ends: what the two values are.
    """
    bottom = _TOP + _ROW * len(pairs) + 6
    frame = Frame(look=look, top=_TOP, bottom=bottom)
    parts = [*_scale(frame), *(_row(frame, pair, n) for n, pair in enumerate(pairs)), *_legend(frame, ends)]
    return Chart(
        title=title,
        caption=_caption(pairs, ends),
        svg=picture(look, title, bottom + 44, parts),
        headings=(
            phrase("What"),
            *(phrase("{end}", end=end.capitalize()) for end in ends),
            phrase("How often"),
        ),
        rows=tuple((one.label, number(one.before), number(one.after), one.often) for one in pairs),
    )


def _x(frame: Frame, value: float) -> float:
    """The whole width is the scale: rows are named above their line, not beside it."""
    width = frame.look.width
    along = EDGE + (width - 2 * EDGE) * min(10.0, max(0.0, value)) / 10
    return width - along if frame.look.rtl else along


def _scale(frame: Frame) -> Iterator[str]:
    palette = frame.look.palette
    for value in (0, 5, 10):
        x = _x(frame, value)
        yield tag("path", d=f"M{x:.1f} {frame.top}V{frame.bottom}", stroke=palette.rule, fill="none")
        anchor = {0: "start", 10: "end"}.get(value, "middle")
        yield label(_x(frame, value), frame.bottom + 15, str(value), text_anchor=anchor, fill=palette.quiet)


def _row(frame: Frame, pair: Pair, place: int) -> str:
    palette, y = frame.look.palette, _TOP + _ROW * place + 34
    first, last = _x(frame, pair.before), _x(frame, pair.after)
    words = f"{shortened(pair.label, frame.look.width * 0.62)}, {pair.often}"
    start = _x(frame, 0) + (-6 if frame.look.rtl else 6)
    return "".join(
        (
            label(start, y - 16, words),
            tag(
                "path",
                d=f"M{first:.1f} {y:.1f}H{last:.1f}",
                stroke=palette.ink,
                stroke_width=2.0,
                fill="none",
            ),
            tag("circle", cx=first, cy=y, r=5.0, fill=palette.ground, stroke=palette.ink, stroke_width=1.75),
            tag("circle", cx=last, cy=y, r=5.5, fill=palette.accent),
        )
    )


def _legend(frame: Frame, ends: tuple[str, str]) -> Iterator[str]:
    y, palette, step = frame.bottom + 36, frame.look.palette, -12 if frame.look.rtl else 12
    for value, words in ((0.1, ends[0]), (5.0, ends[1])):
        x = _x(frame, value)
        filled = words == ends[1]
        yield tag(
            "circle",
            cx=x + step / 3,
            cy=y - 4.5,
            r=4.5,
            fill=palette.accent if filled else palette.ground,
            stroke=None if filled else palette.ink,
        )
        yield label(x + step * 1.2, y, shortened(words, frame.look.width / 2 - 24))


def _caption(pairs: Sequence[Pair], ends: tuple[str, str]) -> Phrase:
    said = "; ".join(
        f"{one.label}: {ends[0]} {number(one.before)}, {ends[1]} {number(one.after)}, {one.often}"
        for one in pairs[:_SAID]
    )
    more = len(pairs) - _SAID
    if not said:
        return phrase("Nothing was rated before and after yet.")
    return (
        phrase("{said}; {more} more in the table.", said=said, more=more)
        if more > 0
        else phrase("{said}.", said=said)
    )
