"""The brief as one printed page: a tagged PDF, the same brief the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meantime.charts.records import PAPER, Look
from meantime.charts.span import SpanMark, legend_of, legend_svg, span_chart
from meantime.core.brief.words import short_day
from meantime.core.briefs import FOOTER, SECTIONS, Brief, Line, days_in
from meantime.core.moments import local_time
from meantime.core.phrases import count_phrase
from meantime.exports.dates import span_words
from meantime.exports.day_references import day_list, day_numbers, references
from meantime.exports.printable import is_right_to_left, printable
from meantime.exports.typesetting import Paper, PdfError, typeset

__all__ = ["Paper", "PdfError", "brief_pdf"]

#: Longest line, remark, therapist and name on the page, in columns. Briefs made by the core stay far below.
_LINE, _ASIDE, _THERAPIST, _NAME = 1200, 120, 60, 40
#: A remark up to this long, in characters, is not broken over two rows.
_SHORT = 20
#: More lines than any page holds; it bounds the work for a brief that was not limited before.
_MOST_LINES = 120
#: More marks than the strip can show apart.
_MOST_MARKS = 2000
_PAPER = Look(name="span", palette=PAPER, width=640)


def brief_pdf(
    brief: Brief,
    *,
    paper: Paper = "a4",
    marks: Sequence[SpanMark] = (),
    source_days: Mapping[str, str] | None = None,
) -> bytes:
    """The brief as a PDF of exactly one page, tagged for screen readers, the same bytes every time.

    The text is 11 points where there is room and 7.5 where there is little; if even that is too much, the lines with
    the highest `rank` leave. Characters no shipped font has are printed as a box.

    Args:
        brief: what to print; its `left_over` is not mentioned.
        paper: the page size.
        marks: one mark for each note, for the span strip under the head.
        source_days: for each source id its day in words ("Mon 16 Nov"), oldest first. Lines then carry small numbers
            and the foot lists the days, as far as two rows hold them.

    Raises:
        PdfError: the shipped template or fonts are damaged.
    """
    data = _page_data(brief, marks[:_MOST_MARKS], source_days or {})
    return typeset("brief", data, paper=paper)


def _page_data(brief: Brief, marks: Sequence[SpanMark], source_days: Mapping[str, str]) -> dict[str, Any]:
    lines = _most_wanted(brief.lines)
    numbers = day_numbers(lines, source_days)
    return {
        "title": _title(brief),
        "name": printable(brief.name, _NAME),
        "span": _span_words(brief),
        **_strip(brief, marks),
        "sections": SECTIONS,
        "lines": [_line_data(line, references(line, source_days, numbers)) for line in lines],
        "days": day_list(numbers),
        "footer": FOOTER,
    }


def _strip(brief: Brief, marks: Sequence[SpanMark]) -> dict[str, Any]:
    """The span under the head and what its shapes mean, as SVG and words."""
    drawn = span_chart(marks, brief.first_day, brief.last_day, look=_PAPER)
    return {
        "strip": drawn.svg,
        "alt": str(drawn.caption),
        "legend": [(legend_svg(kind, _PAPER), words) for kind, words in legend_of(marks)],
    }


def _most_wanted(lines: Sequence[Line]) -> list[Line]:
    wanted = sorted(range(len(lines)), key=lambda n: lines[n].rank)[:_MOST_LINES]
    return [lines[n] for n in sorted(wanted)]


def _title(brief: Brief) -> str:
    therapist = printable(brief.therapist, _THERAPIST)
    if brief.session_at is None:
        return f"For {therapist or 'my next session'}"
    at = local_time(brief.session_at, brief.tz)
    return f"For {therapist or 'my session'} · {short_day(at, brief.tz)} {at.year}, {at:%H:%M}"


def _span_words(brief: Brief) -> str:
    """`19 Nov to 26 Nov · 14 notes on 6 of 8 days`, with years where the two differ."""
    days_said = span_words(brief.first_day, brief.last_day)
    notes, days = count_phrase(brief.notes, "note", "notes"), count_phrase(days_in(brief), "day", "days")
    return f"{days_said} · {notes} on {brief.days} of {days}" if brief.notes else days_said


def _line_data(line: Line, refs: str) -> dict[str, Any]:
    text = printable(str(line.text), _LINE)
    return {
        "section": line.section,
        "text": text,
        "quoted": line.quoted,
        "rtl": is_right_to_left(text),
        "aside": _aside(line),
        "refs": refs,
        "rank": line.rank,
    }


def _aside(line: Line) -> str:
    """The remark of a line; a short one, such as a date, is held together on one row."""
    said = printable(str(line.aside), _ASIDE) if line.aside else ""
    return said.replace(" ", "\u00a0") if len(said) <= _SHORT else said
