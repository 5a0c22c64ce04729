"""The search index of one person: vectors of their notes, sealed like any record, in pieces of a few hundred notes.

Vectors give much of a text away, so they are never readable on disk. They can be made again from the notes: the index
is left out of every export, and a piece that is lost or damaged costs only time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from meantime.language.note_vectors import NoteVectors
from meantime.storage import rows
from meantime.storage.index_piece import IndexPiece

if TYPE_CHECKING:
    from meantime.storage.journal import Journal

#: How older versions called the records that hold the index. Never exported, never imported.
INDEX = "search_index"
#: Notes in one piece: a piece is sealed anew when one of its notes changes.
PIECE = 500
#: The shelves.
NOTES, THOUGHTS = "notes", "thoughts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One sealed record of the index."""

    #: What it holds the vectors of: "notes" or "thoughts".
    shelf: str
    number: int
    #: Revision it was read at; 0 when it is new.
    rev: int
    notes: tuple[NoteVectors, ...]


def read_pieces(journal: Journal, model: str, *, shelf: str) -> list[Piece]:
    """One shelf of the index as it is stored. Pieces made with another model come back empty; so does a new shelf."""
    found = list(_pieces(journal, model, shelf))
    return found or [Piece(shelf=shelf, number=0, rev=0, notes=())]


def keep_pieces(
    journal: Journal,
    model: str,
    new: Sequence[NoteVectors],
    *,
    pieces: Sequence[Piece],
    gone: Collection[str],
) -> None:
    """Bring a shelf up to date: those in `gone` go, older forms of `new` too, then the new ones are added.

    Args:
        pieces: the shelf as it was read; one empty piece with revision 0 for a new shelf.
    """
    going = {*gone, *(note.id for note in new)}
    waiting = list(new)
    for piece in pieces:
        kept = [note for note in piece.notes if note.id not in going]
        room = PIECE - len(kept)
        added, waiting = waiting[:room], waiting[room:]
        if added or len(kept) < len(piece.notes):
            _keep(journal, model, piece, [*kept, *added])
    for start in range(0, len(waiting), PIECE):
        number = pieces[-1].number + 1 + start // PIECE
        piece = Piece(shelf=pieces[-1].shelf, number=number, rev=0, notes=())
        _keep(journal, model, piece, waiting[start : start + PIECE])


def forget(journal: Journal, record_id: str) -> None:
    """Drop what is held of one note at once. Thoughts are not kept by note: all of them are read in anew."""
    for stored in journal.stored_of_kind(IndexPiece):
        record, notes = stored.record, _notes(stored.record)
        kept = [note for note in notes if note.id != record_id and record.shelf == NOTES]
        if len(kept) < len(notes):
            packed = _packed(record.id, record.made_with, record.shelf, kept)
            rows.update(journal, packed, base_rev=stored.rev)


def _pieces(journal: Journal, model: str, shelf: str) -> Iterator[Piece]:
    for number in count():
        record_id = _piece_id(journal, shelf, number)
        stored = journal.find(IndexPiece, record_id)
        if stored is not None:
            notes = _notes(stored.record) if stored.record.made_with == model else []
            yield Piece(shelf=shelf, number=number, rev=stored.rev, notes=tuple(notes))
        elif record_id not in map(str, journal.damaged):
            return


def _notes(piece: IndexPiece) -> list[NoteVectors]:
    data, start, notes = piece.columns["vectors"], 0, []
    for note_id, mark, size, *places in json.loads(piece.columns["notes"]):
        pairs = tuple(zip(places[::2], places[1::2], strict=True))
        notes.append(NoteVectors(id=note_id, mark=mark, places=pairs, vectors=data[start : start + size]))
        start += size
    return notes


def _keep(journal: Journal, model: str, piece: Piece, notes: Sequence[NoteVectors]) -> None:
    """Keep one piece; when another process kept its own meanwhile, what is missing is made at the next search."""
    record = _packed(_piece_id(journal, piece.shelf, piece.number), model, piece.shelf, notes)
    if piece.rev:
        rows.update(journal, record, base_rev=piece.rev)
    else:
        rows.insert(journal, [(UUID(record.id), record)])


def _packed(record_id: str, model: str, shelf: str, notes: Sequence[NoteVectors]) -> IndexPiece:
    known = [[note.id, note.mark, len(note.vectors), *sum(note.places, ())] for note in notes]
    columns = {
        "notes": json.dumps(known).encode(),
        "vectors": b"".join(note.vectors for note in notes),
    }
    return IndexPiece(id=record_id, shelf=shelf, made_with=model, columns=columns)


def _piece_id(journal: Journal, shelf: str, number: int) -> str:
    return str(uuid5(journal.person_id, f"index:{shelf}:{number}"))
