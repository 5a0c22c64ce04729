"""Trying something fairly: days drawn by lot, and the exact test of the lots that were drawn.

One of each pair of neighbouring days is drawn for practice. If practice made no difference, every other way the
lots could have fallen would have given the same days. So the share of all 2^pairs ways that differ as much as the
real one is an exact p-value, whatever mood carries over (Fisher 1935; for one person: Edgington and Onghena 2007).
The days were drawn and nothing else chose them, so this is the one place where "because" is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from meantime.core.fair_trials import FairTrial, last_day, pairs_of
from meantime.core.patterns import Tier, TrialAnswer
from meantime.patterns import trial_words
from meantime.patterns.arrays import Floats
from meantime.patterns.rated import Rated

#: Pairs of days, both with an outcome, that are needed: 14 days.
FEWEST_PAIRS = 7
#: p-values up to which it is told.
_CLEAR, _MAYBE = 0.05, 0.10
_STEPS = 40


def draw_days(start: date, length: int, chance: np.random.Generator) -> tuple[date, ...]:
    """One day of each pair of neighbouring days, drawn by lot.

    Args:
        length: days of the trial; even.
    """
    lots = chance.integers(0, 2, size=length // 2)
    return tuple(start + timedelta(days=2 * pair + int(lot)) for pair, lot in enumerate(lots))


def answer_trials(trials: Iterable[FairTrial], rated: Rated) -> list[TrialAnswer]:
    """What each trial says: nothing before its last day has passed, then the difference the lot made."""
    levels = _levels_of_notes(rated)
    newest = date.fromordinal(max(levels)) if levels else date.min
    return [_answer(trial, levels, newest) for trial in trials]


def exact_p(differences: Floats) -> float:
    """Two-sided: the share of all ways the lots could have fallen whose mean is as far from none.

    Args:
        differences: (k,) drawn day minus the other day of each pair; k up to 14.
    """
    signs = 1 - 2 * ((np.arange(2 ** len(differences))[:, None] >> np.arange(len(differences))) & 1)
    means = np.abs(signs @ differences)
    return float((means >= abs(differences.sum()) - 1e-9).mean())


def exact_interval(differences: Floats) -> tuple[float, float]:
    """Every effect that the exact test does not refuse at .05."""
    middle = float(differences.mean())
    reach = float(np.ptp(differences)) + 1.0
    return _edge(differences, middle, middle - reach), _edge(differences, middle, middle + reach)


def _edge(differences: Floats, inside: float, outside: float) -> float:
    for _ in range(_STEPS):
        middle = (inside + outside) / 2
        if exact_p(differences - middle) > _CLEAR:
            inside = middle
        else:
            outside = middle
    return inside


def _answer(trial: FairTrial, levels: dict[int, float], newest: date) -> TrialAnswer:
    told = {one.day: float(one.strength) for one in trial.outcomes if one.strength is not None}
    known = {day: told.get(day, levels.get(day.toordinal())) for pair in pairs_of(trial) for day in pair}
    differences = _differences(trial, known)
    if max(newest, *told, date.min) < last_day(trial) or len(differences) < FEWEST_PAIRS:
        need = trial_words.need(trial.skill, len(differences) * 2, last_day(trial).isoformat())
        return TrialAnswer(trial=trial.id, skill=trial.skill, sentence=need)
    values = np.array(differences)
    p, interval, effect = exact_p(values), exact_interval(values), float(values.mean())
    tier: Tier | None = "clear" if p <= _CLEAR else "maybe" if p <= _MAYBE else None
    return TrialAnswer(
        trial=trial.id,
        skill=trial.skill,
        effect=round(effect, 3),
        interval=(round(interval[0], 3), round(interval[1], 3)),
        pairs=len(differences),
        tier=tier,
        sentence=trial_words.answer(trial.skill, effect, interval, tier=tier, days=2 * len(differences)),
    )


def _differences(trial: FairTrial, known: dict[date, float | None]) -> list[float]:
    """Drawn day minus the other one, for pairs of which both are known. The lot counts, whatever was done."""
    found = []
    for first, second in pairs_of(trial):
        one, other = known[first], known[second]
        if one is not None and other is not None:
            found.append(one - other if first in trial.days else other - one)
    return found


def _levels_of_notes(rated: Rated) -> dict[int, float]:
    """Day number -> mean outcome of its notes."""
    days, place = np.unique(rated.dates, return_inverse=True)
    if not len(days):
        return {}
    means: Sequence[float] = (np.bincount(place, weights=rated.y) / np.bincount(place)).tolist()
    return dict(zip(days.tolist(), means, strict=True))
