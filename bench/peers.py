"""What the rules of other apps would claim about the same diary."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.special import stdtr

from meantime.patterns.rated import Rated
from meantime.patterns.tags import Candidate

#: Ten per cent of the scale, as one app shows it from three days with and three without.
_TENTH = 1.0


def welch(y: np.ndarray, rows: np.ndarray) -> bool:
    """A two-sample test at p < .05, as if notes were independent and nothing else were tested."""
    has, has_not = y[rows], y[~rows]
    if min(len(has), len(has_not)) < 3:
        return False
    a, b = has.var(ddof=1) / len(has), has_not.var(ddof=1) / len(has_not)
    if a + b == 0:
        return False
    df = (a + b) ** 2 / (a**2 / (len(has) - 1) + b**2 / (len(has_not) - 1))
    return bool(2 * stdtr(df, -abs(has.mean() - has_not.mean()) / np.sqrt(a + b)) < 0.05)


def correlation(y: np.ndarray, rows: np.ndarray) -> bool:
    """A correlation of .3 or more."""
    if np.ptp(y) == 0 or rows.all() or not rows.any():
        return False
    return bool(abs(np.corrcoef(y, rows)[0, 1]) >= 0.3)


def three_and_three(y: np.ndarray, rows: np.ndarray) -> bool:
    """A tenth of the scale apart, with three notes on each side."""
    if min(rows.sum(), (~rows).sum()) < 3:
        return False
    return bool(abs(y[rows].mean() - y[~rows].mean()) >= _TENTH)


RULES: dict[str, Callable[[np.ndarray, np.ndarray], bool]] = {
    "p05": welch,
    "r30": correlation,
    "3v3": three_and_three,
}


def claims(rule: str, rated: Rated, candidates: Sequence[Candidate]) -> set[str]:
    """Keys a rule would claim."""
    return {one.key for one in candidates if RULES[rule](rated.y, one.rows)}


def paired(falls: Sequence[int]) -> bool:
    """Before against after with a paired test at p < .05: the usual "it helped"."""
    values = np.array(falls, dtype=float)
    if len(values) < 3 or values.std() == 0:
        return bool(len(values) >= 3 and values.mean() > 0)
    t = values.mean() / (values.std(ddof=1) / np.sqrt(len(values)))
    return bool(t > 0 and 2 * stdtr(len(values) - 1, -t) < 0.05)
