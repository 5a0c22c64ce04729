"""Links: which trigger goes with which feeling or symptom, whatever its strength. A family of its own.

The engine with a 0/1 outcome: whether a note names the feeling or symptom. Shown as counts, "in 7 of 9 notes with
it, in 11 of 60 without". Which pairs are in the family is decided by how often each half occurs, never by how often
they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meantime.core.patterns import Pattern, Tier
from meantime.patterns import link_words
from meantime.patterns.arrays import Floats, Places
from meantime.patterns.effects import Fit, Series, fit, whitened
from meantime.patterns.exact import exact_p
from meantime.patterns.family import q_values
from meantime.patterns.held import held_columns
from meantime.patterns.looks import Schedule, look_counts, window_to
from meantime.patterns.outcome import is_pleasant
from meantime.patterns.permutation import chance_for, checked_p
from meantime.patterns.rated import Rated
from meantime.patterns.shrinking import shrunken
from meantime.patterns.tags import Candidate, is_enough

#: Feelings and symptoms looked at, those named most; notes with and without one of them.
_MOST_OUTCOMES, _FEWEST_NAMED = 5, 8
#: Notes in which both halves must be, and in which chance alone would be expected to bring them together.
_FEWEST_JOINT, _FEWEST_EXPECTED = 5, 1.5
#: The look is the last one of the schedule. A 0/1 outcome is less well behaved than ratings, and this family comes on
#: top of the large one: at .01 it told 2 of 100 people something false.
_CLEAR, _MAYBE = 0.003, 0.02
_TRIGGERS = {"trigger", "context"}
_WORTH_SHUFFLING = 0.2


@dataclass(frozen=True, slots=True)
class _Pair:
    """One trigger and one feeling or symptom."""

    trigger: Candidate
    then: str
    p: float
    #: Where its size comes from, and the standard deviation of the 0/1 outcome.
    fit: Fit
    column: int
    spread: float
    #: Notes with the trigger, those of them with the other half; the same without the trigger.
    counts: tuple[int, int, int, int]


def find_links(rated: Rated, candidates: Sequence[Candidate], looks: Schedule) -> list[Pattern]:
    """Links at the last look that was due, clear ones and maybes."""
    count = len(rated) if looks == "single" else max(look_counts(len(rated)), default=0)
    if count < 30:
        return []
    window = window_to(rated, count)
    pairs = _pairs(rated, candidates, window)
    q = q_values(np.array([one.p for one in pairs]), np.ones(len(pairs)))
    found = [_pattern(one, value, rated, window) for one, value in zip(pairs, q.tolist(), strict=True)]
    return [one for one in found if one is not None]


def _pairs(rated: Rated, candidates: Sequence[Candidate], window: slice) -> list[_Pair]:
    dates = rated.dates[window]
    triggers = [c for c in candidates if c.kind in _TRIGGERS and is_enough(c.rows[window], dates, c.kind)]
    names, outcomes = _outcomes(rated, window)
    if not triggers or not names:
        return []
    tags = np.column_stack([one.rows[window] for one in triggers]).astype(float)
    held, _ = held_columns(rated.days[window], rated.weekdays[window], rated.parts[window])
    white = whitened(Series(rated.days[window], outcomes, tags, held))
    found = []
    for place, name in enumerate(names):
        estimates = fit(white, outcome=place)
        if estimates is None:
            continue
        y = outcomes[:, place]
        ours = np.flatnonzero(tags.sum(axis=0) * y.mean() >= _FEWEST_EXPECTED)
        p = estimates.p.copy()
        near: Places = ours[p[ours] <= _WORTH_SHUFFLING / max(len(ours), 1)]
        if len(near):
            p[near] = checked_p(p[near], estimates.shuffle, near, chance_for(rated.days[window], y))
        for i in ours:
            counts, spread = _counts(tags[:, i], y), float(np.std(y))
            larger = max(float(p[i]), exact_p(counts[1], counts[0], int(y.sum()), len(y)))
            found.append(_Pair(triggers[i], name, larger, estimates, int(i), spread, counts))
    return found


def _outcomes(rated: Rated, window: slice) -> tuple[list[str], Floats]:
    """Names of the unpleasant feelings and the symptoms named often, and (n, o) whether each note names them."""
    notes = rated.notes[window]
    said = [{e.name.strip().casefold() for e in note.emotions if e.intensity != 0} for note in notes]
    body = [{s.name.strip().casefold() for s in note.symptoms if s.severity != 0} for note in notes]
    counts = Counter(name for row in said for name in row if not is_pleasant(name))
    counts.update(name for row in body for name in row)
    often = [name for name, n in counts.most_common() if _FEWEST_NAMED <= n <= len(notes) - _FEWEST_NAMED]
    names = often[:_MOST_OUTCOMES]
    rows = [[name in one or name in other for name in names] for one, other in zip(said, body, strict=True)]
    return names, np.array(rows, dtype=float).reshape(len(notes), len(names))


def _counts(tag: Floats, y: Floats) -> tuple[int, int, int, int]:
    with_it = int(tag.sum())
    both = int(tag @ y)
    return with_it, both, len(y) - with_it, int(y.sum()) - both


def _pattern(pair: _Pair, q: float, rated: Rated, window: slice) -> Pattern | None:
    tier: Tier | None = "clear" if q <= _CLEAR else "maybe" if q <= _MAYBE else None
    if tier is None or pair.counts[1] < _FEWEST_JOINT:
        return None
    effect, low, high = shrunken(pair.fit, pair.column, pair.spread)
    if effect <= 0:
        return None
    places = window.start + np.flatnonzero(pair.trigger.rows[window])
    return Pattern(
        key=f"link:{pair.trigger.key}:{pair.then}",
        kind="link",
        when=pair.trigger.when,
        then=pair.then,
        tier=tier,
        effect=round(effect, 3),
        interval=(round(low, 3), round(high, 3)),
        with_count=pair.counts[0],
        without_count=pair.counts[2],
        notes=tuple(rated.notes[place].id for place in places),
        sentence=link_words.link(pair.trigger.when, pair.then, tier, pair.counts),
        weeks=len(np.unique(rated.dates[places] // 7)),
    )
