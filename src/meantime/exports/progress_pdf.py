"""Progress on paper: a tagged PDF of own words, changes in words, and the drawings beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from meantime.charts.records import Chart
from meantime.core.phrases import Phrase
from meantime.exports.printable import is_right_to_left, printable
from meantime.exports.typesetting import Paper, typeset

_INTRO = "Words first, then numbers. Nothing here says why something changed."
_FOOTER = "Made with Meantime from my own notes. Private notes and private questionnaires are left out."
#: Longest row of own words, sentence and name on the page, in columns; and most rows of one note.
_ROW, _SENTENCE, _NAME, _MOST_ROWS = 4000, 1200, 40, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One end of "then and now"."""

    #: "Then" or "Now".
    heading: str
    #: The day of the note in words.
    day: str
    #: The whole note.
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOnPaper:
    """One questionnaire over time."""

    title: str
    words: Sequence[Phrase]
    #: That it cannot diagnose.
    caution: str
    #: A line from the second form on, drawn with the inks of paper.
    chart: Chart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressOnPaper:
    """What is printed; whoever makes it leaves out what is private."""

    #: The person's name or initials; empty for none.
    name: str
    #: The day it is made, in words.
    day: str
    #: Empty unless the person chose notes.
    words: Sequence[OwnWords] = ()
    #: Since the last session, in words and as a line; None without one.
    change: tuple[Phrase, Chart] | None = None
    forms: Sequence[FormOnPaper] = ()
    weeks: Chart | None = None


def progress_pdf(progress: ProgressOnPaper, *, paper: Paper = "a4") -> bytes:
    """The pages, tagged for screen readers, the same bytes every time.

    Raises:
        PdfError: the shipped template or fonts are damaged.
    """
    return typeset("progress", _data(progress), paper=paper)


def _data(progress: ProgressOnPaper) -> dict[str, Any]:
    return {
        "title": f"My progress · {printable(progress.day, _NAME)}",
        "name": printable(progress.name, _NAME),
        "intro": _INTRO,
        "footer": _FOOTER,
        "words": [_own(one) for one in progress.words],
        "change": _change(*progress.change) if progress.change else None,
        "forms": [_form(one) for one in progress.forms],
        "weeks": _counts(progress.weeks) if progress.weeks else None,
    }


def _own(one: OwnWords) -> dict[str, Any]:
    rows = [printable(row, _ROW) for row in one.text.splitlines()[:_MOST_ROWS] if row.strip()]
    return {
        "heading": one.heading,
        "day": one.day,
        "rows": rows,
        "rtl": is_right_to_left(one.text),
    }


def _change(sentence: Phrase, chart: Chart) -> dict[str, Any]:
    return {"sentence": printable(str(sentence), _SENTENCE), "chart": _drawing(chart)}


def _form(one: FormOnPaper) -> dict[str, Any]:
    return {
        "title": printable(one.title, _SENTENCE),
        "words": [printable(str(said), _SENTENCE) for said in one.words],
        "caution": printable(one.caution, _SENTENCE),
        "chart": _drawing(one.chart) if one.chart else None,
    }


def _drawing(chart: Chart) -> dict[str, str]:
    said = " ".join(str(part) for part in (chart.caption, chart.gaps) if part)
    return {
        "svg": chart.svg,
        "alt": printable(str(chart.title), _SENTENCE),
        "caption": printable(said, _SENTENCE),
    }


def _counts(chart: Chart) -> dict[str, str]:
    """Bars print their own numbers; the table of the page is what is read aloud."""
    rows = "; ".join(": ".join(row) for row in chart.rows)
    said = printable(f"{chart.title}. {rows}.", _SENTENCE)
    return {"svg": chart.svg, "alt": said, "caption": ""}
