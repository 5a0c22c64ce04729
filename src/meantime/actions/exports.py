"""Taking everything out, as files that other programs read. Nothing is written to disk here.

Every function opens all records before it returns, so that `journal.damaged` then names those left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meantime.actions.imports import PENDING
from meantime.core.journal import MemoryJournal, Record
from meantime.core.others import OtherRecord
from meantime.exports.markdown import journal_markdown
from meantime.exports.plain_journal import write_plain_journal
from meantime.exports.table import notes_csv
from meantime.storage.index_piece import INDEX
from meantime.storage.journal import Journal

#: A web server writes each piece by itself: pieces of this many bytes instead of one a line.
_PIECE = 1 << 16


def export_plain(journal: Journal) -> Iterator[bytes]:
    """The plain journal: every record, lossless."""
    return _pieces(write_plain_journal(records_to_export(journal), name=journal.name, tz=journal.tz))


def export_csv(journal: Journal) -> Iterator[bytes]:
    """All notes as a table, oldest first."""
    return _pieces(row.encode() for row in notes_csv(journal.notes()))


def export_markdown(journal: Journal) -> Iterator[bytes]:
    """Everything as one text to read."""
    memory = MemoryJournal(records=tuple(records_to_export(journal)), name=journal.name, tz=journal.tz)
    return _pieces(part.encode() for part in journal_markdown(memory))


def records_to_export(journal: Journal) -> list[Record]:
    """Every record that is the person's, in the order they were kept; not what this store keeps for
    itself: a file that waits for its import, the search index."""
    return [record for record in journal.everything() if not _is_of_the_store(record)]


def _is_of_the_store(record: Record) -> bool:
    return isinstance(record, OtherRecord) and record.kind in (PENDING, INDEX)


def _pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    waiting, size = [], 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= _PIECE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
