"""A second opinion without normal distributions: shuffle what is left of the outcome and look again.

Residuals are shuffled after whitening (Freedman and Lane 1983): only then is one order as likely as another under
serial dependence. A block shift keeps too few distinct shifts below sixty notes.
"""

from __future__ import annotations

import zlib

import numpy as np

from meantime.patterns.arrays import Floats, Places
from meantime.patterns.effects import Shuffle

#: Shuffles at first, and once more when fewer than `_FEW` of them reach the observed one.
_FIRST, _MORE = 500, 4000
_FEW = 12
#: Below this p no number of shuffles that can be waited for tells more.
_BEYOND = 2e-5


def checked_p(p: Floats, shuffle: Shuffle, chosen: Places, chance: np.random.Generator) -> Floats:
    """(len(chosen),) the larger of a p-value and the share of shuffles that reach the observed difference.

    Args:
        p: (len(chosen),) p-values under normal noise.
        chosen: indices of the candidates worth the time.
        chance: the source of the shuffles; see `chance_for`.
    """
    reached = _count_reached(shuffle, chosen, _FIRST, chance)
    total = np.full(len(chosen), float(_FIRST))
    again = (reached < _FEW) & (p > _BEYOND)
    if again.any():
        reached[again] += _count_reached(shuffle, chosen[again], _MORE, chance)
        total[again] += _MORE
    larger: Floats = np.maximum(p, reached / total)
    return larger


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
