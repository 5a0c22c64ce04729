"""What the person says about a pattern that was found: in my brief, hide it, not helpful, wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from meantime.core.patterns import Tier
from meantime.core.problems import Problem

AnswerName = Literal["accepted", "hidden", "not_helpful", "wrong"]
#: The answers with what they mean on a page.
ANSWER_WORDS: dict[AnswerName, str] = {
    "accepted": "in your brief",
    "hidden": "hidden",
    "not_helpful": "not helpful",
    "wrong": "wrong",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternAnswer:
    """The answer to one pattern. A newer answer to the same pattern takes the place of an older one."""

    #: UUID as text.
    id: str
    #: The pattern, by its stable name: `trigger:mum`.
    key: str
    answer: AnswerName
    #: When it was given, aware.
    at: datetime
    #: What the page said then, word for word; the finding itself is looked for anew each time.
    said: str = ""
    #: How sure it was then; None when not known.
    tier: Tier | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def answers_by_key(answers: Iterable[PatternAnswer]) -> dict[str, PatternAnswer]:
    """The newest answer to each pattern."""
    return {one.key: one for one in sorted(answers, key=lambda one: (one.at, one.id))}


def accepted_keys(answers: Iterable[PatternAnswer]) -> frozenset[str]:
    """The patterns the person wants in the brief."""
    return frozenset(key for key, one in answers_by_key(answers).items() if one.answer == "accepted")


def find_problems(answer: PatternAnswer) -> list[Problem]:
    """Everything that breaks a rule of answers."""
    problems = []
    if not answer.key.strip():
        problems.append(
            Problem(where="key", what="The pattern is not named.", what_to_do="Use the name it was found by.")
        )
    if answer.at.tzinfo is None:
        problems.append(
            Problem(where="at", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
        )
    return problems
