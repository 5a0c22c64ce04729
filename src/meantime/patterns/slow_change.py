"""Slow change: a moving average of the days that were written on, with the band that ordinary ups and downs stay in.

An exponentially weighted moving average forgets a tenth with each day. Its band is widened for what carries over
from day to day (Wardell, Moskowitz and Plante 1992). It is drawn beside the notes; it is never an alarm, and no
claim is made from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from meantime.core.notes import Note
from meantime.core.patterns import LevelBand
from meantime.patterns.arrays import Floats, Places
from meantime.patterns.rated import rated_notes

#: Weight of the newest day, and days needed before a line is drawn.
_NEWEST = 0.1
FEWEST_DAYS = 14
_NORMAL_95 = 1.96


def slow_change(notes: Iterable[Note]) -> list[LevelBand]:
    """One row for each day with a rated note, oldest first; empty with fewer than `FEWEST_DAYS` days."""
    rated = rated_notes(notes)
    days, place = np.unique(rated.dates, return_inverse=True)
    if len(days) < FEWEST_DAYS:
        return []
    means: Floats = np.bincount(place, weights=rated.y) / np.bincount(place)
    reach = _NORMAL_95 * means.std(ddof=1) * np.sqrt(_spread(_carried(days, means)))
    level, found = float(means.mean()), []
    for day, mean in zip(days.tolist(), means.tolist(), strict=True):
        level += _NEWEST * (mean - level)
        found.append(_row(day, level, float(means.mean()), float(reach)))
    return found


def _row(day: int, level: float, middle: float, reach: float) -> LevelBand:
    return LevelBand(
        day=date.fromordinal(day),
        level=round(level, 2),
        low=round(max(middle - reach, 0.0), 2),
        high=round(min(middle + reach, 10.0), 2),
    )


def _spread(carried: float) -> float:
    """Variance of the average in the long run, in variances of a day."""
    kept = carried * (1 - _NEWEST)
    return _NEWEST / (2 - _NEWEST) * (1 + kept) / (1 - kept)


def _carried(days: Places, means: Floats) -> float:
    """Correlation of neighbouring days, 0 to .9; 0 when few days follow one another."""
    pairs = np.flatnonzero(np.diff(days) == 1)
    if len(pairs) < FEWEST_DAYS or means.std() == 0:
        return 0.0
    centred = means - means.mean()
    return float(np.clip((centred[pairs] * centred[pairs + 1]).mean() / centred.var(), 0.0, 0.9))
