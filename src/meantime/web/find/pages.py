"""What a search shows: notes that hold the words, then notes close in meaning, each with the stretch that shows why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.actions.find import find_notes
from meantime.content.loader import quadrant_of
from meantime.core.moments import local_time
from meantime.core.notes import Note, strongest
from meantime.language.records import Place
from meantime.storage.journal import Journal
from meantime.web.base.dates import clock, full_day

if TYPE_CHECKING:
    from meantime.language.search import Hit

#: Longest query that is looked for, in characters.
LONGEST_QUERY = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a snippet."""

    text: str
    #: Whether it holds what was asked for.
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One note that was found."""

    id: str
    day: str
    time: str
    #: Region of its strongest feeling, for the mark.
    quadrant: str
    snippet: tuple[Piece, ...]
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage:
    """The answer to one search."""

    words: tuple[Row, ...]
    close: tuple[Row, ...]
    #: Notes that were compared by their words only, so far.
    waiting: int


def find_page(journal: Journal, query: str) -> FindPage:
    """The notes that answer a query, best first."""
    found = find_notes(journal, query)
    notes = {note.id: note for note in journal.notes_with_ids([hit.id for hit in found.hits])}
    return FindPage(
        words=tuple(_rows((hit for hit in found.hits if hit.why == "words"), notes)),
        close=tuple(_rows((hit for hit in found.hits if hit.why == "meaning"), notes)),
        waiting=found.waiting,
    )


def pieces_of(text: str, places: Iterable[Place]) -> tuple[Piece, ...]:
    """A text cut where its marked stretches begin and end; nothing is lost when they overlap."""
    pieces, at = [], 0
    for start, end in sorted(places):
        if start >= at and end > start:
            pieces += [Piece(text=text[at:start], marked=False), Piece(text=text[start:end], marked=True)]
            at = end
    pieces.append(Piece(text=text[at:], marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _rows(hits: Iterable[Hit], notes: dict[str, Note]) -> Iterable[Row]:
    return (_row(hit, notes[hit.id]) for hit in hits if hit.id in notes)


def _row(hit: Hit, note: Note) -> Row:
    local, top = local_time(note.at, note.tz), strongest(note)
    return Row(
        id=note.id,
        day=full_day(local.date()),
        time=clock(local),
        quadrant=(quadrant_of(top.name) if top else None) or "M",
        snippet=pieces_of(hit.snippet, hit.places),
        private=note.private,
    )
