"""A person's own questions, as a small family of their own: five questions can be answered weeks before fifty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from meantime.core.note_words import said_as
from meantime.core.notes import Note
from meantime.core.patterns import Tier, WonderingAnswer
from meantime.core.wonderings import Wondering, answered
from meantime.patterns import wondering_words
from meantime.patterns.arrays import Floats, Rows
from meantime.patterns.effects import Fit, Series, fit, whitened
from meantime.patterns.exact import exact_p
from meantime.patterns.family import q_values
from meantime.patterns.held import held_columns
from meantime.patterns.looks import MAYBE_NOTES, Schedule, look_counts, window_to
from meantime.patterns.permutation import chance_for, checked_p
from meantime.patterns.rated import Rated
from meantime.patterns.shrinking import shrunken

#: The words by which a note says a half, in its text or its parts; empty when it does not.
Said = Callable[[str, Note], str]

#: Notes with and without the first half, and days, before it is answered.
_FEWEST_NOTES, _FEWEST_DAYS = 5, 4
#: Notes in which the feeling of the second half is named, before its own strength is the outcome.
_FEWEST_NAMED = 5
#: False discovery rates up to which an answer is told, and notes before it is clear. As strict at a single look as at
#: fixed ones: the answers come on top of what is found unasked.
_CLEAR, _MAYBE, _FEWEST_CLEAR = 0.01, 0.06, 30


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question as columns over the notes of a look."""

    wondering: Wondering
    #: The notes of the look, and which of them say the first half.
    window: slice
    rows: Rows
    #: (n,) outcome, and whether it is in points (else 0/1).
    y: Floats
    in_points: bool
    #: (n,) how each note says the first half, and the second unless that is a rated feeling; empty for not.
    first: tuple[str, ...]
    second: tuple[str, ...] = ()


def answer_wonderings(
    wonderings: Sequence[Wondering], rated: Rated, *, looks: Schedule, said: Said = said_as
) -> list[WonderingAnswer]:
    """An answer to each of the last five questions, in the order they were asked.

    Args:
        said: the words by which a note says a half, empty when it does not. It sees no rating.
    """
    count = len(rated) if looks == "single" else max(look_counts(len(rated)), default=0)
    asked = [_asked(one, rated, count, said) for one in answered(wonderings)]
    ready = [one for one in asked if count >= MAYBE_NOTES and _is_enough(one, rated)]
    fits = [_fit(one, rated) for one in ready]
    tested = [(one, found) for one, found in zip(ready, fits, strict=True) if found is not None]
    q = q_values(np.array([found[1] for _, found in tested]), np.ones(len(tested)))
    done = {
        one.wondering.id: _answer(one, found[0], _tier(value, count), rated)
        for (one, found), value in zip(tested, q.tolist(), strict=True)
    }
    return [done.get(one.wondering.id) or _not_yet(one) for one in asked]


def _asked(wondering: Wondering, rated: Rated, count: int, said: Said) -> _Asked:
    window = window_to(rated, count or len(rated)) if len(rated) else slice(0, 0)  # before a look: to count
    notes = rated.notes[window]
    first = tuple(said(wondering.when, note) for note in notes)
    rows = np.array([bool(one) for one in first], dtype=np.bool_)
    wanted = wondering.then.strip().casefold()
    named = [[e.intensity or 0 for e in note.emotions if e.name.casefold() == wanted] for note in notes]
    if sum(map(bool, named)) >= _FEWEST_NAMED:
        strength = np.array([max(one, default=0) for one in named], dtype=float)
        return _Asked(wondering, window, rows, strength, in_points=True, first=first)
    second = tuple(said(wondering.then, note) for note in notes)
    y = np.array([bool(one) for one in second], dtype=float)
    return _Asked(wondering, window, rows, y, in_points=False, first=first, second=second)


def _is_enough(asked: _Asked, rated: Rated) -> bool:
    """Both halves in enough notes, and in enough without; the first on enough days."""
    n = len(asked.rows)
    counts = [int(asked.rows.sum()), int((asked.y > 0).sum())]
    days = len(np.unique(rated.dates[asked.window][asked.rows]))
    return all(_FEWEST_NOTES <= one <= n - _FEWEST_NOTES for one in counts[: 1 + (not asked.in_points)]) and (
        days >= _FEWEST_DAYS
    )


def _fit(asked: _Asked, rated: Rated) -> tuple[Fit, float] | None:
    days = rated.days[asked.window]
    held, _ = held_columns(days, rated.weekdays[asked.window], rated.parts[asked.window])
    rows = asked.rows.astype(float)[:, None]
    found = fit(whitened(Series(days, asked.y[:, None], rows, held)))
    if found is None:
        return None
    p = float(checked_p(found.p, found.shuffle, np.array([0]), chance_for(days, asked.y))[0])
    return found, p if asked.in_points else max(p, _exact(asked))


def _exact(asked: _Asked) -> float:
    said = asked.y > 0
    return exact_p(int((said & asked.rows).sum()), int(asked.rows.sum()), int(said.sum()), len(said))


def _tier(q: float, count: int) -> Tier | None:
    if count >= _FEWEST_CLEAR and q <= _CLEAR:
        return "clear"
    return "maybe" if q <= _MAYBE else None


def _answer(asked: _Asked, found: Fit, tier: Tier | None, rated: Rated) -> WonderingAnswer:
    effect, low, high = shrunken(found, 0, float(np.std(asked.y)))
    has, n = asked.rows, len(asked.rows)
    places = asked.window.start + np.flatnonzero(has)
    both, other = int((asked.y[has] > 0).sum()), int((asked.y[~has] > 0).sum())
    numbers = wondering_words.Numbers(
        effect=effect,
        interval=(low, high),
        with_count=int(has.sum()),
        without_count=n - int(has.sum()),
        both=both,
        other=other,
    )
    return WonderingAnswer(
        wondering=asked.wondering.id,
        when=asked.wondering.when,
        then=asked.wondering.then,
        tier=tier,
        effect=round(effect, 3),
        interval=(round(low, 3), round(high, 3)),
        with_count=numbers.with_count,
        without_count=numbers.without_count,
        notes=tuple(rated.notes[place].id for place in places),
        counted=wondering_words.counted(asked.wondering, asked.first, asked.second),
        strengths=_strengths(asked, rated) if asked.in_points else (),
        sentence=wondering_words.answer(asked.wondering, numbers, tier, in_points=asked.in_points),
    )


def _strengths(asked: _Asked, rated: Rated) -> tuple[tuple[str, float], ...]:
    notes = rated.notes[asked.window]
    return tuple((note.id, value) for note, value in zip(notes, asked.y.tolist(), strict=True))


def _not_yet(asked: _Asked) -> WonderingAnswer:
    counts = (int(asked.rows.sum()), int((asked.y > 0).sum()))
    return WonderingAnswer(
        wondering=asked.wondering.id,
        when=asked.wondering.when,
        then=asked.wondering.then,
        counted=wondering_words.counted(asked.wondering, asked.first, asked.second),
        sentence=wondering_words.need(
            asked.wondering, counts, looked_at=len(asked.rows), fewest=_FEWEST_NOTES
        ),
    )
