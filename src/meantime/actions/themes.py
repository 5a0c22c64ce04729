"""Thoughts that come back in a journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.actions.find import document_of
from meantime.actions.meanings import A_PAGE, thought_meanings
from meantime.core.journal import JournalReader
from meantime.core.moments import local_time
from meantime.core.notes import Note
from meantime.language.meaning import MeaningMissing, is_available
from meantime.language.search import Document
from meantime.language.themes import Theme, find_themes, thought_cores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThemes:
    """What one look at a journal found."""

    #: Those in most notes first.
    themes: tuple[Theme, ...]
    #: Whether meaning was compared; without the sentence model only like words are.
    by_meaning: bool
    #: Whether every thought took part; False while the first looks still read them in.
    complete: bool


def themes_of(journal: JournalReader, *, most_new: int = A_PAGE) -> FoundThemes:
    """The thoughts that stand in at least three notes on two days; private notes too: it is the person's own look.

    Args:
        most_new: how many thoughts are read in for meaning now, the newest first; the rest waits for the next look.
    """
    documents = [_where_written(note) for note in journal.notes() if note.other_version_of is None]
    if is_available():
        try:
            return _by_meaning(journal, documents, most_new)
        except MeaningMissing:
            pass  # the model file turned out to be another one: like words are compared instead
    return FoundThemes(themes=tuple(find_themes(documents)), by_meaning=False, complete=True)


def _where_written(note: Note) -> Document:
    """The note with its time in the zone it was written in: days are counted there."""
    return replace(document_of(note), at=local_time(note.at, note.tz))


def _by_meaning(journal: JournalReader, documents: Sequence[Document], most_new: int) -> FoundThemes:
    meanings = thought_meanings(journal, thought_cores(documents), most=most_new)
    vectors = {core: _unit(note.vectors) for core, note in meanings.notes.items()}
    themes = find_themes(documents, vectors)
    return FoundThemes(themes=tuple(themes), by_meaning=True, complete=meanings.complete)


def _unit(data: bytes) -> NDArray[np.float32]:
    """The first vector in stored bytes (a thought is one stretch), at length one."""
    import numpy as np  # here: only a look at themes needs it

    from meantime.language.meaning import WIDTH

    row = np.frombuffer(data[:WIDTH], dtype=np.int8).astype(np.float32)
    found: NDArray[np.float32] = row / max(float(np.linalg.norm(row)), 1e-9)
    return found
