"""A small journal for the tests of the brief."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from meantime.core.journal import MemoryJournal, Record
from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic

SESSION_AT = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
LAST = TherapySession(id="s-last", at=SESSION_AT - timedelta(days=7), therapist="Dr A")
AHEAD = TherapySession(id="s-next", at=SESSION_AT, therapist="Dr A")


def note(name: str, day: int, **parts: Any) -> Note:
    """A note `day` days after the last session, at 08:00."""
    at = LAST.at + timedelta(days=day, hours=-8)
    return Note(id=name, at=at, tz="Europe/London", **parts)


def anxious(name: str, day: int, intensity: int | None, **parts: Any) -> Note:
    """An anxious note."""
    return note(name, day, emotions=(Emotion(name="anxious", intensity=intensity),), **parts)


def breathed(
    helped: str | None, before: int | None = None, after: int | None = None
) -> tuple[CopingSkill, ...]:
    """Slow breathing with its outcome."""
    return (CopingSkill(skill="slow breathing", before=before, after=after, helped=helped),)  # type: ignore[arg-type]


def journal(*records: Record) -> MemoryJournal:
    """A journal with the last and the next session and these records."""
    return MemoryJournal(records=(LAST, AHEAD, *records), name="Sam", tz="Europe/London")


__all__ = [
    "AHEAD",
    "LAST",
    "Question",
    "Reflection",
    "Symptom",
    "Topic",
    "anxious",
    "breathed",
    "journal",
    "note",
]
