"""Patterns: what goes together in a person's notes, how sure that is, and the notes behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meantime.core.phrases import Phrase

PatternKind = Literal[
    "trigger",
    "context",
    "symptom",
    "weekday",
    "part_of_day",
    "next_day",
    "link",
    "coping",
    "since_session",
    "measure",
    "practice",
]
#: "maybe" is never shown or printed without the word maybe.
Tier = Literal["clear", "maybe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Two things that go together. An association, never a cause."""

    #: Stable name across looks, such as `trigger:mum`; what the person says about a pattern is kept under it.
    key: str
    kind: PatternKind
    #: What was looked at, in the person's words: a trigger, a skill, "Sunday", "evening".
    when: str
    #: What goes with it: "stronger" or "weaker" notes, or the feeling or symptom of a link.
    then: str
    tier: Tier
    #: Size in points of the 0-10 scale (for a link: difference of shares, -1 to 1), shrunken towards none.
    effect: float
    #: 95 % interval of the size, in the same unit.
    interval: tuple[float, float]
    #: Notes (for coping: episodes) with it and without it that were compared.
    with_count: int
    without_count: int
    #: Ids of the notes with it, oldest first; never empty.
    notes: tuple[str, ...]
    #: The whole finding as one sentence: counts, size, interval, and that it is no cause.
    sentence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYet:
    """Something there are too few notes about to look at."""

    key: str
    when: str
    #: What is needed before it is looked at, such as "2 more notes with it".
    need: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternReport:
    """The answer to one look over a person's notes."""

    #: How many notes took part.
    notes: int
    #: How many possible patterns had notes enough and were tested together.
    looked_at: int
    #: What held, clear ones first, then by size.
    patterns: tuple[Pattern, ...]
    not_yet: tuple[NotYet, ...]
    #: Smallest difference in points that would probably have been seen; None when nothing could be tested.
    could_see: float | None = None
