"""Small diaries with a known truth, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from meantime.core.journal import MemoryJournal
from meantime.core.notes import CopingSkill, Emotion, Note

#: A Monday.
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def note(number: int, *, days: float, strength: int | None = 5, **parts: object) -> Note:
    """A note so many days after the start; `strength` None for one without a rated feeling."""
    emotions = () if strength is None else (Emotion(name="anxious", intensity=strength),)
    values = {"text": "a note", "emotions": emotions, **parts}
    return Note(id=str(UUID(int=number + 1)), at=START + timedelta(days=days), **values)  # type: ignore[arg-type]


def journal_of(notes: Iterable[Note], *others: object) -> MemoryJournal:
    """A journal in memory."""
    return MemoryJournal(records=(*notes, *others), tz="UTC")  # type: ignore[arg-type]


def tagged(
    count: int, strength: Callable[[int, bool], int], *, every: int = 3, tag: str = "mum"
) -> list[Note]:
    """A note a day; each third with a tag. `strength(number, has_tag)` gives the rating."""
    return [
        note(
            i, days=float(i), strength=strength(i, i % every == 0), triggers=(tag,) if i % every == 0 else ()
        )
        for i in range(count)
    ]


def wobble(number: int) -> int:
    """-1, 0 or 1, without a pattern a reader would see."""
    return (number * 7919 // 13 + number * number) % 3 - 1


def episodes(rows: Sequence[tuple[str, int, int]]) -> list[Note]:
    """A note a day with one coping row each: skill, before, after."""
    return [
        note(i, days=float(i), coping=(CopingSkill(skill=skill, before=before, after=after),))
        for i, (skill, before, after) in enumerate(rows)
    ]
