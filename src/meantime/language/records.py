"""What is read in a sentence. Every finding carries the place it was found at; nothing here changes a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from datetime import time as Clock
from typing import Literal

from meantime.core.notes import Helped

Part = Literal["morning", "afternoon", "evening", "night"]
Grain = Literal["moment", "day", "week", "weekend", "range", "recurring", "none"]
Tier = Literal["said", "guess"]
Asked = Literal["event", "when", "where", "who", "feeling", "doing"]
#: Start (included) and end (not included) in characters of the original text.
Place = tuple[int, int]


def meet(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When it was, as far as the sentence says."""

    #: The (first) day in the person's zone; None when no day is said.
    date: Day | None = None
    #: The last day of a range, included; None for a single day.
    end: Day | None = None
    part: Part | None = None
    #: Clock time, when one is said.
    time: Clock | None = None
    grain: Grain = "none"
    #: The words it came from, verbatim; empty when nothing was said.
    words: str = ""
    #: Where those words stand, one place for each piece.
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two strengths, 0-10, of which the second came after the first."""

    before: int
    after: int
    #: From the first number to the end of the second.
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Strengths on the scale 0-10 that are said in numbers."""

    #: How strong it was (at first); None when not said.
    intensity: int | None = None
    #: How strong it was afterwards; None when not said.
    after: int | None = None
    places: tuple[Place, ...] = ()
    #: Each pair of the text, in order; more than one where several skills are rated.
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeeling:
    """A feeling of the person's own, felt at that time."""

    #: Id of `content/words/*/emotions.toml`.
    name: str
    #: 0-10: the number said for it, or the one its adverb stands for ("a bit" 3, "really" 8); None without.
    intensity: int | None = None
    #: `said`: the word stands there. `guess`: implied, offered and never pre-selected.
    tier: Tier = "said"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSymptom:
    """Something mind or body did."""

    #: Id of `content/words/*/symptoms.toml`.
    name: str
    #: 0-3, when the sentence says how much; None without.
    severity: int | None = None
    tier: Tier = "said"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSkill:
    """Something the person did about it."""

    #: Id of `content/words/*/coping.toml`.
    skill: str
    helped: Helped | None = None
    #: 0-10.
    before: int | None = None
    #: 0-10.
    after: int | None = None
    tier: Tier = "said"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTrigger:
    """What set it off, in the person's own phrase."""

    #: Verbatim words of the text.
    words: str
    tier: Tier = "said"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Specificity:
    """Whether a statement is specific, and the one question that would make it so."""

    vague: bool = False
    #: One question in plain words, or None when nothing needs asking.
    ask: str | None = None
    #: What the question asks for.
    asks_for: Asked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read in one text: proposals with their places, to be kept or changed by the person."""

    text: str
    when: When
    #: Best first.
    emotions: tuple[FoundFeeling, ...] = ()
    ratings: Ratings = Ratings()
    triggers: tuple[FoundTrigger, ...] = ()
    symptoms: tuple[FoundSymptom, ...] = ()
    coping: tuple[FoundSkill, ...] = ()
    specificity: Specificity = Specificity()
    #: Whether the gentle support card may be offered after keeping. Never stored, never counted.
    support: bool = False
