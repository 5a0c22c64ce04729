"""From an estimate to what is told: shrunken towards none, with a 95 % interval.

What was just found is too large on average, because chance helped to find it. A normal prior around zero with half the
person's own standard deviation takes that back; few notes are shrunken more than many. The interval has a wider prior:
measured over what is told, it is then the one that holds the true size most nearly 95 times in a hundred.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from meantime.patterns.arrays import Floats
from meantime.patterns.effects import Fit

#: Standard deviations of the prior for the size and for its interval, in those of the person's outcome.
_FOR_SIZE, _FOR_INTERVAL = 0.5, 0.8
_STEPS = 40


def shrunken(fit: Fit, column: int, spread: float) -> tuple[float, float, float]:
    """Size and both ends of its 95 % interval, in the unit of the outcome.

    Args:
        spread: standard deviation of the outcome.
    """
    effect, weight = fit.effect[:, column], fit.weight[:, column]
    variance = fit.error[:, column] ** 2 * fit.df / max(fit.df - 2, 1)
    size = float(weight @ (_kept(_FOR_SIZE * spread, variance) * effect))
    kept = _kept(_FOR_INTERVAL * spread, variance)
    means, errors = kept * effect, np.sqrt(kept * variance)
    low, high = (_quantile(level, means, errors, weight) for level in (0.025, 0.975))
    return size, min(low, size), max(high, size)


def _kept(prior: float, variance: Floats) -> Floats:
    """The part of an estimate with this variance that is kept under a normal prior around zero."""
    kept: Floats = prior**2 / np.maximum(prior**2 + variance, 1e-12)
    return kept


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
