"""Finding notes by their words, and by what they mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.core.journal import JournalReader
from meantime.language.meaning import MeaningMissing, embed, is_available

if TYPE_CHECKING:
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
    from meantime.language.search_meaning import compared_with, query_wordings, without_vectors

    if not query.strip():
        return Found(hits=(), by_meaning=is_available(), waiting=0)
    if is_available():
        try:
            compared = compared_with(embed(query_wordings(query)))
            known = known_notes(journal, most=most_new, what="stretches", reduced=compared)
        except MeaningMissing:
            pass  # the model file turned out to be another one: words are compared instead
        else:
            hits = find(query, replace(known.searched, compared=True))
            return Found(hits=tuple(hits), by_meaning=True, waiting=known.waiting)
    hits = find(query, known_notes(journal, most=0, reduced=without_vectors).searched)
    return Found(hits=tuple(hits), by_meaning=False, waiting=0)


def read_more(journal: JournalReader, *, most_new: int = A_PAGE) -> int:
    """Read some more notes in for their meaning, the newest first.

    How many are left; 0 where meaning is not compared.
    """
    from meantime.actions.meanings import known_notes
    from meantime.language.search_meaning import without_vectors

    if not is_available():
        return 0
    try:
        return known_notes(journal, most=most_new, what="stretches", reduced=without_vectors).waiting
    except MeaningMissing:
        return 0
