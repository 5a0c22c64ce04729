"""Dots by weekday and hour: when notes were written, and which of them were strong."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meantime.charts.drawing import label, picture, tag
from meantime.charts.records import Chart, Look
from meantime.core.phrases import Phrase, count_phrase, phrase

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Parts of the day in the table, and the hours at which they begin; the night goes on from 22 to 5 (project rule).
PARTS, _BEGIN = ("Night", "Morning", "Afternoon", "Evening"), (5, 12, 17, 22)
_SIDE, _TOP, _ROW = 42.0, 26.0, 28.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When one note was written, on the wall clock of its place."""

    #: 0 Monday to 6 Sunday.
    weekday: int
    #: 0 to 23.
    hour: int
    is_strong: bool = False


def hours_chart(moments: Sequence[Moment], *, strong: str, look: Look) -> Chart:
    """The dots drawn: filled for strong ones, hollow for the others, larger where several fall together.

    Args:
        strong: what strong means, such as "of strength 7 or more".
    """
    known = [one for one in moments if 0 <= one.weekday <= 6 and 0 <= one.hour <= 23]
    title = phrase("Notes by weekday and hour")
    dots = Counter((one.weekday, one.hour, one.is_strong) for one in known)
    parts = [
        *_grid(look),
        *(_dot(look, key, count) for key, count in sorted(dots.items())),
        *_legend(look, strong),
    ]
    return Chart(
        title=title,
        caption=_caption(known, strong),
        svg=picture(look, title, _TOP + 7 * _ROW + 32, parts),
        headings=(
            phrase("Weekday"),
            *(phrase("{part}", part=name) for name in PARTS),
            phrase("All"),
            phrase("{strong}", strong=strong),
        ),
        rows=tuple(_rows(known)),
    )


def _x(look: Look, hour: float) -> float:
    along = _SIDE + (look.width - _SIDE - 14) * hour / 24
    return look.width - along if look.rtl else along


def _y(weekday: int) -> float:
    return _TOP + _ROW * (weekday + 0.5)


def _grid(look: Look) -> Iterator[str]:
    palette = look.palette
    for weekday, name in enumerate(DAYS):
        y = _y(weekday)
        yield tag(
            "path", d=f"M{_x(look, 0):.1f} {y:.1f}H{_x(look, 24):.1f}", stroke=palette.rule, fill="none"
        )
        yield label(look.width if look.rtl else 0, y + 4.5, name[:3], fill=palette.quiet)
    for hour in (0, 6, 12, 18, 24):
        x = _x(look, hour)
        down = f"M{x:.1f} {_TOP}V{_TOP + 7 * _ROW}"
        yield tag("path", d=down, stroke=palette.rule, fill="none", stroke_dasharray="2 4")
        yield label(x, _TOP - 9, f"{hour:02d}", text_anchor="middle", fill=palette.quiet)


def _dot(look: Look, key: tuple[int, int, bool], count: int) -> str:
    weekday, hour, is_strong = key
    palette, r = look.palette, min(6.5, 2.6 + 0.9 * count**0.5)
    x, y = _x(look, hour + 0.5), _y(weekday) + (-5 if is_strong else 5)
    if is_strong:
        return tag("circle", cx=x, cy=y, r=r, fill=palette.accent)
    return tag("circle", cx=x, cy=y, r=r, fill=palette.ground, stroke=palette.ink, stroke_width=1.25)


def _legend(look: Look, strong: str) -> Iterator[str]:
    y, palette = _TOP + 7 * _ROW + 22, look.palette
    for hour, words in ((0.0, strong), (15.5, "others")):
        x, step = _x(look, hour), -12 if look.rtl else 12
        if words == strong:
            yield tag("circle", cx=x + step / 3, cy=y - 4.5, r=4, fill=palette.accent)
        else:
            yield tag("circle", cx=x + step / 3, cy=y - 4.5, r=4, fill=palette.ground, stroke=palette.ink)
        yield label(x + step * 1.1, y, words)


def _caption(moments: Sequence[Moment], strong: str) -> Phrase:
    days = Counter(one.weekday for one in moments if one.is_strong)
    whole = count_phrase(len(moments), "note", "notes")
    if not days:
        return phrase("{whole}, none of them {strong}.", whole=whole, strong=strong)
    most = max(days.values())
    return phrase(
        "{whole}, {count} of them {strong}. Most of these: {day}, {most}.",
        whole=whole,
        count=sum(days.values()),
        strong=strong,
        day=" and ".join(DAYS[day] for day in sorted(days) if days[day] == most),
        most=most,
    )


def _rows(moments: Sequence[Moment]) -> Iterator[tuple[str, ...]]:
    for weekday, name in enumerate(DAYS):
        yield _row(name, [one for one in moments if one.weekday == weekday])
    yield _row("All days", moments)


def _row(name: str, moments: Sequence[Moment]) -> tuple[str, ...]:
    by_part = Counter(bisect_right(_BEGIN, one.hour) % 4 for one in moments)
    strong = sum(one.is_strong for one in moments)
    return (name, *(str(by_part[part]) for part in range(4)), str(len(moments)), str(strong))
