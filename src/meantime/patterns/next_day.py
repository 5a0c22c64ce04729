"""The day after: whether days that follow a day with a tag are different, whatever is tagged on the day itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meantime.patterns.arrays import Floats, Places
from meantime.patterns.effects import Fit, Series, fit, whitened
from meantime.patterns.held import independent
from meantime.patterns.tags import Candidate

#: Pairs of consecutive days with notes, and tagged days before, that are needed.
FEWEST_PAIRS, FEWEST_TAGGED = 20, 5
#: Tags whose day after is looked at, at most: those in most notes.
_MOST_TAGS = 40


@dataclass(frozen=True, slots=True)
class DayPairs:
    """p pairs of consecutive days with notes."""

    #: Indices into the candidates that met the minimum.
    chosen: tuple[int, ...]
    #: (p,) the later day of each pair, and its mean outcome.
    dates: Floats
    y: Floats
    #: (p, len(chosen)) tagged on the day before; tagged on the day itself.
    before: Floats
    today: Floats


def day_pairs(dates: Places, y: Floats, candidates: Sequence[Candidate], window: slice) -> DayPairs | None:
    """The pairs in a window of notes; None when there are too few."""
    days, place, counts = np.unique(dates[window], return_inverse=True, return_counts=True)
    later = np.flatnonzero(np.diff(days, prepend=days[:1] - 9) == 1)
    if len(later) < FEWEST_PAIRS:
        return None
    means = np.bincount(place, weights=y[window]) / counts
    tags = {
        i: np.bincount(place, weights=one.rows[window]) > 0 for i, one in enumerate(candidates[:_MOST_TAGS])
    }
    before = {i: tag[later - 1].astype(float) for i, tag in tags.items()}
    chosen = tuple(i for i, b in before.items() if FEWEST_TAGGED <= b.sum() <= len(later) - FEWEST_TAGGED)
    if not chosen:
        return None
    return DayPairs(
        chosen,
        days[later].astype(float),
        means[later],
        np.column_stack([before[i] for i in chosen]),
        np.column_stack([tags[i][later] for i in chosen]).astype(float),
    )


def fit_pairs(pairs: DayPairs) -> Fit | None:
    """The engine on day means: the day before is tested (the first m of 2m columns), the day itself held constant."""
    m = len(pairs.chosen)
    days = pairs.dates - pairs.dates[0]
    held = independent(np.ones(len(days)), [days])
    partner = np.concatenate([np.arange(m, 2 * m), np.arange(m)])
    series = Series(days, pairs.y[:, None], np.hstack([pairs.before, pairs.today]), held)
    return fit(whitened(series), partner=partner)
