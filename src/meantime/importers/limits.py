"""How much of a file is read before it is refused. Every number bounds what a hostile file can cost.

Together they keep one import under two seconds and 200 MB of memory (measured by `tests/importers/test_hostile.py`).
"""

from __future__ import annotations

from meantime.core.problems import Problem
from meantime.importers.base import ImportRefused

MIB = 1024 * 1024
#: Largest file of any kind.
MAX_FILE = 64 * MIB
#: Largest sum of everything a zip says it holds.
MAX_UNPACKED = 256 * MIB
#: Largest text, in bytes. Twenty thousand notes are about 10 MiB.
MAX_TEXT = 32 * MIB
#: Most values (numbers, words, lists) in one JSON text. Twenty thousand notes hold about half a million.
MAX_VALUES = 2_500_000
#: Most notes in one file of another program: 27 years at four a day.
MAX_RECORDS = 40_000
#: Most records of any kind in one plain journal.
MAX_JOURNAL = 100_000


def refused(what: str, what_to_do: str, *, where: str = "file") -> ImportRefused:
    """The exception for a file that cannot be read at all."""
    return ImportRefused(Problem(where=where, what=what, what_to_do=what_to_do))


def raise_if_too_large(data: bytes, limit: int = MAX_FILE) -> None:
    """Refuse a file with more bytes than `limit`, or with none.

    Raises:
        ImportRefused: it is too large or empty.
    """
    if not data:
        raise refused("This file is empty.", "Export it once more, then try again.")
    if len(data) > limit:
        raise refused(
            f"This file is larger than {limit // MIB} MiB.",
            "Export a shorter time, or without photos, then try again.",
        )


def raise_if_too_many(count: int, limit: int = MAX_RECORDS) -> None:
    """Refuse a file with more notes or records than `limit`.

    Raises:
        ImportRefused: there are more.
    """
    if count > limit:
        raise refused(
            f"This file holds more than {limit:,} records.", "Export a shorter time, then try again."
        )


def raise_if_too_dense(text: bytes) -> None:
    """Refuse JSON with more values than `MAX_VALUES`: small on disk, huge in memory.

    Raises:
        ImportRefused: there are more.
    """
    if sum(text.count(mark) for mark in (b",", b"[", b"{")) > MAX_VALUES:
        raise refused("This file holds too many values.", "Export a shorter time, then try again.")
