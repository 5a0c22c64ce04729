"""The brief as a record: lines that say where they come from, and what the person chose for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from meantime.core.measures import Measure
from meantime.core.patterns import Pattern
from meantime.core.phrases import Phrase

SectionName = Literal["topics", "felt", "did", "notice", "practice", "next", "questions"]

#: The sections in the order of the page: how it went with what was agreed, then S, O, A, P in the client's voice.
SECTIONS: tuple[tuple[SectionName, str], ...] = (
    ("practice", "What we agreed, and how it went"),
    ("topics", "What matters most"),
    ("felt", "What I felt"),
    ("did", "What I did and what happened"),
    ("notice", "What I notice"),
    ("next", "What I want next"),
    ("questions", "Questions to ask"),
)
#: Printed at the foot of every brief.
FOOTER = "Written by me with a self-tracking app. Not a medical record. Not monitored."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a brief."""

    #: Stable name of the line within its brief, such as `emotion:anxious`.
    key: str
    section: SectionName
    #: What it says. For a quoted line the person's own words, perhaps shortened with an ellipsis.
    text: Phrase
    #: True for the person's own words, False for a line counted from the records.
    quoted: bool
    #: Ids of the records it rests on; never empty.
    sources: tuple[str, ...]
    #: A short remark after the words, such as a date or what is wanted; None without.
    aside: Phrase | None = None
    #: Which lines leave first when the page is full: the highest number.
    rank: int = 0
    #: Whether it is on the page unless the person decides otherwise.
    offered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefChoices:
    """What the person chose for one brief, line by line."""

    #: UUID as text.
    id: str
    #: The session the brief is for; None for a brief without a planned session.
    session: str | None = None
    #: Keys of lines taken off the page.
    left_out: tuple[str, ...] = ()
    #: Keys of lines put on the page that were not offered by themselves.
    added: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a brief takes besides the records of the journal."""

    #: Patterns the person accepted, found over the notes that may be counted.
    findings: Sequence[Pattern] = ()
    #: The questionnaires that can be scored, by id; without them there is no line about any.
    measures: Mapping[str, Measure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page for one session. Deterministic: the same records and choices give the same brief."""

    #: Id of the session it is for, or None.
    session: str | None
    #: When that session begins, aware, or None.
    session_at: datetime | None
    therapist: str
    #: Name or initials printed on it; empty for none.
    name: str
    #: IANA zone the days are read in.
    tz: str
    #: First day the brief is about.
    first_day: date
    #: Last day the brief is about.
    last_day: date
    #: How many notes it was made from; private ones are not among them.
    notes: int
    #: On how many days those notes were written.
    days: int
    #: The lines on the page, in its order.
    lines: tuple[Line, ...]
    #: Chosen lines that do not fit on one page, in the order of the page.
    left_over: tuple[Line, ...]
    #: Every line that could be chosen, in the order of the page.
    candidates: tuple[Line, ...]


def lines_of(brief: Brief, section: SectionName) -> list[Line]:
    """The lines of one section that are on the page."""
    return [line for line in brief.lines if line.section == section]


def days_in(brief: Brief) -> int:
    """How many days the brief spans, both ends included."""
    return (brief.last_day - brief.first_day).days + 1
