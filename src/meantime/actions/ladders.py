"""Ladders: keep, erase, ask a therapist about a step."""

from __future__ import annotations

from contextlib import suppress
from uuid import NAMESPACE_URL, uuid5

from meantime.core.ladders import Ladder, Rung, find_problems
from meantime.core.problems import InvalidRecord
from meantime.core.questions import Question
from meantime.storage.journal import Journal, StaleEdit


def keep_ladder(journal: Journal, ladder: Ladder, *, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed ladder.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_problems(ladder):
        raise InvalidRecord(problems)
    journal.replace(ladder, base_rev=base_rev)


def keep_ladder_or_leave(journal: Journal, ladder: Ladder, *, base_rev: int) -> None:
    """Keep a new order of steps; when the ladder changed elsewhere at the same moment, that one stays."""
    with suppress(StaleEdit):
        keep_ladder(journal, ladder, base_rev=base_rev)


def ask_about_rung(journal: Journal, rung: Rung) -> Question:
    """Put a step with the questions for the therapist, once."""
    question_id = str(uuid5(NAMESPACE_URL, f"meantime:rung:{rung.id}"))
    question = Question(id=question_id, text=f"Can we plan this step? {rung.text}")
    journal.add(question)
    return question


def erase_ladder(journal: Journal, ladder_id: str) -> bool:
    """Remove a ladder. The attempts at its steps stay."""
    return journal.erase(ladder_id)
