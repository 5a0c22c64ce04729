"""Finding a note: first those that hold the words, then those close in meaning.

The two are never mixed into one ranking: measured, a rank made of both is worse than either (`docs/decisions/0013`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from meantime.language.records import Place
from meantime.language.search_words import Asked, WordHit, asked_for, find_words, some_words

if TYPE_CHECKING:
    from meantime.language.vectors import Vectors

Why = Literal["words", "meaning"]
#: Most notes of one answer.
MOST = 50
#: Longest snippet, in characters.
SNIPPET = 160
#: Notes found by meaning: at most so many, and none further than this from the query (cosine, tuned on own data).
_MOST_CLOSE = 20
_CLOSE = 0.25
#: How far behind the closest note another one may be.
_BEHIND = 0.28
#: What a shared rare word adds to the closeness of a note that holds some of the words, not all.
_WORD_BONUS = 0.15
#: So many of the closest notes are looked at for shared words.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing to look in: a note."""

    id: str
    at: datetime
    #: The person's own words.
    text: str = ""
    #: Names of its parts, such as "anxious" or "going to work".
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A note that was found."""

    id: str
    at: datetime
    #: `words`: it holds what was asked for. `meaning`: it is close to it.
    why: Why
    #: Higher is better, within one `why`: 0 and more for words, -1 to 1 for meaning (cosine).
    score: float
    #: The stretch of the note that shows why, on one line.
    snippet: str
    #: Where the words asked for stand in the snippet.
    places: tuple[Place, ...] = ()


def wordings(query: str) -> list[str]:
    """The query as the sentence model is asked: as typed, and in two forms that are more like a note (own data)."""
    return [query[:1000], f"I {query[:1000]}.", f"a time when {query[:1000]}"]


def find(query: str, documents: Sequence[Document], vectors: Vectors | None = None) -> list[Hit]:
    """The documents that answer a query, best first: those that hold all its words, then those close in meaning.

    Args:
        query: words, or a description; words that say little are left out when others are there.
        vectors: the documents' vectors and the query's; without them, notes that hold some of the words come second.

    Words match without their endings and through everyday doubles (`content/words/en/synonyms.toml`).
    """
    asked = asked_for(query)
    if not asked.groups:
        return []
    hits = [_word_hit(documents[hit.row], hit, asked) for hit in find_words(asked, documents)]
    seen = {hit.id for hit in hits}
    if vectors is None:
        partly = [_word_hit(documents[hit.row], hit, asked) for hit in some_words(asked, documents)]
        close = [hit for hit in partly if hit.id not in seen]
    else:
        close = _close(documents, asked, vectors, without=seen)
    return [*hits, *close][:MOST]


def _close(documents: Sequence[Document], asked: Asked, vectors: Vectors, *, without: set[str]) -> list[Hit]:
    """Notes whose nearest stretch is close enough, best first."""
    scores = vectors.closeness(len(documents))
    nearest = [int(row) for row in (-scores).argsort(kind="stable")[: _LOOKED_AT + len(without)]]
    nearest = [row for row in nearest if documents[row].id not in without]
    for hit in some_words(asked, [documents[row] for row in nearest], least=0.0):
        scores[nearest[hit.row]] += _WORD_BONUS * hit.score
    wanted = sorted(nearest, key=lambda row: (-scores[row], -documents[row].at.timestamp()))
    least = max(_CLOSE, scores[wanted[0]] - _BEHIND) if wanted else _CLOSE
    return [
        _meaning_hit(documents[row], float(scores[row]), vectors.best_stretch(row), asked)
        for row in wanted[:_MOST_CLOSE]
        if scores[row] >= least
    ]


def _word_hit(document: Document, hit: WordHit, asked: Asked) -> Hit:
    start = hit.places[0][0] if hit.places else 0
    snippet, places = _snippet(document, start, asked)
    return Hit(id=document.id, at=document.at, why="words", score=hit.score, snippet=snippet, places=places)


def _meaning_hit(document: Document, score: float, stretch: Place | None, asked: Asked) -> Hit:
    snippet, places = _snippet(document, stretch[0] if stretch else 0, asked, ahead=0)
    return Hit(id=document.id, at=document.at, why="meaning", score=score, snippet=snippet, places=places)


def _snippet(
    document: Document, start: int, asked: Asked, *, ahead: int = 40
) -> tuple[str, tuple[Place, ...]]:
    """A stretch of the note around a place, cut at words; the parts, when the note has no words."""
    text = document.text if document.text.strip() else " · ".join(document.parts)
    first = _cut(text, start - ahead, text.rfind) if start > ahead and len(text) > SNIPPET else 0
    last = _cut(text, first + SNIPPET, text.rfind) if len(text) - first > SNIPPET else len(text)
    words = " ".join(text[first:last].split())
    snippet = ("… " if first else "") + words + (" …" if last < len(text) else "")
    return snippet, asked.places_in(snippet)


def _cut(text: str, at: int, look: Callable[[str, int, int], int]) -> int:
    """The space before a place, when there is one near."""
    space = look(" ", max(0, at - 30), at)
    return space if space > 0 else at
