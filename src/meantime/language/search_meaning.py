"""Finding by meaning: notes whose nearest stretch comes close to the query; a shared rare word adds a little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.columns import Columns
from meantime.language.records import Place
from meantime.language.search_words import Asked, shares
from meantime.language.vectors import closeness, cosines

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Notes found by meaning: at most so many, and none further than this from the query (cosine, tuned on own data).
_MOST_CLOSE = 20
_CLOSE = 0.25
#: How far behind the closest note another one may be.
_BEHIND = 0.28
#: What a shared rare word adds to the closeness of a note that holds some of the words, not all.
_WORD_BONUS = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """A note that comes close."""

    #: Its row in the columns.
    row: int
    #: Cosine, -1 to 1, and what shared words add.
    score: float
    #: Where its nearest stretch stands in its text.
    place: Place


def query_wordings(query: str) -> list[str]:
    """The query as the sentence model is asked: as typed, and in two forms that are more like a note (own data)."""
    return [query[:1000], f"I {query[:1000]}.", f"a time when {query[:1000]}"]


def find_close(asked: Asked, columns: Columns, query: Floats) -> list[Close]:
    """The notes whose nearest stretch is close enough, best first; of two alike the newest."""
    owners = columns.owners("stretches_of")
    scores = closeness(columns.vectors, owners, len(columns), query)
    scores = np.where(scores > -1, scores + _WORD_BONUS * shares(asked.wide, columns), scores)
    least = max(_CLOSE, float(scores.max(initial=-1)) - _BEHIND)
    near = np.flatnonzero(scores >= least)
    best = near[np.lexsort((-columns.at[near], -scores[near]))][:_MOST_CLOSE]
    return [
        Close(row=int(row), score=float(scores[row]), place=_nearest_place(columns, owners == row, query))
        for row in best
    ]


def _nearest_place(columns: Columns, own: np.ndarray, query: Floats) -> Place:
    rows = np.flatnonzero(own)
    start, end = columns.places[rows[int(np.argmax(cosines(columns.vectors[rows], query)))]]
    return int(start), int(end)
