"""Wonderings: "I wonder if bad sleep makes me snap at people", as two halves that notes can answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meantime.core.problems import Problem

#: Wonderings that are answered: a family of questions stays strong by staying small.
MOST_ANSWERED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wondering:
    """One question a person has about themselves."""

    #: UUID as text.
    id: str
    #: The day it was asked.
    asked_on: date | None = None
    #: What may go with something, in the person's words; `if` in the plain journal.
    when: str
    #: What it may go with: a feeling, a symptom, or other words of their notes.
    then: str
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def answered(wonderings: Sequence[Wondering]) -> list[Wondering]:
    """The ones that are answered: the last `MOST_ANSWERED`, in the order they were asked."""
    return list(wonderings[-MOST_ANSWERED:])


def find_problems(wondering: Wondering) -> list[Problem]:
    """Everything that breaks a rule of wonderings."""
    return [
        Problem(where=where, what="A half of this question is empty.", what_to_do="Write a few words.")
        for where, words in (("if", wondering.when), ("then", wondering.then))
        if not words.strip()
    ]
