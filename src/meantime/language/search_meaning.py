"""Finding by meaning: notes whose nearest stretch comes close to the query; a shared rare word adds a little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.columns import Columns
from meantime.language.plainer import plainer
from meantime.language.records import Place
from meantime.language.search_words import Asked, shares
from meantime.language.vectors import closeness, cosines

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Notes found by meaning: at most so many.
_MOST_CLOSE = 12
#: How close the closest note must come, and the others (cosine and what words add; tuned on own data).
_CLOSEST, _CLOSE = 0.3, 0.25
#: How far behind the closest note another one may be.
_BEHIND = 0.3
#: What words of the query, or words near them, add to the closeness of a note that holds them: all of them, so much.
_WORD_BONUS = 0.2


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
    """The query as the sentence model is asked: plainly, and in two forms that are more like a note (own data)."""
    plain = plainer(query[:1000])
    return [plain, f"I {plain}.", f"a time when {plain}"]


def find_close(asked: Asked, columns: Columns, query: Floats) -> list[Close]:
    """The notes whose nearest stretch is close enough, best first; of two alike the newest."""
    owners = columns.owners("stretches_of")
    scores = closeness(columns.vectors, owners, len(columns), query)
    scores = np.where(scores > -1, scores + _WORD_BONUS * shares(asked.wide, columns), scores)
    closest = float(scores.max(initial=-1))
    if closest < _CLOSEST:
        return []  # it is kinder to say that nothing came up than to show what has little to do with it
    near = np.flatnonzero(scores >= max(_CLOSE, closest - _BEHIND))
    best = near[np.lexsort((-columns.at[near], -scores[near]))][:_MOST_CLOSE]
    return [
        Close(row=int(row), score=float(scores[row]), place=_nearest_place(columns, owners == row, query))
        for row in best
    ]


def _nearest_place(columns: Columns, own: np.ndarray, query: Floats) -> Place:
    rows = np.flatnonzero(own)
    start, end = columns.places[rows[int(np.argmax(cosines(columns.vectors[rows], query)))]]
    return int(start), int(end)
