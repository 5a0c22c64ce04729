"""Sam, the invented person of the demo, moved to this week: `shifted_to` is a pure function of records and a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any

from meantime.core.journal import MemoryJournal, Record
from meantime.core.lines import read_journal
from meantime.core.moments import from_wall_clock, local_time
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.sessions import TherapySession

#: The moment Sam's journal is written for: Monday 23 November 2026, 12:00 in London.
SAM_NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_WEEK = timedelta(weeks=1)


def sam_bytes() -> bytes:
    """Sam's plain journal, the same bytes every time."""
    return files("meantime.content").joinpath("demo", "sam.jsonl").read_bytes()


def sam() -> MemoryJournal:
    """Sam's journal with the dates it was written with."""
    journal, problems = read_journal(sam_bytes().decode().splitlines())
    if problems:
        raise ValueError("the shipped demo journal is damaged")
    return journal


def shifted_to(now: datetime, journal: MemoryJournal, *, written_for: datetime = SAM_NOW) -> MemoryJournal:
    """The journal moved by whole weeks, so that the week it was written for is the week of `now`.

    Weekdays and wall-clock times stay as they are, across changes of summer time too. Notes that would then lie
    ahead of `now` are left out, and a session that lay ahead still does: it moves on by single weeks.

    Args:
        now: the present instant, aware.
        written_for: the instant the journal was written for, aware.
    """
    weeks = _monday(now, journal.tz) - _monday(written_for, journal.tz)
    moved = (_moved(record, weeks, journal.tz) for record in _still_ahead(journal, weeks, now, written_for))
    return replace(journal, records=tuple(r for r in moved if not (isinstance(r, Note) and r.at > now)))


def _monday(at: datetime, tz: str) -> date:
    day = local_time(at, tz).date()
    return day - timedelta(days=day.weekday())


def _still_ahead(
    journal: MemoryJournal, weeks: timedelta, now: datetime, written_for: datetime
) -> Iterable[Record]:
    """The records, with sessions that lay ahead put off until they will lie ahead again."""
    for record in journal.records:
        while (
            isinstance(record, TherapySession)
            and record.at > written_for
            and _at(record.at, weeks, journal.tz) <= now
        ):
            record = replace(record, at=_at(record.at, _WEEK, journal.tz))
        yield record


def _moved(record: Record, by: timedelta, tz: str) -> Record:
    if isinstance(record, OtherRecord):
        return replace(record, fields=_moved_fields(record.fields, by, tz))
    zone = getattr(record, "tz", "") or tz
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    changed: dict[str, Any] = {name: _moved_value(value, by, zone) for name, value in values.items()}
    return replace(record, **{name: value for name, value in changed.items() if value != values[name]})


def _moved_value(value: Any, by: timedelta, tz: str) -> Any:
    if isinstance(value, datetime):
        return _at(value, by, tz)
    return value + by if isinstance(value, date) else value


def _at(at: datetime, by: timedelta, tz: str) -> datetime:
    """The wall clock moves, not the instant: 08:10 stays 08:10."""
    wall = local_time(at, tz).replace(tzinfo=None) + by
    return local_time(from_wall_clock(wall, tz), tz)


def _moved_fields(values: Mapping[str, Any], by: timedelta, tz: str) -> dict[str, Any]:
    """Records of kinds without a class carry their times as text, in `at` and in fields that end in `_on`."""
    moved = dict(values)
    if isinstance(moved.get("at"), str):
        moved["at"] = _at(datetime.fromisoformat(moved["at"]), by, tz).isoformat()
    for name in [name for name, value in values.items() if name.endswith("_on") and isinstance(value, str)]:
        moved[name] = (date.fromisoformat(moved[name]) + by).isoformat()
    return moved
