"""A person's own questions about themselves: ask, change, erase."""

from __future__ import annotations

from meantime.core.problems import InvalidRecord
from meantime.core.wonderings import Wondering, find_problems
from meantime.storage.journal import Journal


def ask_wondering(journal: Journal, wondering: Wondering, *, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed question.

    Raises:
        InvalidRecord: a half of it is empty.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_problems(wondering):
        raise InvalidRecord(problems)
    journal.replace(wondering, base_rev=base_rev)


def erase_wondering(journal: Journal, wondering_id: str) -> bool:
    """Remove a question. The notes stay."""
    return journal.erase(wondering_id)
