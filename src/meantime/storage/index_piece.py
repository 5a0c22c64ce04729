"""A piece of the search index, as it is sealed: a kind of its own, which no export, import or page reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid5

#: How older versions called the records that hold the index. Never exported, never imported.
INDEX = "search_index"
#: Places of notes in one piece: it is sealed anew when one of its notes changes.
PIECE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPiece:
    """What is known of the meaning of some notes. It can be made again from them."""

    #: UUID as text; follows from the person and the place of the piece.
    id: str
    #: Which model and layout it was made with; a piece of another one counts as empty.
    made_with: str
    #: The last change of the journal that was known when it was made: its place in the chain of events.
    as_of: int = 0
    #: Name of a column -> its bytes; see `language/columns.py`.
    columns: dict[str, bytes] = field(default_factory=dict)


def piece_id(person_id: UUID, place: int) -> str:
    """Id of the piece that the note at a place belongs to."""
    return str(uuid5(person_id, f"index/{place // PIECE}"))
