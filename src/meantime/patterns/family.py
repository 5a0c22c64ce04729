"""Many questions asked at once: the weighted Benjamini-Hochberg procedure over one family."""

from __future__ import annotations

import numpy as np

from meantime.patterns.arrays import Floats


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
