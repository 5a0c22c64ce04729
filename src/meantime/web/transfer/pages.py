"""What the pages of transfer show, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.actions.imports import PendingFile, Preview
from meantime.core.phrases import count_phrase
from meantime.core.problems import Problem
from meantime.importers.base import SOURCES

#: Problems shown one by one; the rest are counted.
MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What an import would do."""

    name: str
    #: Where the file comes from, for people.
    source: str
    #: Counts in words.
    read: str
    new: str
    already_here: str
    can_add: bool
    #: `Add 12 records`.
    button: str
    problems: tuple[Problem, ...]
    #: `And 7 more.`, or empty.
    more_problems: str


def report_page(file: PendingFile, preview: Preview) -> ReportPage:
    """The dry run in words."""
    left = len(preview.problems) - MOST_PROBLEMS
    return ReportPage(
        name=file.name,
        source=SOURCES[preview.source][0],
        read=count_phrase(preview.read, "row", "rows"),
        new=f"{preview.new} new",
        already_here=f"{preview.already_here} here already",
        can_add=preview.new > 0,
        button=f"Add {count_phrase(preview.new, 'record', 'records')}",
        problems=preview.problems[:MOST_PROBLEMS],
        more_problems=f"And {left} more." if left > 0 else "",
    )


def done_sentence(added: str, here: str) -> str:
    """`12 records are in your journal now. 3 were here already.` from two counts of an address."""
    new, old = (int(text) if text.isdecimal() and len(text) < 8 else 0 for text in (added, here))
    first = "Nothing new was in this file." if not new else f"{_came_in(new)} in your journal now."
    return first if not old else f"{first} {count_phrase(old, 'was', 'were')} here already."


def _came_in(new: int) -> str:
    return "1 record is" if new == 1 else f"{new} records are"
