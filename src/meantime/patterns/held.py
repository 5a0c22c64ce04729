"""What is held constant while a candidate is tested: the slow trend, and from sixty notes the calendar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meantime.patterns.arrays import Floats, Places, Rows

#: Notes from which weekend and part of the day are held constant for tags.
ENOUGH_FOR_CALENDAR = 60
_FEWEST = 5


def held_columns(days: Floats, weekdays: Places, parts: Places) -> tuple[Floats, int]:
    """(n, k) independent columns, beginning with ones and the trend, and how many of them are not of the calendar."""
    trend = independent(np.ones(len(days)), [days])
    if len(days) < ENOUGH_FOR_CALENDAR:
        return trend, trend.shape[1]
    calendar = [weekdays >= 5, *(parts == part for part in range(3))]
    often = [column for column in calendar if _FEWEST <= column.sum() <= len(days) - _FEWEST]
    return independent(np.ones(len(days)), [days, *often]), trend.shape[1]


def independent(first: Floats, columns: Sequence[Floats | Rows]) -> Floats:
    """(n, k) the first column and those that add something to the ones before."""
    kept = [first]
    basis = [first / np.linalg.norm(first)]
    for column in columns:
        values = np.asarray(column, dtype=float)
        rest = values - values.mean()
        scale = np.linalg.norm(rest)
        for direction in basis:
            rest = rest - direction * (direction @ rest)
        length = np.linalg.norm(rest)
        if scale > 0 and length > 1e-6 * scale:
            kept.append(values / scale)
            basis.append(rest / length)
    return np.column_stack(kept)
