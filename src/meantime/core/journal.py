"""A journal as the core reads it: one person's records, wherever they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from meantime.core.briefs import BriefChoices
from meantime.core.fair_trials import FairTrial
from meantime.core.homework import Attempt, Homework
from meantime.core.honesty import Honesty
from meantime.core.ladders import Ladder
from meantime.core.measure_drafts import MeasureDraft
from meantime.core.measures import Administration
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.pattern_answers import PatternAnswer
from meantime.core.periods import Period
from meantime.core.practice import PracticeDraft
from meantime.core.profile import Profile
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.safety import SafetyPlan
from meantime.core.session_reviews import SessionReview
from meantime.core.sessions import TherapySession
from meantime.core.theme_choices import ThemeChoice
from meantime.core.topics import Topic
from meantime.core.tracking import TrackingPlan
from meantime.core.watch_points import WatchPoint
from meantime.core.wonderings import Wondering

Record = (
    Note
    | TherapySession
    | Topic
    | Question
    | Reflection
    | BriefChoices
    | Homework
    | Attempt
    | SafetyPlan
    | Honesty
    | WatchPoint
    | SessionReview
    | PatternAnswer
    | ThemeChoice
    | Administration
    | MeasureDraft
    | Wondering
    | FairTrial
    | Profile
    | PracticeDraft
    | Ladder
    | TrackingPlan
    | OtherRecord
)
R = TypeVar("R")


class JournalReader(Protocol):
    """What a brief, an export or a page needs to read. The sealed journal and a plain file both answer it."""

    @property
    def name(self) -> str:
        """The person's name or initials; empty when not given."""

    @property
    def tz(self) -> str:
        """The person's IANA zone."""

    def notes(self, period: Period | None = None) -> Sequence[Note]:
        """Notes of a period (all without one), oldest first."""

    def notes_with_ids(self, ids: Collection[str]) -> Sequence[Note]:
        """The notes with these ids that exist, oldest first."""

    def sessions(self) -> Sequence[TherapySession]:
        """All sessions, oldest first."""

    def topics(self) -> Sequence[Topic]:
        """All topics, in their order."""

    def questions(self) -> Sequence[Question]:
        """All questions, in the order they were written down."""

    def reflections(self) -> Sequence[Reflection]:
        """All reflections, oldest first."""

    def homework(self) -> Sequence[Homework]:
        """All homework, in the order it was set."""

    def attempts(self) -> Sequence[Attempt]:
        """All attempts, oldest first."""

    def brief_choices(self) -> Sequence[BriefChoices]:
        """What was chosen for each brief."""

    def of_kind(self, cls: type[R]) -> Sequence[R]:
        """The records of any one class, in the order they were first kept: for kinds without a method here."""


@dataclass(frozen=True, kw_only=True)
class MemoryJournal:
    """A journal held in memory, such as a plain journal file read whole."""

    #: Every record, in the order of the file.
    records: tuple[Record, ...]
    #: The person's name or initials.
    name: str = ""
    #: The person's IANA zone.
    tz: str = "UTC"

    def notes(self, period: Period | None = None) -> list[Note]:
        """Notes of a period (all without one), oldest first."""
        return in_period(self.of_kind(Note), period)

    def notes_with_ids(self, ids: Collection[str]) -> list[Note]:
        """The notes with these ids that exist, oldest first."""
        return in_period((note for note in self.of_kind(Note) if note.id in ids), None)

    def sessions(self) -> list[TherapySession]:
        """All sessions, oldest first."""
        return sorted(self.of_kind(TherapySession), key=lambda s: (s.at, s.id))

    def topics(self) -> list[Topic]:
        """All topics, in their order."""
        return sorted(self.of_kind(Topic), key=lambda t: (t.session or "", t.order, t.id))

    def questions(self) -> list[Question]:
        """All questions, in the order of the file."""
        return self.of_kind(Question)

    def reflections(self) -> list[Reflection]:
        """All reflections, oldest first."""
        return sorted(self.of_kind(Reflection), key=lambda r: (r.at, r.id))

    def homework(self) -> list[Homework]:
        """All homework, in the order of the file."""
        return self.of_kind(Homework)

    def attempts(self) -> list[Attempt]:
        """All attempts, oldest first."""
        return sorted(self.of_kind(Attempt), key=lambda a: (a.at, a.id))

    def brief_choices(self) -> list[BriefChoices]:
        """What was chosen for each brief."""
        return self.of_kind(BriefChoices)

    def of_kind(self, cls: type[R]) -> list[R]:
        """The records of one class, in the order of the file."""
        return [record for record in self.records if isinstance(record, cls)]


def in_period(notes: Iterable[Note], period: Period | None) -> list[Note]:
    """The notes inside a half-open period (all without one), oldest first."""
    inside = notes if period is None else (note for note in notes if note.at in period)
    return sorted(inside, key=lambda note: (note.at, note.id))
