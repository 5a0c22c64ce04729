"""A second opinion without normal distributions: shuffle what is left of the outcome and look again.

Residuals are shuffled after whitening (Freedman and Lane 1983): only then is one order as likely as another under
serial dependence. A block shift keeps too few distinct shifts below sixty notes.
"""

from __future__ import annotations

import zlib

import numpy as np

from meantime.patterns.arrays import Floats, Places
from meantime.patterns.effects import Shuffle

#: Shuffles at first, and when fewer than `_FEW` of them reach the observed one.
_FIRST, _MORE = 1999, 7999
_FEW = 12


def shuffled_p(shuffle: Shuffle, chosen: Places, chance: np.random.Generator) -> Floats:
    """(len(chosen),) two-sided permutation p-values of the chosen candidates; never zero.

    Args:
        chosen: indices of the candidates worth the time.
        chance: the source of the shuffles; see `chance_for`.
    """
    observed = np.abs(shuffle.observed[chosen])
    reached = _count_reached(shuffle, chosen, _FIRST, chance)
    total = np.full(len(chosen), _FIRST + 1.0)
    again = reached < _FEW
    if again.any():
        reached[again] += _count_reached(shuffle, chosen[again], _MORE, chance)
        total[again] += _MORE
    return np.where(observed > 0, (reached + 1) / total, 1.0)


def chance_for(days: Floats, y: Floats) -> np.random.Generator:
    """A generator seeded from the data, so that the same notes give the same answer each time."""
    return np.random.default_rng(
        [len(y), zlib.crc32(np.round(y, 6).tobytes()), zlib.crc32(np.diff(days).tobytes())]
    )


def _count_reached(shuffle: Shuffle, chosen: Places, times: int, chance: np.random.Generator) -> Floats:
    outcome = (shuffle.outcome - shuffle.outcome.mean()).astype(np.float32)
    shuffled = chance.permuted(np.broadcast_to(outcome, (times, len(outcome))), axis=1)
    directions = shuffle.directions[:, chosen]
    directions = (directions - directions.mean(axis=0)).astype(np.float32)
    least = np.abs(shuffle.observed[chosen]) - 1e-6
    reached: Floats = (np.abs(shuffled @ directions) >= least).sum(axis=0).astype(float)
    return reached
