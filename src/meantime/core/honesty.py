"""What is hard to say: asked privately, told only by choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

from meantime.core.periods import Period
from meantime.core.problems import Problem

Share = Literal["private", "topic", "brief"]

SHARES: tuple[Share, ...] = ("private", "topic", "brief")
#: The prompt with which a person can say that something is there, without saying what.
NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Honesty:
    """One private answer. It stays private unless the person chooses otherwise, answer by answer."""

    #: UUID as text.
    id: str
    #: When it was answered, aware.
    at: datetime
    #: What was asked: an id of the question bank ("avoided"), the key of a gap ("homework:<id>"), or own words.
    prompt: str
    #: The person's own words; empty when they said no more than that it is so.
    answer: str = ""
    #: "private": nobody else; "topic": the person brings it up; "brief": its words are on the page.
    share: Share = "private"
    extra: dict[str, Any] = field(default_factory=dict)


def topic_id_of(honesty: Honesty) -> str:
    """The id of the topic an answer becomes when the person brings it up: always the same one."""
    return str(uuid5(NAMESPACE_URL, f"meantime:honesty:{honesty.id}"))


def answers_in(period: Period, answers: Iterable[Honesty]) -> list[Honesty]:
    """The answers given in a period, oldest first."""
    return sorted((one for one in answers if one.at in period), key=lambda one: (one.at, one.id))


def find_problems(honesty: Honesty) -> list[Problem]:
    """Everything that breaks a rule of private answers."""
    if honesty.prompt.strip():
        return []
    return [
        Problem(where="prompt", what="Nothing was asked.", what_to_do="Choose one, or write a few words.")
    ]
