"""One look: every candidate that met its minimum, tested together as one family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meantime.patterns.arrays import Floats, Places
from meantime.patterns.effects import Fit, Series, fit
from meantime.patterns.family import q_values
from meantime.patterns.held import held_columns
from meantime.patterns.next_day import day_pairs, fit_pairs
from meantime.patterns.permutation import chance_for, shuffled_p
from meantime.patterns.rated import Rated
from meantime.patterns.tags import WEIGHTS, Candidate, is_enough

#: Candidates with a smaller p are looked at a second time by shuffling.
_WORTH_SHUFFLING = 0.03
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
    weights = np.array([WEIGHTS["next_day" if one.next_day else one.candidate.kind] for one in found])
    q = q_values(np.array([one.p for one in found]), weights)
    return Look(window, {one.key: _with_q(one, float(value)) for one, value in zip(found, q, strict=True)})


def _same_note(rated: Rated, ready: Sequence[Candidate], window: slice) -> list[Tested]:
    """Analyses 1 and 2. The calendar is held constant for tags, and is tested with the tags beside it."""
    if not ready:
        return []
    columns = np.column_stack([one.rows[window] for one in ready]).astype(float)
    found = []
    for calendar in (False, True):
        ours = [i for i, one in enumerate(ready) if (one.kind in _CALENDAR) != calendar]
        held = held_columns(
            rated.days[window], rated.weekdays[window], rated.parts[window], calendar=calendar
        )
        series = Series(rated.days[window], rated.y[window], columns, held)
        if ours and (estimates := fit(series)) is not None:
            p = _checked_p(estimates, ours, series)
            found += [
                _tested(ready[i], estimates, column=i, p=value, rows=columns[:, i], day_after=False)
                for i, value in zip(ours, p, strict=True)
            ]
    return found


def _day_after(rated: Rated, ready: Sequence[Candidate], window: slice) -> list[Tested]:
    tags = [one for one in ready if one.kind not in _CALENDAR]
    pairs = day_pairs(rated.dates, rated.y, tags, window)
    estimates = None if pairs is None else fit_pairs(pairs)
    if pairs is None or estimates is None:
        return []
    ours = list(range(len(pairs.chosen)))
    p = _checked_p(estimates, ours, Series(pairs.dates, pairs.y, pairs.before, pairs.before))
    return [
        _tested(tags[chosen], estimates, column=i, p=p[i], rows=pairs.before[:, i], day_after=True)
        for i, chosen in enumerate(pairs.chosen)
    ]


def _checked_p(estimates: Fit, ours: list[int], series: Series) -> Floats:
    """(len(ours),) p-values; the larger of the two where shuffling was worth it."""
    p = estimates.p[ours]
    finalists = np.flatnonzero(p < _WORTH_SHUFFLING)
    if len(finalists):
        chosen: Places = np.array(ours, dtype=np.intp)[finalists]
        shuffled = shuffled_p(estimates.shuffle, chosen, chance_for(series.days, series.y))
        p[finalists] = np.maximum(p[finalists], shuffled)
    return p


def _tested(
    one: Candidate, estimates: Fit, *, column: int, p: float, rows: Floats, day_after: bool
) -> Tested:
    count = int(rows.sum())
    key = f"next_day:{one.key}" if day_after else one.key
    return Tested(key, one, day_after, float(p), 1.0, estimates, column, count, len(rows) - count)


def _with_q(one: Tested, q: float) -> Tested:
    return Tested(
        one.key, one.candidate, one.next_day, one.p, q, one.fit, one.column, one.with_count, one.without_count
    )
