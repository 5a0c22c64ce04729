"""One page: which of the chosen lines fit, decided by a count of printed rows.

The count is generous (narrow page, wide letters), so that what fits here fits an A4 and a Letter page alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from meantime.core.brief.words import width
from meantime.core.briefs import BriefChoices, Line

#: Rows of text one page holds below its head and above its foot, at 10 point with 5 mm a row.
PAGE_ROWS = 50.0
#: Columns of one printed row.
ROW_COLUMNS = 88
#: Rows a section heading takes with the space above it.
HEADING_ROWS = 1.8
#: Space below a line, in rows.
LINE_GAP = 0.25


def fit_to_page(
    candidates: Sequence[Line], choices: BriefChoices
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The chosen lines that fit on one page, and the chosen lines that do not; both in page order.

    Topics stay longest, then lines the person added; among the others the highest `rank` leaves first.
    """
    chosen = [line for line in candidates if is_chosen(line, choices)]
    added = set(choices.added)
    kept = list(chosen)
    for line in sorted(chosen, key=lambda one: (one.section == "topics", one.key in added, -one.rank)):
        if rows_of(kept) <= PAGE_ROWS:
            break
        kept.remove(line)
    on_page = {line.key for line in kept}
    return tuple(kept), tuple(line for line in chosen if line.key not in on_page)


def is_chosen(line: Line, choices: BriefChoices) -> bool:
    """Whether the line is wanted: offered and not taken off, or put on by the person."""
    return line.key in choices.added or (line.offered and line.key not in choices.left_out)


def rows_of(lines: Sequence[Line]) -> float:
    """How many printed rows these lines take with their headings."""
    headings = len({line.section for line in lines})
    return headings * HEADING_ROWS + sum(_rows(line) for line in lines)


def _rows(line: Line) -> float:
    columns = width(str(line.text)) + (width(str(line.aside)) + 3 if line.aside else 0) + 4
    return ceil(columns / ROW_COLUMNS) + LINE_GAP
