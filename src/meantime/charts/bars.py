"""Bars of counts, each with its words above it: how many, or how many of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meantime.charts.drawing import COLUMN, label, picture, shortened, tag
from meantime.charts.records import Chart, Look
from meantime.core.phrases import Phrase, phrase

_ROW, _THICK, _TOP = 40.0, 12.0, 16.0
#: Bars said in the caption; the others stand in the table.
_SAID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One count."""

    label: str
    #: 0 or more.
    count: int
    #: Of how many; None for a plain count. With it the full length stands for all.
    of: int | None = None


def bars_chart(bars: Sequence[Bar], *, look: Look, title: Phrase) -> Chart:
    """The bars in their order; plain counts are measured against the highest of them."""
    most = max((one.count for one in bars), default=0) or 1
    parts = [_row(look, bar, place, most) for place, bar in enumerate(bars)]
    return Chart(
        title=title,
        caption=_caption(bars),
        svg=picture(look, title, _ROW * max(1, len(bars)), parts),
        headings=(phrase("What"), phrase("Count")),
        rows=tuple((bar.label, _said(bar)) for bar in bars),
    )


def _row(look: Look, bar: Bar, place: int, most: int) -> str:
    palette, y, count = look.palette, _TOP + _ROW * place, _said(bar)
    room = look.width - 2.0
    share = bar.count / ((bar.of or 1) if bar.of is not None else most)
    length = room * min(1.0, max(0.0, share))
    edge = {"x": 1.0, "y": y + 6, "width": room, "height": _THICK}
    start, end = (look.width, 0.0) if look.rtl else (0.0, float(look.width))
    return "".join(
        (
            label(start, y, shortened(bar.label, room - COLUMN * (len(count) + 2))),
            label(end, y, count, text_anchor="end"),
            tag("rect", **edge, fill="none", stroke=palette.rule) if bar.of is not None else "",
            tag(
                "rect",
                x=look.width - 1 - length if look.rtl else 1.0,
                y=y + 6,
                width=max(1.5, length),
                height=_THICK,
                fill=palette.accent if bar.count else palette.rule,
            ),
        )
    )


def _said(bar: Bar) -> str:
    return str(bar.count) if bar.of is None else f"{bar.count} of {bar.of}"


def _caption(bars: Sequence[Bar]) -> Phrase:
    if not bars:
        return phrase("Nothing to count yet.")
    said = "; ".join(f"{bar.label}: {_said(bar)}" for bar in bars[:_SAID])
    more = len(bars) - _SAID
    return (
        phrase("{said}; {more} more in the table.", said=said, more=more)
        if more > 0
        else phrase("{said}.", said=said)
    )
