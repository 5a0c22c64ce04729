"""What a search knows of a journal's notes: read from its sealed index, and brought up to date a slice at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from meantime.actions.documents import document_of
from meantime.core.journal import JournalReader, MemoryJournal
from meantime.language.columns import ALL, LAYOUT, THOUGHTS, Columns, together
from meantime.language.documents import Document
from meantime.language.meaning import MODEL
from meantime.language.note_columns import Numbered, What, cost_of, with_meaning, with_words
from meantime.language.search import Searched

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.storage.journal import Journal

Reduced = Callable[[Columns], Columns]

_MADE_WITH = f"{MODEL} {LAYOUT}"
#: Notes opened at once while their words are read in.
_TOGETHER = 2_000
#: Notes opened at once to see how many can be read in for meaning.
_FEW = 100
#: What it costs to look at a note in which nothing is to be read, in sentences.
_LOOK = 0.05


def _leave_whole(columns: Columns) -> Columns:
    return columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a journal."""

    searched: Searched
    #: Notes whose meaning is still to be read in.
    waiting: int
    #: What the columns call the notes with these ids.
    numbers: Callable[[Collection[str]], dict[str, int]]


def known_notes(
    journal: JournalReader, *, most: int, what: What = "all", reduced: Reduced = _leave_whole
) -> Known:
    """Every note by its words, and by its meaning as far as that was read in, the newest first.

    The sealed journal keeps it for the next time; a plain file does not.

    Args:
        most: how many sentences the model reads in now; 0 reads none and never loads it.
        what: what is read of a plain file; the sealed journal always keeps all.
        reduced: what is made of the columns of each piece of the index as it is opened, such as a comparison.

    Raises:
        MeaningMissing: `most` is above 0 and the sentence model is not installed.
    """
    if isinstance(journal, MemoryJournal):
        return _in_memory(journal, most, what, reduced)
    return _in_store(cast("Journal", journal), most, what, reduced)


def _in_memory(journal: MemoryJournal, most: int, what: What, reduced: Reduced) -> Known:
    documents = [document_of(note) for note in journal.notes()]
    notes = [Numbered(number=row, rev=1, document=document) for row, document in enumerate(documents)]
    first = len(notes) - len(_affordable(reversed(notes), most, what))
    read = [with_meaning(notes[first:], what=what)] if notes[first:] else []
    searched = Searched(
        columns=reduced(together([with_words(notes[:first]), *read])),
        documents=lambda rows: [documents[row] for row in rows],
    )
    row_of = {document.id: row for row, document in enumerate(documents)}
    return Known(
        searched=searched,
        waiting=first,
        numbers=lambda ids: {note: row_of[note] for note in ids if note in row_of},
    )


def _in_store(journal: Journal, most: int, what: What, reduced: Reduced) -> Known:
    from meantime.storage.index import keep_in_index, read_index  # here: a plain file needs no database

    as_of, index = journal.last_change(), read_index(journal, _MADE_WITH, reduced)
    columns, places = (
        (index.columns, index.columns.number) if index.current else _still_true(journal, index.columns)
    )
    done = columns.number[columns.read >= (THOUGHTS if what == "thoughts" else ALL)]
    waiting = np.setdiff1d(places, done) if len(done) < len(places) else places[:0]
    reading = _affordable(_newest_first(journal, waiting), most, what)
    known = np.append(columns.number, [note.number for note in reading])
    rest = waiting[:0] if what == "thoughts" else np.setdiff1d(waiting, known)  # themes need no words
    fresh = together([_by_words(journal, rest), _read_in(reading, what)])
    if len(fresh):
        keep_in_index(journal, _MADE_WITH, fresh, as_of=as_of)
        columns = together([columns.some(~np.isin(columns.number, fresh.number)), reduced(fresh)])
    searched = Searched(columns=columns, documents=_reader(journal, columns))
    return Known(searched=searched, waiting=len(waiting) - len(reading), numbers=journal.places_of)


def _still_true(journal: Journal, columns: Columns) -> tuple[Columns, NDArray[Any]]:
    """What is known of notes that are as they were when they were read, and the places of all notes, in order."""
    now = np.array(journal.note_places(), dtype=np.int64).reshape(-1, 2)
    if not len(now):
        return columns.some(np.zeros(len(columns), dtype=bool)), now[:, 0]
    row = np.searchsorted(now[:, 0], columns.number).clip(max=len(now) - 1)
    return columns.some((now[row, 0] == columns.number) & (now[row, 1] == columns.rev)), now[:, 0]


def _by_words(journal: Journal, places: NDArray[Any]) -> Columns:
    return together([with_words(_opened(journal, some)) for some in _batches(places.tolist())])


def _read_in(notes: Sequence[Numbered], what: What) -> Columns:
    if not notes:
        return together([])
    return with_meaning(notes, what="thoughts" if what == "thoughts" else "all")


def _newest_first(journal: Journal, places: NDArray[Any]) -> Iterator[Numbered]:
    for some in _batches(places[::-1].tolist(), size=_FEW):
        yield from reversed(_opened(journal, some[::-1]))


def _affordable(notes: Iterable[Numbered], most: int, what: What) -> list[Numbered]:
    """The first notes, as many as cost at most `most` sentences (one at least); turned round."""
    taken, cost = list[Numbered](), 0.0
    for note in notes if most else ():
        cost += cost_of(note.document, what) + _LOOK
        if taken and cost > most:
            break
        taken.append(note)
    return taken[::-1]


def _opened(journal: Journal, places: Sequence[int]) -> list[Numbered]:
    found = journal.notes_at(places)
    return [
        Numbered(number=place, rev=found[place].rev, document=document_of(found[place].record))
        for place in sorted(found)
    ]


def _reader(journal: Journal, columns: Columns) -> Callable[[Sequence[int]], list[Document | None]]:
    """Opens the notes at rows of the columns."""

    def documents(rows: Sequence[int]) -> list[Document | None]:
        places = columns.number[list(rows)].tolist()
        found = {note.number: note.document for note in _opened(journal, places)}
        return [found.get(place) for place in places]

    return documents


def _batches(places: Sequence[int], *, size: int = _TOGETHER) -> Iterator[Sequence[int]]:
    return (places[start : start + size] for start in range(0, len(places), size))
