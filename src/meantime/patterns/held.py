"""What is held constant while a candidate is tested: the slow trend, and from sixty notes the calendar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meantime.patterns.arrays import Floats, Places, Rows

#: Notes from which weekend and part of the day are held constant for tags.
ENOUGH_FOR_CALENDAR = 60
_FEWEST = 5


def held_columns(days: Floats, weekdays: Places, parts: Places, *, calendar: bool) -> Floats:
    """(n, k) independent columns: ones, a straight trend and, when asked for, weekend and parts of the day."""
    columns: list[Floats | Rows] = [days]
    if calendar and len(days) >= ENOUGH_FOR_CALENDAR:
        columns += [weekdays >= 5, *(parts == part for part in range(3))]
    return independent(np.ones(len(days)), columns)


def independent(first: Floats, columns: Sequence[Floats | Rows]) -> Floats:
    """(n, k) the first column and those that add something to the ones before; rare ones are left out."""
    kept = [first]
    basis = [first / np.linalg.norm(first)]
    for column in columns:
        values = np.asarray(column, dtype=float)
        if 0 < min(np.count_nonzero(values), np.count_nonzero(values == 0)) < _FEWEST:
            continue
        rest = values - values.mean()
        scale = np.linalg.norm(rest)
        for direction in basis:
            rest = rest - direction * (direction @ rest)
        length = np.linalg.norm(rest)
        if scale > 0 and length > 1e-6 * scale:
            kept.append(values / scale)
            basis.append(rest / length)
    return np.column_stack(kept)
