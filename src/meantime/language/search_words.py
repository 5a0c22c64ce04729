"""Finding by words: every word asked for, without its ending, or one that means the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.columns import Columns
from meantime.language.documents import Document
from meantime.language.records import Place
from meantime.language.stems import (
    is_small,
    places_of,
    same_words,
    stem,
    words_in,
)
from meantime.language.told import wide_words
from meantime.language.word_codes import codes_of, holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Most words of a query that are looked for.
_MOST_WORDS = 12
#: Of the notes that hold every word, so many of the newest are read (0.06 ms each).
_LOOKED_AT = 100
#: Notes with at least this share of the words' weight are offered where nothing can compare meaning.
_LEAST_SHARE = 0.5
#: A query of so many words with one that says something is a description: "getting up to the office".
_DESCRIBED = 4
_EXACT, _PHRASE, _NEAR = 1.0, 3.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, ready to be compared."""

    #: The query in small letters, its spaces single.
    phrase: str
    #: The words as they were typed, one for each group.
    words: tuple[str, ...]
    #: For each word the stems that answer it.
    groups: tuple[frozenset[str], ...]
    #: For each word also the stems that come near it.
    wide: tuple[frozenset[str], ...]
    #: Whether it reads as a description: many words, of which only one says something.
    described: bool

    def first_in(self, text: str) -> int:
        """Where the first word that answers stands; 0 without one."""
        return next((start for start, _ in self._each_place(text)), 0)

    def places_in(self, text: str) -> tuple[Place, ...]:
        """Where words that answer the query stand."""
        return tuple(self._each_place(text))

    def _each_place(self, text: str) -> Iterator[Place]:
        wanted = frozenset[str]().union(*self.groups)
        return ((start, end) for word, start, end in places_of(text) if stem(word) in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHit:
    """A note that answers by its words."""

    document: Document
    score: float


def asked_for(query: str) -> Asked:
    """A query split into words; those that say little count only when there are no others."""
    all_words = list(dict.fromkeys(words_in(query[:1000])))
    words = tuple([word for word in all_words if not is_small(word)] or all_words)[:_MOST_WORDS]
    groups = tuple(same_words(stem(word)) for word in words)
    wide = tuple(wide_words(stem(word)) for word in words)
    phrase = " ".join(words_in(query[:1000]))
    described = len(words) == 1 and len(all_words) >= _DESCRIBED
    return Asked(phrase=phrase, words=words, groups=groups, wide=wide, described=described)


def find_words(
    asked: Asked, columns: Columns, documents: Callable[[Sequence[int]], list[Document | None]]
) -> list[WordHit]:
    """The notes that hold every word, best first: as a phrase, as typed, close together, then the newest.

    Where very many hold every word, the newest of them are looked at.
    """
    rows = np.flatnonzero(np.all(_held(asked.groups, columns), axis=0))
    newest = rows[np.argsort(-columns.at[rows], kind="stable")][:_LOOKED_AT]
    hits = [_hit(document, asked) for document in documents(newest.tolist()) if document is not None]
    found = [hit for hit in hits if hit is not None]
    return sorted(found, key=lambda hit: (-hit.score, -hit.document.at.timestamp()))


def some_words(asked: Asked, columns: Columns) -> list[tuple[int, float]]:
    """Rows of the notes that hold some of the words, best first, with the share of their weight, 0 to 1."""
    scores = shares(asked.wide, columns)
    rows = np.flatnonzero(scores >= _LEAST_SHARE)
    best = rows[np.lexsort((-columns.at[rows], -scores[rows]))]
    return [(int(row), float(scores[row])) for row in best]


def shares(groups: Sequence[frozenset[str]], columns: Columns) -> Array:
    """(n,): which share of the words' weight each note holds, 0 to 1.

    A word weighs the more, the fewer notes hold it (inverse document frequency, Spärck Jones 1972).
    """
    held = _held(groups, columns)
    weights = np.log(1 + len(columns) / (1 + held.sum(axis=1)))
    found: Array = weights @ held / max(float(weights.sum()), 1e-9)
    return found


def _held(groups: Sequence[frozenset[str]], columns: Columns) -> Array:
    """(groups, n): which note holds a word of which group."""
    codes = codes_of(frozenset[str]().union(*groups))
    at, which = holding(columns.words, codes)
    owners = columns.owners_at("words_of", at)
    held = np.zeros((len(groups), len(columns)), dtype=bool)
    for row, group in enumerate(groups):
        held[row, owners[np.isin(codes, codes_of(group))[which]]] = True
    return held


def _hit(document: Document, asked: Asked) -> WordHit | None:
    """The note with its score, when every word is really there."""
    words = words_in(document.words)
    stems = [stem(word) for word in words]
    there = set(stems)
    if not all(group & there for group in asked.groups):
        return None
    exact = len(set(asked.words).intersection(words)) / len(asked.words)
    phrase = asked.phrase in " ".join(words)
    if asked.described and not phrase:
        return None  # one common word of a whole description: how close it comes in meaning says more
    near = len(asked.groups) / _narrowest(stems, asked.groups)
    score = _EXACT * exact + _PHRASE * phrase + _NEAR * near + min(1.0, 8 / len(words)) / 2
    return WordHit(document=document, score=score)


def _narrowest(stems: Sequence[str], groups: Sequence[frozenset[str]]) -> int:
    """How many words the shortest stretch has that holds every group."""
    if len(groups) == 1:
        return 1
    last, best = dict[int, int](), len(stems)
    all_of_them = frozenset[str]().union(*groups)
    for at, stemmed in enumerate(stems):
        if stemmed in all_of_them:
            last |= {number: at for number, group in enumerate(groups) if stemmed in group}
            if len(last) == len(groups):
                best = min(best, at - min(last.values()) + 1)
    return max(best, 1)
