"""Questions for the therapist: kept, asked, answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meantime.core.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, in the person's words."""

    #: UUID as text.
    id: str
    text: str
    #: The day it was asked; None while it waits.
    asked_on: date | None = None
    #: What the therapist answered, as the person remembers it.
    answer: str | None = None
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def is_waiting(question: Question) -> bool:
    """Whether it has not been asked yet."""
    return question.asked_on is None and not question.answer


def find_problems(question: Question) -> list[Problem]:
    """Everything that breaks a rule of questions."""
    if question.text.strip():
        return []
    return [Problem(where="text", what="This question is empty.", what_to_do="Write a few words.")]
