"""From an estimate to what is told: shrunken towards none, with a 95 % interval.

What was just found is too large on average, because chance helped to find it. A normal prior around zero with half the
person's own standard deviation takes that back; few notes are shrunken more than many.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from meantime.patterns.arrays import Floats
from meantime.patterns.effects import Fit

#: The prior's standard deviation, as part of the standard deviation of the person's outcome.
_PRIOR = 0.5
_STEPS = 40


def shrunken(fit: Fit, column: int, spread: float) -> tuple[float, float, float]:
    """Size and both ends of its 95 % interval, in the unit of the outcome.

    Args:
        spread: standard deviation of the outcome.
    """
    variance = fit.error[:, column] ** 2 * fit.df / max(fit.df - 2, 1)
    kept = (_PRIOR * spread) ** 2 / ((_PRIOR * spread) ** 2 + variance)
    means, errors = kept * fit.effect[:, column], np.sqrt(kept * variance)
    weight = fit.weight[:, column]
    low, high = (_quantile(level, means, errors, weight) for level in (0.025, 0.975))
    return float(weight @ means), low, high


def _quantile(level: float, means: Floats, errors: Floats, weight: Floats) -> float:
    """A quantile of a mixture of normal distributions, by halving."""
    ends = means + float(ndtri(level)) * errors
    low, high = float(ends.min()), float(ends.max())
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if weight @ ndtr((middle - means) / np.maximum(errors, 1e-12)) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2
