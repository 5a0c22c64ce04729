"""Homework and what came of it: assign, change, record an attempt, erase."""

from __future__ import annotations

from datetime import datetime

from meantime.core.homework import Attempt, Homework, find_attempt_problems, find_problems
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import Journal


def assign_homework(journal: Journal, homework: Homework, *, base_rev: int = 0) -> None:
    """Keep new (`base_rev` 0) or changed homework.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_problems(homework):
        raise InvalidRecord(problems)
    journal.replace(homework, base_rev=base_rev)


def erase_homework(journal: Journal, homework_id: str) -> bool:
    """Remove homework. The attempts at it stay."""
    return journal.erase(homework_id)


def record_attempt(journal: Journal, attempt: Attempt, *, now: datetime, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed attempt.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_attempt_problems(attempt, now=now):
        raise InvalidRecord(problems)
    journal.replace(attempt, base_rev=base_rev)


def erase_attempt(journal: Journal, attempt_id: str) -> bool:
    """Remove an attempt for good."""
    return journal.erase(attempt_id)
