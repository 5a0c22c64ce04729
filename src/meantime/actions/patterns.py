"""What a person says about the patterns that were found."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from meantime.core.pattern_answers import AnswerName, PatternAnswer
from meantime.core.patterns import Pattern
from meantime.storage.journal import Journal


def answer_pattern(journal: Journal, pattern: Pattern, answer: AnswerName, *, now: datetime) -> None:
    """Keep the answer to a pattern, in the place of an earlier one, with what the page said."""
    answer_id = _answer_id(journal, pattern.key)
    stored = journal.find(PatternAnswer, answer_id)
    kept = PatternAnswer(
        id=answer_id,
        key=pattern.key,
        answer=answer,
        at=now,
        said=str(pattern.sentence),
        tier=pattern.tier,
    )
    journal.replace(kept, base_rev=stored.rev if stored else 0)


def take_back_answer(journal: Journal, key: str) -> bool:
    """Forget every answer to a pattern, so that it is shown again. False when there was none."""
    known = [one for one in journal.of_kind(PatternAnswer) if one.key == key]
    for one in known:
        journal.erase(one.id)
    return bool(known)


def _answer_id(journal: Journal, key: str) -> str:
    """One id for each pattern of a person, so there are never two answers."""
    return str(uuid5(NAMESPACE_URL, f"meantime:pattern:{journal.person_id}:{key}"))
