"""Fisher's exact test of two halves that a note has or has not: what chance alone brings together.

A feeling named in few notes is far from normal noise, which then says much too little of chance.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

#: Tables as likely as the one seen, to rounding, count as well.
_AS_LIKELY = 1 + 1e-7


def exact_p(both: int, with_it: int, named: int, n: int) -> float:
    """Two-sided p-value of `both`, given how often each half occurs (Fisher 1935, The Design of Experiments).

    Args:
        both: notes with both halves.
        with_it: notes with the first half.
        named: notes with the second half.
        n: all notes.
    """
    first = max(0, with_it + named - n)
    could_be = np.arange(first, min(with_it, named) + 1)
    inside, outside = named - could_be, n - with_it - named + could_be
    log = -gammaln(np.array([could_be, with_it - could_be, inside, outside]) + 1.0).sum(axis=0)
    chance = np.exp(log - log.max())
    p = chance[chance <= chance[both - first] * _AS_LIKELY].sum() / chance.sum()
    return min(float(p), 1.0)
