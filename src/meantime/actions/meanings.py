"""The vectors of a journal's notes: read from its sealed index, made for notes that are new, a slice at a time."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from meantime.core.journal import JournalReader, MemoryJournal
from meantime.language.meaning import MODEL, WIDTH, embed
from meantime.language.note_vectors import NoteVectors
from meantime.language.search import Document, wordings

if TYPE_CHECKING:
    from meantime.language.vectors import Vectors
    from meantime.storage.index import Piece
    from meantime.storage.journal import Journal

#: Stretches of notes read in at one search on a page: about 0.5 s (4 to 8 ms each, measured on one slow core).
A_PAGE = 80
#: Stretches read in where somebody waits at a terminal.
A_COMMAND = 3_000
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What is known of the meaning of the notes."""

    #: Note id -> its vectors and where each stretch stands.
    notes: dict[str, NoteVectors]
    #: Whether every note is in; False while later searches still read some in.
    complete: bool


def meanings_of(journal: JournalReader, documents: Sequence[Document], *, most: int) -> Meanings:
    """The vectors of the documents; at most `most` stretches are read in now, the newest notes first.

    The sealed journal keeps them for the next time; a plain file does not.

    Raises:
        MeaningMissing: the sentence model is not installed.
    """
    return _up_to_date(journal, list(reversed(documents)), shelf="notes", most=most)


def thought_meanings(journal: JournalReader, cores: Sequence[str], *, most: int) -> Meanings:
    """The vectors of thoughts, by the thought itself; kept like those of notes.

    Raises:
        MeaningMissing: the sentence model is not installed.
    """
    documents = [Document(id=core, at=_ANY_TIME, text=core) for core in cores]
    return _up_to_date(journal, documents, shelf="thoughts", most=most)


def _up_to_date(journal: JournalReader, documents: Sequence[Document], *, shelf: str, most: int) -> Meanings:
    pieces = _stored(journal, shelf)
    known = {note.id: note for piece in pieces for note in piece.notes}
    marks = {document.id: _mark(document) for document in documents}
    good = {note_id: note for note_id, note in known.items() if marks.get(note_id) == note.mark}
    new, left = _read_in((d for d in documents if d.id not in good), most)
    gone = known.keys() - good.keys()
    if new or gone:
        _keep(journal, new, pieces=pieces, gone=gone)
    return Meanings(notes=good | {note.id: note for note in new}, complete=not left)


def vectors_for(meanings: Meanings, documents: Sequence[Document], query: str) -> Vectors:
    """The meanings of these documents beside a query, ready to be compared."""
    import numpy as np  # here, as in the module of vectors: only a search needs it

    from meantime.language.vectors import Vectors

    rows = [(row, meanings.notes[d.id]) for row, d in enumerate(documents) if d.id in meanings.notes]
    data = b"".join(note.vectors for _, note in rows)
    return Vectors(
        matrix=np.frombuffer(data, dtype=np.int8).reshape(-1, WIDTH),
        owners=np.array([row for row, note in rows for _ in note.places], dtype=np.int64),
        places=[place for _, note in rows for place in note.places],
        query=embed(wordings(query)),
    )


def _read_in(documents: Iterable[Document], most: int) -> tuple[list[NoteVectors], bool]:
    """Notes with fresh vectors, and whether some are left for later."""
    from meantime.language.vectors import as_bytes, readable

    taken, texts, left = [], list[str](), False
    for document in documents:
        stretches = readable(document)
        if texts and len(texts) + len(stretches) > most:
            left = True
            break
        taken.append((document, tuple(place for place, _ in stretches)))
        texts += [text for _, text in stretches]
    data = as_bytes(embed(texts)).tobytes() if texts else b""
    new, start = [], 0
    for document, places in taken:
        end = start + len(places) * WIDTH
        new.append(NoteVectors(id=document.id, mark=_mark(document), places=places, vectors=data[start:end]))
        start = end
    return new, left


def _stored(journal: JournalReader, shelf: str) -> list[Piece]:
    if isinstance(journal, MemoryJournal):
        return []
    from meantime.storage.index import read_pieces  # here: a plain file is read without a database

    return read_pieces(cast("Journal", journal), MODEL, shelf=shelf)


def _keep(
    journal: JournalReader, new: list[NoteVectors], *, pieces: list[Piece], gone: Collection[str]
) -> None:
    if isinstance(journal, MemoryJournal):
        return
    from meantime.storage.index import keep_pieces

    keep_pieces(cast("Journal", journal), MODEL, new, pieces=pieces, gone=gone)


def _mark(document: Document) -> int:
    """Changes when what is read in does (a checksum: four bytes beside the sealed vectors say nothing more)."""
    return zlib.crc32("\n".join((document.text, *document.parts)).encode())
