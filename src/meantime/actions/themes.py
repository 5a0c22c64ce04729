"""Thoughts that come back in a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.actions.documents import document_of
from meantime.actions.find import A_PAGE
from meantime.core.journal import JournalReader
from meantime.language.meaning import MeaningMissing, is_available

if TYPE_CHECKING:
    from meantime.language.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThemes:
    """What one look at a journal found."""

    #: Those in most notes first.
    themes: tuple[Theme, ...]
    #: Whether meaning was compared; without the sentence model only like words are.
    by_meaning: bool
    #: Notes whose thoughts did not take part, because they are not read in yet.
    waiting: int


def themes_of(journal: JournalReader, *, most_new: int = A_PAGE) -> FoundThemes:
    """The thoughts that stand in at least three notes on two days; private notes too: it is the person's own look.

    Args:
        most_new: how many sentences are read in for meaning now, the newest first; the rest waits for the next look.
    """
    if is_available():
        try:
            return _by_meaning(journal, most_new)
        except MeaningMissing:
            pass  # the model file turned out to be another one: like words are compared instead
    # here: numpy, 0.1 s, which the start of the server does not wait for
    from meantime.language.themes import find_themes_by_words

    documents = [document_of(note) for note in journal.notes()]
    return FoundThemes(themes=tuple(find_themes_by_words(documents)), by_meaning=False, waiting=0)


def _by_meaning(journal: JournalReader, most_new: int) -> FoundThemes:
    from meantime.actions.meanings import known_notes
    from meantime.language.themes import find_themes

    known = known_notes(journal, most=most_new, what="thoughts")
    return FoundThemes(themes=tuple(find_themes(known.searched)), by_meaning=True, waiting=known.waiting)
