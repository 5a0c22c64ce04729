"""A piece of the search index, as it is sealed: a kind of its own, which no export, import or page reads."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPiece:
    """What is known of the meaning of some notes. It can be made again from them."""

    #: UUID as text; follows from the person and the place of the piece.
    id: str
    #: "notes" or "thoughts".
    shelf: str
    #: Which model and layout it was made with; a piece of another one counts as empty.
    made_with: str
    #: Name of a column -> its bytes; `storage/index.py` says which there are.
    columns: dict[str, bytes] = field(default_factory=dict)
