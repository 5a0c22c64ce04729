"""One look: every candidate that met its minimum, tested together as one family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from meantime.patterns.arrays import Floats
from meantime.patterns.effects import Fit, Series, fit, whitened
from meantime.patterns.family import q_values, weights_for
from meantime.patterns.held import held_columns
from meantime.patterns.next_day import day_pairs, fit_pairs
from meantime.patterns.permutation import chance_for, checked_p
from meantime.patterns.rated import Rated
from meantime.patterns.tags import WEIGHTS, Candidate, is_enough

#: Candidates up to this false discovery rate are looked at a second time by shuffling.
_WORTH_SHUFFLING = 0.12
_CALENDAR = {"weekday", "part_of_day"}


@dataclass(frozen=True, slots=True)
class Tested:
    """One candidate at one look."""

    key: str
    candidate: Candidate
    #: Whether the day after was tested.
    next_day: bool
    p: float
    #: Smallest false discovery rate of the family at which it would be told.
    q: float
    #: The fit it comes from and its column there.
    fit: Fit
    column: int
    #: Notes (next day: day pairs) with and without it.
    with_count: int
    without_count: int


@dataclass(frozen=True, slots=True)
class Look:
    """All candidates tested at one look over a window of notes."""

    window: slice
    tested: dict[str, Tested]


def look(rated: Rated, candidates: Sequence[Candidate], window: slice) -> Look:
    """Test everything that can be tested in the window."""
    dates = rated.dates[window]
    ready = [one for one in candidates if is_enough(one.rows[window], dates, one.kind)]
    found = [*_same_note(rated, ready, window), *_day_after(rated, ready, window)]
    weights = _weights(found)
    first = _with_q(found, weights)
    checked = _checked(first, chance_for(rated.days[window], rated.y[window]))
    return Look(window, {one.key: one for one in _with_q(checked, weights)})


def _weights(found: Sequence[Tested]) -> Floats:
    prior = [WEIGHTS["next_day" if one.next_day else one.candidate.kind] for one in found]
    counts = np.array([(one.with_count, one.without_count) for one in found], dtype=float).reshape(-1, 2)
    return weights_for(np.array(prior), counts[:, 0], counts[:, 1])


def _with_q(found: Sequence[Tested], weights: Floats) -> list[Tested]:
    q = q_values(np.array([one.p for one in found]), weights)
    return [replace(one, q=float(value)) for one, value in zip(found, q, strict=True)]


def _checked(found: Sequence[Tested], chance: np.random.Generator) -> list[Tested]:
    """A second opinion by shuffling on those that would be told; for others it could only raise a p nobody reads."""
    told = [one for one in found if one.q <= _WORTH_SHUFFLING]
    larger: dict[str, float] = {}
    for fit_ in {id(one.fit): one.fit for one in told}.values():
        ours = [one for one in told if one.fit is fit_]
        p = checked_p(
            np.array([one.p for one in ours]), fit_.shuffle, np.array([one.column for one in ours]), chance
        )
        larger |= {one.key: float(value) for one, value in zip(ours, p, strict=True)}
    return [replace(one, p=larger.get(one.key, one.p)) for one in found]


def _same_note(rated: Rated, ready: Sequence[Candidate], window: slice) -> list[Tested]:
    """Analyses 1 and 2. The calendar is held constant for tags, and is tested with the tags beside it."""
    if not ready:
        return []
    columns = np.column_stack([one.rows[window] for one in ready]).astype(float)
    held, trend_only = held_columns(rated.days[window], rated.weekdays[window], rated.parts[window])
    white = whitened(Series(rated.days[window], rated.y[window][:, None], columns, held))
    found = []
    for of_calendar, kept in ((True, trend_only), (False, held.shape[1])):
        ours = [i for i, one in enumerate(ready) if (one.kind in _CALENDAR) == of_calendar]
        if ours and (estimates := fit(white, held=kept)) is not None:
            found += [
                _tested(ready[i], estimates, column=i, rows=columns[:, i], day_after=False) for i in ours
            ]
    return found


def _day_after(rated: Rated, ready: Sequence[Candidate], window: slice) -> list[Tested]:
    tags = [one for one in ready if one.kind not in _CALENDAR]
    pairs = day_pairs(rated.dates, rated.y, tags, window)
    estimates = None if pairs is None else fit_pairs(pairs)
    if pairs is None or estimates is None:
        return []
    return [
        _tested(tags[chosen], estimates, column=i, rows=pairs.before[:, i], day_after=True)
        for i, chosen in enumerate(pairs.chosen)
    ]


def _tested(one: Candidate, estimates: Fit, *, column: int, rows: Floats, day_after: bool) -> Tested:
    count = int(rows.sum())
    key = f"next_day:{one.key}" if day_after else one.key
    return Tested(
        key, one, day_after, float(estimates.p[column]), 1.0, estimates, column, count, len(rows) - count
    )
