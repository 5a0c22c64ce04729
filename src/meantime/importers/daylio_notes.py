"""From rows of any Daylio file to notes, with ids that come out the same each time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from meantime.core.moments import from_wall_clock, local_time
from meantime.core.notes import Emotion, Note, find_problems
from meantime.core.problems import Problem
from meantime.importers.base import Extract, MappingQuestion
from meantime.importers.daylio_words import MOOD_GROUPS
from meantime.importers.limits import raise_if_too_many

#: Namespace of the ids of imported Daylio notes. Never change it: a second import would double every note.
NAMESPACE = UUID("a7f3f5f0-6c3b-5d5e-9f0b-2c1f8a4d7e61")
#: Most questions asked about one file.
MAX_QUESTIONS = 20
#: Where a mood word may belong, best first; the values are Daylio's own groups.
PLACES = (
    ("1", "Best"),
    ("2", "Good"),
    ("3", "In the middle"),
    ("4", "Bad"),
    ("5", "Worst"),
    ("", "Leave without a place"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One Daylio record, before it is a note."""

    #: Where it stands: "line 12" of a table, "note 3" of a backup.
    where: str
    #: The wall clock it was written for, to the minute.
    wall: datetime
    #: The exact instant, where the file says it.
    at: datetime | None = None
    #: The mood word as written; empty without one.
    mood: str = ""
    #: 1 best to 5 worst; None when the file does not say.
    group: int | None = None
    activities: tuple[str, ...] = ()
    #: Scales by name, values as written.
    scales: dict[str, str] = field(default_factory=dict)
    #: Title and note, plain text.
    text: str = ""
    #: Columns nobody knows, by their name.
    more: dict[str, str] = field(default_factory=dict)


def build_extract(rows: Iterable[Row | Problem], *, answers: Mapping[str, str], tz: str) -> Extract:
    """Notes, problems and questions from rows; a row that could not be read comes as its `Problem`.

    A problem whose `where` is "file" is about the whole file and does not count as read.

    Raises:
        ImportRefused: there are too many rows.
    """
    notes: list[Note] = []
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    unplaced: Counter[str] = Counter()
    for row in rows:
        raise_if_too_many(len(notes) + len(problems))
        if isinstance(row, Problem):
            problems.append(row)
            continue
        note = _note_from(row, seen, answers=answers, tz=tz)
        wrong = find_problems(note)
        problems += [Problem(where=row.where, what=p.what, what_to_do=p.what_to_do) for p in wrong[:1]]
        notes += [] if wrong else [note]
        unplaced.update([row.mood] if row.mood and _known_group(row) is None else [])
    read = len(notes) + sum(problem.where != "file" for problem in problems)
    return Extract(records=tuple(notes), problems=tuple(problems), questions=_questions(unplaced), read=read)


def _note_from(row: Row, seen: Counter[str], *, answers: Mapping[str, str], tz: str) -> Note:
    key = _key_of(row, seen)
    at, zone = _moment(row, tz)
    return Note(
        id=str(uuid5(NAMESPACE, key)),
        at=at,
        tz=zone,
        # A record of activities alone has no other words; they keep it from being empty.
        text=row.text if row.text.strip() or row.mood else ", ".join(row.activities),
        emotions=(Emotion(name=row.mood),) if row.mood else (),
        source={"importer": "daylio", "key": key},
        extra=_extra(row, answers),
    )


def _key_of(row: Row, seen: Counter[str]) -> str:
    """A digest of what the row says, and of how many like it came before.

    Neither the zone of the import nor the answers take part, so a second try with others finds the same notes.
    """
    parts = (row.wall.isoformat(), row.mood, "\x1f".join(row.activities), row.text)
    content = hashlib.sha256("\x1e".join(parts).encode()).hexdigest()
    seen[content] += 1
    return hashlib.sha256(f"{content}/{seen[content]}".encode()).hexdigest()[:32]


def _moment(row: Row, tz: str) -> tuple[datetime, str]:
    """The instant with its offset, and the zone the wall clock was read in."""
    if row.at is None:
        return _with_fixed_offset(local_time(from_wall_clock(row.wall, tz), tz)), tz
    local = _with_fixed_offset(local_time(row.at, tz))
    if local.utcoffset() == row.at.utcoffset():
        return local, tz
    # Written on a journey: the fixed zone of that offset keeps the hour the person saw. POSIX names count westwards.
    hours, rest = divmod(row.at.utcoffset() or timedelta(), timedelta(hours=1))
    if not rest and -12 <= hours <= 14:
        return row.at, f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
    return local, tz


def _with_fixed_offset(at: datetime) -> datetime:
    """Times of one zone object compare by wall clock in Python, which is wrong in the doubled hour of autumn."""
    return at.replace(tzinfo=fixed_zone(at.utcoffset() or timedelta()))


@lru_cache(maxsize=1024)
def fixed_zone(offset: timedelta) -> timezone:
    """The zone with one offset, which is under a day."""
    return timezone(offset) if offset else UTC


def _extra(row: Row, answers: Mapping[str, str]) -> dict[str, Any]:
    group = _known_group(row)
    if group is None:
        answer = answers.get(f"mood:{row.mood}", "")
        group = int(answer) if answer in ("1", "2", "3", "4", "5") else None
    parts: dict[str, Any] = {
        "mood": {"name": row.mood, "group": group} if row.mood else None,
        "activities": list(row.activities),
        "scales": row.scales,
        "more": row.more,
    }
    return {name: value for name, value in parts.items() if value}


def _known_group(row: Row) -> int | None:
    return row.group if row.group is not None else MOOD_GROUPS.get(row.mood.casefold())


def _questions(unplaced: Counter[str]) -> tuple[MappingQuestion, ...]:
    """One question for each word without a place, the most used first."""
    return tuple(
        MappingQuestion(key=f"mood:{word}", text=f"Where does “{word}” belong?", options=PLACES, default="")
        for word, _ in unplaced.most_common(MAX_QUESTIONS)
    )
