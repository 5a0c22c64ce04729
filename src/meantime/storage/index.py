"""The search index of one person, sealed like any record, in pieces of a few hundred notes.

Vectors give much of a text away, so they are never readable on disk. They can be made again from the notes: the index
is left out of every export, and a piece that is lost or damaged costs only time. A note lies in the piece its place
(`seq`) belongs to, so that erasing it touches one piece.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
from django.db import transaction

from meantime.language.columns import Columns, from_bytes, together
from meantime.storage import kinds, rows
from meantime.storage.index_piece import PIECE, IndexPiece, piece_id

if TYPE_CHECKING:
    from meantime.storage.journal import Journal, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is kept of a journal's notes."""

    #: `number` is the place of a note, see `rows.places`.
    columns: Columns
    #: Whether every note is in it as it is now. When not, notes are missing, and old forms may be among it.
    current: bool


def read_index(
    journal: Journal, made_with: str, reduced: Callable[[Columns], Columns] = lambda columns: columns
) -> Index:
    """Everything that is kept and was made with this.

    Args:
        reduced: what is wanted of each piece. The pieces are opened one after the other: the vectors of a whole
            journal are never held at once when it leaves them out.
    """
    parts, as_of = [reduced(together([]))], 0
    for piece in journal.each_stored(IndexPiece):
        as_of = max(as_of, piece.record.as_of)
        if (columns := _columns(piece, made_with)) is not None:
            parts.append(reduced(columns))
    columns = together(parts)
    current = len(columns) == journal.count_notes() and not rows.changed_since(
        journal.person_id, kinds.NOTE, as_of
    )
    return Index(columns=columns, current=current)


def keep_in_index(journal: Journal, made_with: str, new: Columns, *, as_of: int) -> None:
    """Add these notes to their pieces, instead of what is there of them.

    A note that was changed or erased meanwhile is left out: nothing of it comes back.

    Args:
        as_of: the newest change (`rows.last_event`) before the notes were listed.
    """
    for number in np.unique(new.number // PIECE).tolist():
        own = new.some(new.number // PIECE == number)
        empty = IndexPiece(id=piece_id(journal.person_id, number * PIECE), made_with=made_with, as_of=as_of)
        _keep_piece(journal, empty, own)


def forget(journal: Journal, stored: Stored[IndexPiece], place: int) -> None:
    """Drop what a piece holds of the note at a place.

    Belongs in the transaction that changes or erases the note, after the change: writers follow one another (the chain
    of events sees to it), so nobody puts back what was dropped.
    """
    columns = _columns(stored, stored.record.made_with)
    if columns is not None and (columns.number == place).any():
        kept = columns.some(columns.number != place)
        _write(journal, _filled(stored.record, kept), stored.rev)


def _keep_piece(journal: Journal, empty: IndexPiece, new: Columns) -> None:
    with transaction.atomic():
        stored = journal.find(IndexPiece, empty.id)
        known = _columns(stored, empty.made_with) if stored else None
        kept = [] if known is None else [known.some(~np.isin(known.number, new.number))]
        written = _write(journal, _filled(empty, together([*kept, new])), stored.rev if stored else 0)
        if not written or not _are_there(journal, new):
            transaction.set_rollback(
                True
            )  # whoever was quicker is right; the rest is made at the next search


def _are_there(journal: Journal, new: Columns) -> bool:
    there = set(rows.places(journal.person_id, kinds.NOTE, new.number.tolist()))
    return there >= set(zip(new.number.tolist(), new.rev.tolist(), strict=True))


def _write(journal: Journal, piece: IndexPiece, rev: int) -> bool:
    if rev:
        return rows.update(journal, piece, base_rev=rev)
    return rows.insert(journal, [(UUID(piece.id), piece)]) == 1


def _columns(stored: Stored[IndexPiece], made_with: str) -> Columns | None:
    """What a piece holds; None for another layout or model."""
    if stored.record.made_with != made_with:
        return None
    try:
        return from_bytes(stored.record.columns)
    except (KeyError, ValueError):
        return None


def _filled(piece: IndexPiece, columns: Columns) -> IndexPiece:
    return replace(piece, columns=columns.to_bytes())
