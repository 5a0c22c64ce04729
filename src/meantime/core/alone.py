"""Moments lived through without a skill: about one note in five is asked, later the same day, how it went on.

Strong feelings fall by themselves. What a skill adds can only be told against moments without one, so some have to be
rated too. Which ones is drawn from the note's id, never from its content: moments chosen for being bad or good would be
no fair comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zlib import crc32

from meantime.core.notes import NOTHING, CopingSkill, Note

#: One note in so many is asked.
ONE_IN = 5
#: A second rating right after the first would be the first again; one a day later is of another day.
SOONEST, LATEST = timedelta(minutes=15), timedelta(hours=24)


def is_drawn(note: Note) -> bool:
    """Whether this note is one of the five; the same answer every time."""
    return crc32(note.id.encode("utf-8", "surrogatepass")) % ONE_IN == 0


def note_to_ask_about(notes: Iterable[Note], *, now: datetime) -> Note | None:
    """The newest note that was drawn, holds a feeling and no coping, and is some minutes but no day old."""
    waiting = [note for note in notes if is_drawn(note) and _is_waiting(note) and _is_due(note, now)]
    return max(waiting, key=lambda note: (note.at, note.id), default=None)


def with_moment(note: Note, *, before: int, after: int) -> tuple[CopingSkill, ...]:
    """The coping rows of the note with this moment lived through without a skill (0-10 each)."""
    return (*note.coping, CopingSkill(skill=NOTHING, before=before, after=after))


def _is_waiting(note: Note) -> bool:
    return bool(note.emotions) and not note.coping and note.other_version_of is None


def _is_due(note: Note, now: datetime) -> bool:
    return SOONEST <= now - note.at < LATEST
