"""Finding notes by their words, and by what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.core.journal import JournalReader
from meantime.language.meaning import MeaningMissing, embed, is_available

if TYPE_CHECKING:
    from meantime.actions.meanings import Known
    from meantime.language.search import Hit

#: Sentences read in while a page waits: about 0.3 s (4 to 8 ms each, measured on one slow core).
A_PAGE = 60
#: Sentences read in where somebody waits at a terminal.
A_COMMAND = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to one search."""

    #: Best first: those that hold the words, then those close in meaning.
    hits: tuple[Hit, ...]
    #: Whether meaning was compared at all; without the sentence model only words are.
    by_meaning: bool
    #: Notes that were looked at by their words only, because their meaning is not read in yet.
    waiting: int


def find_notes(journal: JournalReader, query: str, *, most_new: int = A_PAGE) -> Found:
    """The notes that answer a query, private ones too: this is the person's own search.

    Args:
        most_new: how many sentences of notes are read in for meaning now; the rest waits for the next time.
    """
    # here: numpy, 0.1 s, which the start of the server does not wait for
    from meantime.actions.meanings import known_notes
    from meantime.language.search import find
    from meantime.language.search_meaning import query_wordings

    known = _known_by_meaning(journal, most_new) if query.strip() and is_available() else None
    if known is None:
        words = known_notes(journal, most=0).searched if query.strip() else None
        hits = find(query, words) if words else []
        return Found(hits=tuple(hits), by_meaning=is_available(), waiting=0)
    has_notes = len(known.searched.columns) > 0
    vectors = embed(query_wordings(query)) if has_notes else None
    return Found(hits=tuple(find(query, known.searched, vectors)), by_meaning=True, waiting=known.waiting)


def read_more(journal: JournalReader, *, most_new: int = A_PAGE) -> int:
    """Read some more notes in for their meaning, the newest first.

    How many are left; 0 where meaning is not compared.
    """
    known = _known_by_meaning(journal, most_new) if is_available() else None
    return known.waiting if known else 0


def _known_by_meaning(journal: JournalReader, most: int) -> Known | None:
    """None when the model file turns out to be another one: then words are compared."""
    from meantime.actions.meanings import known_notes

    try:
        return known_notes(journal, most=most, what="stretches")
    except MeaningMissing:
        return None
