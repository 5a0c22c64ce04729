"""Finding by meaning: notes whose nearest stretch comes close to the query; a shared rare word adds a little."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.columns import Columns
from meantime.language.plainer import plainer
from meantime.language.records import Place
from meantime.language.search_words import Asked, asked_for, shares
from meantime.language.stems import stem
from meantime.language.told import ways_told
from meantime.language.vectors import closeness, cosines, nearest

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Notes found by meaning: at most so many.
_MOST_CLOSE = 8
#: How close the closest note must come (cosine and what words add): so much, and so much more for each ln of the number
#: of stretches, as the closest of many comes close by chance. Tuned on own data: 30 to 2,700 short notes, queries with
#: and without an answer. With 30 stretches it is .49, with 1,000 .60, with 60,000 .72; two taken by lot come to .4.
_CLOSEST, _CLOSER_AMONG_MANY = 0.39, 0.03
#: How much less another note may have, and how far behind the closest it may be.
_LESS, _BEHIND = 0.12, 0.25
#: How many words that may tell of a word stand beside the query.
_WAYS_TOLD = 2
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
    """The query as the sentence model is asked: plainly, as a moment, and with words that may tell of it (own data)."""
    plain = plainer(query[:1000])
    told = [way for word in asked_for(query).words for way in ways_told(stem(word), _WAYS_TOLD)]
    beside = [f"{plain} ({', '.join(dict.fromkeys(told))})"] if told else []
    return [plain, f"when {plain}", *beside]


def compared_with(query: Floats) -> Callable[[Columns], Columns]:
    """Compares columns with the vectors of `query_wordings`, and leaves the vectors out: nothing else needs them."""
    return lambda columns: columns.left_out("vectors", "thoughts", close=cosines(columns.vectors, query))


def without_vectors(columns: Columns) -> Columns:
    """Columns whose words are all that is looked at."""
    return columns.left_out("vectors", "thoughts")


def find_close(asked: Asked, columns: Columns) -> list[Close]:
    """Of notes that were compared, those whose nearest stretch is close enough, best first; of two alike the newest."""
    scores = closeness(columns.close, columns.stretches_of)
    scores = np.where(scores > -1, scores + _WORD_BONUS * shares(asked.wide, columns), scores)
    closest = float(scores.max(initial=-1))
    least = _CLOSEST + _CLOSER_AMONG_MANY * math.log(max(len(columns.close), 1))
    if closest < least:
        return []  # it is kinder to say that nothing came up than to show what has little to do with it
    near = np.flatnonzero(scores >= max(least - _LESS, closest - _BEHIND))
    best = near[np.lexsort((-columns.at[near], -scores[near]))][:_MOST_CLOSE]
    places = columns.places[nearest(columns.close, columns.stretches_of, best)].tolist()
    return [
        Close(row=int(row), score=float(scores[row]), place=(start, end))
        for row, (start, end) in zip(best, places, strict=True)
    ]
