"""Small numbers after the lines of a printed brief, and the list of days they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from meantime.core.brief.words import width
from meantime.core.briefs import Line
from meantime.exports.printable import printable

#: What two rows at 7.5 points hold on the narrower page, in columns.
_TWO_ROWS = 250
#: How many days a line may rest on to carry numbers: tried in turn until the list fits.
_MOST_DAYS = (1000, 7, 3, 1)


def day_numbers(lines: Sequence[Line], source_days: Mapping[str, str]) -> dict[str, int]:
    """A number from 1 for each day the lines rest on, oldest first; the lines resting on most days give way first.

    Args:
        source_days: for each source id its day in words, oldest first.
    """
    for most in _MOST_DAYS:
        used = {day for line in lines for day in _few_days(line, source_days, most)}
        ordered = [day for day in dict.fromkeys(source_days.values()) if day in used]
        numbers = {day: n for n, day in enumerate(ordered, start=1)}
        if width(day_list(numbers)) <= _TWO_ROWS:
            return numbers
    return {}


def references(line: Line, source_days: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    """The numbers of the days of one line, such as `1–3,6`; empty when one of them has no number."""
    days = _days_of(line, source_days)
    if not all(day in numbers for day in days):
        return ""
    return ",".join(_runs(sorted(numbers[day] for day in days)))


def day_list(numbers: Mapping[str, int]) -> str:
    """`1 Mon 16 Nov · 2 Tue 17 Nov`, each held together on one row."""
    return " · ".join(f"{n} {printable(day, 20)}".replace(" ", "\u00a0") for day, n in numbers.items())


def _few_days(line: Line, source_days: Mapping[str, str], most: int) -> set[str]:
    days = _days_of(line, source_days)
    return days if len(days) <= most else set()


def _days_of(line: Line, source_days: Mapping[str, str]) -> set[str]:
    return {source_days[source] for source in line.sources if source in source_days}


def _runs(numbers: Iterable[int]) -> list[str]:
    runs = []
    for _, pairs in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}{'–' if len(run) > 2 else ','}{run[-1]}")
    return runs
