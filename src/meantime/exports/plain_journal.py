"""The plain journal: the open, lossless form of everything one person wrote (`docs/use/plain-journal.md`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meantime.core.journal import MemoryJournal, Record
from meantime.core.lines import journal_lines


def write_plain_journal(records: Iterable[Record], *, name: str, tz: str) -> Iterator[bytes]:
    """The file piece by piece: UTF-8, one line a piece with its line feed, the header first.

    Args:
        records: every record, in the order they are to stand.
        name: the person's name or initials; may be empty.
        tz: the person's IANA zone.
    """
    journal = MemoryJournal(records=tuple(records), name=name, tz=tz)
    return (f"{line}\n".encode() for line in journal_lines(journal))
