"""The span as a strip: two posts, a line between them, one mark for each note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from meantime.charts.drawing import COLUMN, label, picture, tag
from meantime.charts.frame import short_day
from meantime.charts.marks import MEANINGS, mark
from meantime.charts.records import Chart, Look
from meantime.core.brief.words import day_words
from meantime.core.phrases import Phrase, count_phrase, phrase

#: Width of a mark, and the highest stack of them, in units.
_SIZE, _STACK = 11.0, 66.0
_POST = 6.0
#: Longest span in days whose days are named with their weekday.
_WITH_WEEKDAY = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanMark:
    """One note on the strip."""

    day: date
    #: What part of that day had gone by, 0 to 1.
    part: float = 0.5
    #: Its shape: HU, HP, LU, LP, or M for mixed or not named.
    kind: str = "M"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a mark is drawn."""

    x: float
    #: How many marks lie below it.
    below: int
    kind: str


def span_chart(marks: Sequence[SpanMark], first: date, last: date, *, look: Look) -> Chart:
    """The strip from the first to the last day, both included.

    A note written in another zone may lie a day outside; it is drawn at the post.
    """
    inside = [_held(one, first, last) for one in marks]
    places = _places(inside, first, last, look)
    highest = max((one.below for one in places), default=0)
    step = min(_SIZE + 1, _STACK / max(1, highest))
    line = 12 + step * highest + _SIZE
    title = phrase("The span, with a mark for each note")
    parts = [
        *_posts(look, line),
        *(
            mark(one.kind, one.x, line - 9 - one.below * step, size=_SIZE, palette=look.palette)
            for one in places
        ),
        *_days(first, last, look, line),
    ]
    return Chart(
        title=title,
        caption=_caption(inside, first, last),
        svg=picture(look, title, line + 26, parts),
        headings=(phrase("Day"), phrase("Notes"), phrase("Marks")),
        rows=tuple(_rows(inside)),
    )


def legend_svg(kind: str, look: Look) -> str:
    """One shape alone, for the legend beside a strip. Its meaning stands beside it in words."""
    return tag(
        "svg",
        mark(kind, 7, 7, size=_SIZE, palette=look.palette),
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 14 14",
        aria_hidden="true",
    )


def legend_of(marks: Sequence[SpanMark]) -> list[tuple[str, str]]:
    """The shapes that were drawn, with their meanings, in their own order."""
    drawn = {_known(one.kind) for one in marks}
    return [(kind, words) for kind, words in MEANINGS.items() if kind in drawn]


def _known(kind: str) -> str:
    return kind if kind in MEANINGS else "M"


def _held(one: SpanMark, first: date, last: date) -> SpanMark:
    part = 0.0 if one.day < first else 1.0 if one.day > last else min(1.0, max(0.0, one.part))
    return SpanMark(day=min(max(one.day, first), last), part=part, kind=_known(one.kind))


def _share(one: SpanMark, first: date, last: date) -> float:
    return ((one.day - first).days + one.part) / ((last - first).days + 1)


def _places(marks: Sequence[SpanMark], first: date, last: date, look: Look) -> list[_Place]:
    """Marks stand in as many places as have room side by side; those of one place are stacked."""
    count = int((look.width - 4 * _POST) / (_SIZE + 1))
    below: Counter[int] = Counter()
    found = []
    for one in sorted(marks, key=lambda one: (one.day, one.part)):
        place = round(_share(one, first, last) * (count - 1))
        found.append(_Place(x=_x(look, place / (count - 1)), below=below[place], kind=one.kind))
        below[place] += 1
    return found


def _x(look: Look, share: float) -> float:
    along = 2 * _POST + (look.width - 4 * _POST) * share
    return look.width - along if look.rtl else along


def _posts(look: Look, line: float) -> Iterator[str]:
    ink = {"stroke": look.palette.ink, "fill": "none"}
    yield tag("path", d=f"M1.5 4V{line + 5:.1f}M{look.width - 1.5} 4V{line + 5:.1f}", stroke_width=3.0, **ink)
    yield tag("path", d=f"M0 {line:.1f}H{look.width}", stroke_width=1.25, **ink)


def _days(first: date, last: date, look: Look, line: float) -> Iterator[str]:
    """Names of days below the line, as many as have room, at the middle of their day."""
    count = (last - first).days + 1
    room = max(1, int(look.width / (COLUMN * 7.5)))
    every = ceil(count / room)
    for n in range(0, count, every):
        day = first + timedelta(days=n)
        words = day_words(day).rsplit(" ", 1)[0] if count <= _WITH_WEEKDAY else short_day(day)
        half = COLUMN * len(words) / 2
        x = min(look.width - half, max(half, _x(look, (n + 0.5) / count)))
        yield label(x, line + 20, words, text_anchor="middle", fill=look.palette.quiet)


def _caption(marks: Sequence[SpanMark], first: date, last: date) -> Phrase:
    ends = {"first": day_words(first), "last": day_words(last)}
    if not marks:
        return phrase("No notes, from {first} to {last}.", **ends)
    return phrase(
        "{notes} on {days}, from {first} to {last}.",
        notes=count_phrase(len(marks), "note", "notes"),
        days=count_phrase(len({one.day for one in marks}), "day", "days"),
        **ends,
    )


def _rows(marks: Sequence[SpanMark]) -> Iterator[tuple[str, ...]]:
    for day in sorted({one.day for one in marks}):
        kinds = Counter(one.kind for one in marks if one.day == day)
        words = "; ".join(f"{words}: {kinds[kind]}" for kind, words in MEANINGS.items() if kinds[kind])
        yield (day_words(day), str(sum(kinds.values())), words)
