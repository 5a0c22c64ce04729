"""Finding by words: every word asked for, without its ending, or one that means the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from meantime.language.records import Place
from meantime.language.stems import (
    irregular_forms,
    is_small,
    near_words,
    places_of,
    same_words,
    stem,
    words_in,
)

if TYPE_CHECKING:
    from meantime.language.search import Document

#: Most words of a query that are looked for.
_MOST_WORDS = 12
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

    def places_in(self, text: str) -> tuple[Place, ...]:
        """Where words that answer the query stand."""
        wanted = frozenset[str]().union(*self.groups)
        return tuple((start, end) for word, start, end in places_of(text) if stem(word) in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHit:
    """A document that answers by its words."""

    #: Its position in the list.
    row: int
    score: float
    #: Places of the words in its text, in order; empty when they stand in the parts.
    places: tuple[Place, ...]


def asked_for(query: str) -> Asked:
    """A query split into words; those that say little count only when there are no others."""
    all_words = list(dict.fromkeys(words_in(query[:1000])))
    words = tuple([word for word in all_words if not is_small(word)] or all_words)[:_MOST_WORDS]
    groups = tuple(same_words(stem(word)) for word in words)
    wide = tuple(near_words(stem(word)) for word in words)
    phrase = " ".join(words_in(query[:1000]))
    described = len(words) == 1 and len(all_words) >= _DESCRIBED
    return Asked(phrase=phrase, words=words, groups=groups, wide=wide, described=described)


def find_words(asked: Asked, documents: Sequence[Document]) -> list[WordHit]:
    """The documents that hold every word, best first: as a phrase, as typed, close together, then the newest."""
    found, beginnings = [], [_beginnings(group) for group in asked.groups]
    for row, document in enumerate(documents):
        flat = _flat(document)
        maybe = all(any(start in flat for start in starts) for starts in beginnings)
        if maybe and (hit := _hit(row, document, asked)) is not None:
            found.append(hit)
    return sorted(found, key=lambda hit: (-hit.score, -documents[hit.row].at.timestamp()))


def some_words(asked: Asked, documents: Sequence[Document], *, least: float = _LEAST_SHARE) -> list[WordHit]:
    """The documents that hold some of the words, best first; the score is the share of their weight, 0 to 1.

    A word weighs the more, the fewer documents hold it (inverse document frequency, Spärck Jones 1972).
    """
    found = list(_partly(asked, documents))
    held = [sum(group in groups for _, groups in found) for group in range(len(asked.groups))]
    weights = [log(1 + len(documents) / (1 + count)) for count in held]
    total = sum(weights) or 1.0
    hits = [
        WordHit(row=row, score=sum(weights[g] for g in groups) / total, places=())
        for row, groups in found
        if groups
    ]
    good = [hit for hit in hits if hit.score >= least]
    return sorted(good, key=lambda hit: (-hit.score, -documents[hit.row].at.timestamp()))


def _partly(asked: Asked, documents: Sequence[Document]) -> Iterator[tuple[int, set[int]]]:
    beginnings = [_beginnings(group) for group in asked.wide]
    for row, document in enumerate(documents):
        flat = _flat(document)
        maybe = [n for n, starts in enumerate(beginnings) if any(start in flat for start in starts)]
        if maybe:
            stems = {stem(word) for word in words_in(_all_words(document))}
            yield row, {n for n in maybe if asked.wide[n] & stems}


def _hit(row: int, document: Document, asked: Asked) -> WordHit | None:
    """The document with its score, when every word is really there."""
    words = places_of(_all_words(document))
    stems = [stem(word) for word, _, _ in words]
    there = set(stems)
    if not all(group & there for group in asked.groups):
        return None
    exact = len(set(asked.words) & {word for word, _, _ in words}) / len(asked.words)
    phrase = asked.phrase in " ".join(word for word, _, _ in words)
    if asked.described and not phrase:
        return None  # one common word of a whole description: how close it comes in meaning says more
    near = len(asked.groups) / _narrowest(stems, asked)
    at = tuple(words[n][1:] for n, s in enumerate(stems) if any(s in group for group in asked.groups))
    inside = tuple(place for place in at if place[1] <= len(document.text))
    score = _EXACT * exact + _PHRASE * phrase + _NEAR * near + min(1.0, 8 / len(words)) / 2
    return WordHit(row=row, score=score, places=inside)


def _narrowest(stems: Sequence[str], asked: Asked) -> int:
    """How many words the shortest stretch has that holds every group."""
    last, best = dict[int, int](), len(stems)
    for at, stemmed in enumerate(stems):
        for number, group in enumerate(asked.groups):
            if stemmed in group:
                last[number] = at
        if len(last) == len(asked.groups):
            best = min(best, at - min(last.values()) + 1)
    return max(best, 1)


def _all_words(document: Document) -> str:
    return "\n".join((document.text, *document.parts)) if document.parts else document.text


def _flat(document: Document) -> str:
    return _all_words(document).lower().replace("’", "'")


def _beginnings(group: frozenset[str]) -> tuple[str, ...]:
    irregular = {form for stemmed in group for form in irregular_forms(stemmed)}
    return tuple(sorted(irregular | {_beginning(stemmed) for stemmed in group}))


def _beginning(stemmed: str) -> str:
    """A beginning that every word with this stem shares: its last letter may have changed."""
    return stemmed[:-1] if len(stemmed) > 3 else stemmed[:2] if len(stemmed) == 3 else stemmed
