"""Patterns: what goes together in a person's notes, how sure that is, and the notes behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
    #: Calendar weeks in which there is a note with it.
    weeks: int = 0
    #: Whether newer notes still show it, in words; None before there are enough newer notes.
    still_true: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Something that was called clear once and does not hold any more."""

    key: str
    when: str
    sentence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since the last session, whether or not it can be told from noise."""

    #: Difference in points of the 0-10 scale; below zero is less distress since then.
    effect: float
    #: 95 % interval of the difference.
    interval: tuple[float, float]
    #: Notes since the session, and notes of the weeks before it.
    new_count: int
    old_count: int
    #: None when it cannot be told from ordinary ups and downs yet.
    tier: Tier | None
    sentence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYet:
    """Something there are too few notes about to look at."""

    key: str
    when: str
    #: What is needed before it is looked at, such as "2 more notes with it".
    need: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBand:
    """How strong days have been of late, and the band in which ordinary ups and downs stay. Drawn, never an alarm."""

    day: date
    #: Moving average of the days written on, 0-10.
    level: float
    #: Ends of the band, 0-10.
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WonderingAnswer:
    """What the notes say to one of the person's own questions, or what they would need to say something."""

    #: Id of the wondering.
    wondering: str
    when: str
    then: str
    #: None when there are too few notes, or nothing stands out; the sentence says which.
    tier: Tier | None = None
    #: Difference in points, or in the share of notes (-1 to 1) when the second half is no rated feeling; None before.
    effect: float | None = None
    interval: tuple[float, float] | None = None
    with_count: int = 0
    without_count: int = 0
    #: Ids of the notes with the first half, oldest first; empty before there are enough.
    notes: tuple[str, ...] = ()
    #: Which words of the notes counted for each half; None when none did, or they are the words that were asked.
    counted: Phrase | None = None
    #: (note id, 0-10) of every note that was compared, oldest first, when the second half is a rated feeling.
    strengths: tuple[tuple[str, float], ...] = ()
    sentence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialAnswer:
    """What a fair trial says, or what it still needs."""

    #: Id of the trial.
    trial: str
    skill: str
    #: None while it runs, and when the difference is within what the lot alone can do.
    tier: Tier | None = None
    #: Drawn days less the other days, in points; None while it runs.
    effect: float | None = None
    interval: tuple[float, float] | None = None
    #: Pairs of days with an outcome.
    pairs: int = 0
    sentence: Phrase


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
    #: How much was looked at, and what that means for what was not found.
    summary: Phrase | None = None
    #: What was clear once and is taken back.
    withdrawn: tuple[Withdrawn, ...] = ()
    #: Since the last session; None without a session or with too few notes.
    since_session: Change | None = None
    #: Answers to the person's own questions, in the order they were asked.
    wonderings: tuple[WonderingAnswer, ...] = ()
    #: What fair trials say.
    trials: tuple[TrialAnswer, ...] = ()
