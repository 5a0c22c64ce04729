"""Many questions asked at once: the weighted Benjamini-Hochberg procedure over one family."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from meantime.patterns.arrays import Floats

#: Size of a pattern worth finding, in standard deviations of what is left after whitening.
_USUAL_SIZE = 0.6
#: Error the weights are made for, halvings to spend it exactly, and the least weight of a question.
_SPENT, _STEPS, _LEAST = 0.02, 50, 0.05


def q_values(p: Floats, weights: Floats) -> Floats:
    """Smallest false discovery rate at which each question would be answered "yes".

    Weighted Benjamini-Hochberg (Genovese, Roeder and Wasserman 2006, doi 10.1093/biomet/93.3.509): each p is divided by
    its weight, weights scaled to mean one, then the step-up procedure as usual.

    Args:
        p: (m,) p-values.
        weights: (m,) positive, chosen before the data were seen.
    """
    if not len(p):
        return p.copy()
    weighed = p * weights.mean() / weights
    order = np.argsort(weighed)
    steps = weighed[order] * len(p) / np.arange(1, len(p) + 1)
    found = np.empty(len(p))
    found[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return found


def weights_for(prior: Floats, with_count: Floats, without_count: Floats) -> Floats:
    """(m,) weights that look hardest where something of a usual size could be seen.

    A tag in five notes can hardly be found, one in half of them needs no help: the weights of Roeder and Wasserman
    (2009, doi 10.1214/09-STS289) give most to what lies between, times the weight of its kind. They depend on the
    counts only, never on a rating, so the false discovery rate holds.

    Args:
        prior: (m,) weight of each kind of question, fixed in code.
        with_count: (m,) notes with the candidate; `without_count` without it.
    """
    if not len(prior):
        return prior.copy()
    reach = _USUAL_SIZE * np.sqrt(with_count * without_count / (with_count + without_count))
    low, high = -20.0, 60.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        spent = ndtr(-(reach / 2 + (middle - np.log(prior)) / reach)).sum()
        low, high = (middle, high) if spent > _SPENT else (low, middle)
    shares: Floats = ndtr(-(reach / 2 + (low - np.log(prior)) / reach)) * len(prior) / _SPENT
    return np.maximum(shares, _LEAST)
