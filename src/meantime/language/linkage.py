"""Average linkage: groups whose members are, on average, close to each other. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_NEVER = -np.inf


def linked(
    close: Floats,
    least: float,
    *,
    together: Sequence[Sequence[int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of row numbers, each row in one group, in order of their first row.

    The two closest groups become one until no two are at least `least` close on average (UPGMA; Sokal & Michener 1958).

    Args:
        close: (n, n) symmetric closeness, 1 at most; the diagonal does not matter.
        together: rows that are in one group however far they are, each row once.
        apart: pairs that never come into one group; none of them stands in one of `together`.
    """
    table = np.array(close, dtype=np.float64)
    np.fill_diagonal(table, _NEVER)
    for one, other in apart:
        table[one, other] = table[other, one] = _NEVER
    members = [[row] for row in range(len(table))]
    for keep, *others in together:
        for gone in others:
            _join(table, keep, gone, (len(members[keep]), 1))
            members[keep] += members[gone]
            members[gone] = []
    table[:, (table < least).all(axis=0)] = _NEVER  # never joins: an average is no higher than its highest
    table[(table < least).all(axis=1)] = _NEVER
    nearest, highest = table.argmax(axis=1), table.max(axis=1)
    while len(table) > 1:
        row = int(highest.argmax())
        if highest[row] < least:
            break
        keep, gone = sorted((row, int(nearest[row])))
        _join(table, keep, gone, (len(members[keep]), len(members[gone])))
        members[keep] += members[gone]
        members[gone] = []
        _look_again(table, nearest, highest, (keep, gone))
    return [sorted(group) for group in members if group]


def _join(table: NDArray[np.float64], keep: int, gone: int, sizes: tuple[int, int]) -> None:
    mean = (table[keep] * sizes[0] + table[gone] * sizes[1]) / sum(sizes)
    table[keep], table[:, keep] = mean, mean
    table[gone], table[:, gone] = _NEVER, _NEVER
    table[keep, keep] = _NEVER


def _look_again(
    table: NDArray[np.float64], nearest: NDArray[np.intp], highest: NDArray[np.float64], both: tuple[int, int]
) -> None:
    """Rows whose nearest was one of the two look for another; the others only compare with the new group."""
    keep, gone = both
    rows = np.flatnonzero((nearest == keep) | (nearest == gone))
    rows = np.union1d(rows, np.array([keep, gone]))
    nearest[rows], highest[rows] = table[rows].argmax(axis=1), table[rows].max(axis=1)
    nearer = table[:, keep] > highest
    nearest[nearer], highest[nearer] = keep, table[nearer, keep]
