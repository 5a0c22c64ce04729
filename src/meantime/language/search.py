"""Finding a note: first those that hold the words, then those close in meaning.

The two are never mixed into one ranking: measured, a rank made of both is worse than either (`docs/decisions/0013`).
Columns say which notes are worth a look; only those are read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from meantime.language.columns import Columns
from meantime.language.documents import Document
from meantime.language.note_columns import Numbered, with_words
from meantime.language.records import Place
from meantime.language.search_meaning import find_close
from meantime.language.search_words import Asked, asked_for, find_words, some_words
from meantime.language.snippets import snippet_of

Why = Literal["words", "meaning"]
#: Most notes of one answer.
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What is looked in."""

    columns: Columns
    #: The notes at these rows of the columns, in this order; one that cannot be read is None.
    documents: Callable[[Sequence[int]], list[Document | None]]
    #: Whether the columns were compared with the query in meaning (`search_meaning.compared_with`).
    compared: bool = False


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


def find(query: str, searched: Searched) -> list[Hit]:
    """The notes that answer a query, best first: those that hold all its words, then those close in meaning.

    Args:
        query: words, or a description; words that say little are left out when others are there.
        searched: where it was not compared in meaning, notes that hold some of the words come second.

    Words match without their endings and through everyday doubles (`content/words/en/synonyms.toml`).
    """
    asked = asked_for(query)
    if not asked.groups or not len(searched.columns):
        return []
    hits = _by_words(asked, searched)
    seen = {hit.id for hit in hits}
    close = _by_meaning(asked, searched) if searched.compared else _partly(asked, searched)
    return [*hits, *(hit for hit in close if hit.id not in seen)][:MOST]


def searched_in(documents: Sequence[Document]) -> Searched:
    """Notes at hand, by their words alone."""
    notes = [Numbered(number=row, rev=1, document=document) for row, document in enumerate(documents)]
    return Searched(columns=with_words(notes), documents=lambda rows: [documents[row] for row in rows])


def _by_words(asked: Asked, searched: Searched) -> list[Hit]:
    hits = []
    for found in find_words(asked, searched.columns, searched.documents)[:MOST]:
        shown = snippet_of(found.document, asked.first_in(found.document.text), asked)
        hits.append(_hit(found.document, found.score, shown, "words"))
    return hits


def _partly(asked: Asked, searched: Searched) -> list[Hit]:
    found = some_words(asked, searched.columns)[:MOST]
    documents = searched.documents([row for row, _ in found])
    return [
        _hit(document, score, snippet_of(document, 0, asked), "words")
        for document, (_, score) in zip(documents, found, strict=True)
        if document is not None
    ]


def _by_meaning(asked: Asked, searched: Searched) -> list[Hit]:
    found = find_close(asked, searched.columns)
    documents = searched.documents([close.row for close in found])
    return [
        _hit(document, close.score, snippet_of(document, close.place[0], asked, ahead=0), "meaning")
        for document, close in zip(documents, found, strict=True)
        if document is not None
    ]


def _hit(document: Document, score: float, shown: tuple[str, tuple[Place, ...]], why: Why) -> Hit:
    snippet, places = shown
    return Hit(id=document.id, at=document.at, why=why, score=score, snippet=snippet, places=places)
