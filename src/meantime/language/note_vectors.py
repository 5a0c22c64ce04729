"""The vectors of one note, as they are kept. Apart, so that keeping them loads no numpy."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.language.records import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteVectors:
    """One note as the sentence model reads it."""

    #: Id of the note.
    id: str
    #: Changes when what is read of the note does.
    mark: int
    #: Where each stretch stands in its text.
    places: tuple[Place, ...]
    #: The vectors of its stretches, one after the other: 384 signed bytes each.
    vectors: bytes
