"""Since the last session: a step in how strong notes are, against the weeks before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from meantime.core.patterns import Change, Pattern, Tier
from meantime.core.sessions import TherapySession
from meantime.patterns import change_words
from meantime.patterns.arrays import Floats, Places, Rows
from meantime.patterns.effects import Series, fit, whitened
from meantime.patterns.held import independent
from meantime.patterns.permutation import chance_for, checked_p
from meantime.patterns.rated import Rated
from meantime.patterns.shrinking import shrunken

#: Days before the session that are compared with, and notes needed on both sides.
DAYS_BEFORE = 42.0
FEWEST_NEW, FEWEST_OLD = 4, 6
#: Newest notes, those of older weeks too, that tell how much of a mood carries over. Six weeks alone tell too little:
#: slow moods then look like a step.
_MOST_NOTES, _MOST_DAYS = 200, 366.0
#: p-values up to which a change is told. It is asked after every session, so "clear" is stricter than once.
_CLEAR, _MAYBE = 0.0015, 0.02


@dataclass(frozen=True, slots=True)
class FoundChange:
    """The change as it is always shown, and as a pattern when it stands out."""

    change: Change
    pattern: Pattern | None


def find_change(rated: Rated, sessions: Iterable[TherapySession]) -> FoundChange | None:
    """Notes since the last session before the newest note, against up to six weeks before. None with too few notes."""
    start = _last_start(rated, sessions)
    if start is None:
        return None
    since = rated.days >= start
    window = np.flatnonzero(rated.days >= start - DAYS_BEFORE)
    new = since[window]
    if new.sum() < FEWEST_NEW or (~new).sum() < FEWEST_OLD:
        return None
    return _compare(rated, window, new)


def _last_start(rated: Rated, sessions: Iterable[TherapySession]) -> float | None:
    """Days from the first note to the last session that began before the newest note."""
    if not len(rated):
        return None
    first, last = rated.notes[0].at, rated.notes[-1].at
    held = [session.at for session in sessions if session.at <= last]
    return (max(held) - first).total_seconds() / 86_400 if held else None


def _compare(rated: Rated, window: Places, new: Rows) -> FoundChange | None:
    y, series = rated.y[window], _series(rated, window, new)
    estimate = fit(whitened(series))
    if estimate is None:
        return None
    chance = chance_for(series.days, series.outcomes[:, 0])
    p = float(checked_p(estimate.p, estimate.shuffle, np.array([0]), chance)[0])
    effect, low, high = shrunken(estimate, 0, float(np.std(y)))
    tier = _tier(p, turns(rated.dates[window], y, new, effect))
    counts = (int(new.sum()), int((~new).sum()))
    sentence = change_words.since_session(effect, (low, high), tier, counts)
    change = Change(
        effect=round(effect, 3),
        interval=(round(low, 3), round(high, 3)),
        new_count=counts[0],
        old_count=counts[1],
        tier=tier,
        sentence=sentence,
    )
    ids = tuple(rated.notes[place].id for place in window[new])
    return FoundChange(change, _pattern(change, ids) if tier else None)


def _series(rated: Rated, window: Places, new: Rows) -> Series:
    """The step since the session; the older weeks have a level of their own."""
    first = int(np.searchsorted(rated.days, rated.days[-1] - _MOST_DAYS))
    first = min(max(first, len(rated) - _MOST_NOTES), int(window[0]))
    days, since = rated.days[first:], np.zeros(len(rated) - first)
    since[window[new] - first] = 1.0
    older = np.arange(first, len(rated)) < window[0]
    return Series(days, rated.y[first:, None], since[:, None], independent(np.ones(len(days)), [older]))


def _tier(p: float, turns: bool) -> Tier | None:
    if p > _MAYBE:
        return None
    return "clear" if p <= _CLEAR and not turns else "maybe"


def turns(dates: Places, y: Floats, new: Rows, effect: float) -> bool:
    """Whether the sign would turn if the days without notes since the session had been one SD against the change."""
    means, spread = [], float(np.std(y))
    for side, shift in ((new, -np.sign(effect) * spread), (~new, 0.0)):
        days, place = np.unique(dates[side], return_inverse=True)
        levels = np.bincount(place, weights=y[side]) / np.bincount(place)
        missing = days[-1] - days[0] + 1 - len(days)
        means.append(float(levels.mean() + shift * missing / (missing + len(days))))
    return (means[0] - means[1]) * effect <= 0


def _pattern(change: Change, ids: tuple[str, ...]) -> Pattern:
    return Pattern(
        key="since_session",
        kind="since_session",
        when="since the last session",
        then="stronger" if change.effect >= 0 else "weaker",
        tier=change.tier or "maybe",
        effect=change.effect,
        interval=change.interval,
        with_count=change.new_count,
        without_count=change.old_count,
        notes=ids,
        sentence=change.sentence,
    )
