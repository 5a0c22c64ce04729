"""The rows of a `.daylio` backup: a zip whose member `backup.daylio` is base64 of JSON.

In its records the month counts from 0, `mood` names a row of `customMoods` whose `mood_group_id` is 1 (best) to
5 (worst), and the wall clock is `datetime` (milliseconds since 1970, UTC) plus `timeZoneOffset` (milliseconds).
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from meantime.core.problems import Problem
from meantime.importers.daylio_notes import Row, fixed_zone
from meantime.importers.daylio_words import PREDEFINED_MOODS
from meantime.importers.html import plain_text
from meantime.importers.limits import (
    MAX_TEXT,
    raise_if_too_dense,
    raise_if_too_large,
    raise_if_too_many,
    refused,
)
from meantime.importers.zips import has_member, read_member

MEMBER = "backup.daylio"
_EPOCH = datetime(1970, 1, 1, tzinfo=fixed_zone(timedelta()))


class _Mood(msgspec.Struct, gc=False):
    id: int
    custom_name: str | None = None
    mood_group_id: int | None = None
    predefined_name_id: int | None = None


class _Tag(msgspec.Struct, gc=False):
    id: int
    name: str | None = None


class _Photo(msgspec.Struct, gc=False):
    """Only counted."""


class _Written(msgspec.Struct, gc=False):
    """One record. Fields of other kinds than these refuse the file rather than being guessed at."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int = 0
    minute: int = 0
    datetime: int | None = None
    timeZoneOffset: int | None = None
    mood: int | None = None
    note: str | None = None
    note_title: str | None = None
    tags: list[int] | None = None


class _Backup(msgspec.Struct, gc=False):
    dayEntries: list[_Written]
    customMoods: list[_Mood]
    tags: list[_Tag]
    assets: list[_Photo] | None = None


def is_backup(data: bytes) -> bool:
    """Whether this is a zip with a Daylio backup inside."""
    return data.startswith(b"PK") and has_member(data, MEMBER)


def read_backup(data: bytes) -> Iterator[Row | Problem]:
    """Each record of the backup, or what is wrong with it, in the order of the file.

    Raises:
        ImportRefused: the zip or what is in it cannot be read.
    """
    backup = _decoded(read_member(data, MEMBER, limit=MAX_TEXT * 4 // 3))
    raise_if_too_many(len(backup.dayEntries))
    moods = {mood.id: mood for mood in backup.customMoods}
    tags = {tag.id: tag.name.strip() for tag in backup.tags if tag.name and tag.name.strip()}
    for number, written in enumerate(backup.dayEntries, start=1):
        yield _row_from(written, moods.get(written.mood or 0), tags, where=f"note {number}")
    if backup.assets:
        yield Problem(
            where="file", what="Photos stay behind.", what_to_do="Meantime keeps words; keep the backup too."
        )


def _decoded(member: bytes) -> _Backup:
    try:
        text = binascii.a2b_base64(member)
        raise_if_too_large(text, MAX_TEXT)
        raise_if_too_dense(text)
        return msgspec.json.decode(text, type=_Backup)
    except (binascii.Error, msgspec.DecodeError, RecursionError, UnicodeError):
        raise refused(
            "The backup inside this file cannot be read.",
            "Make a new backup in Daylio, or use its CSV export.",
        ) from None


def _row_from(written: _Written, mood: _Mood | None, tags: dict[int, str], *, where: str) -> Row | Problem:
    when = _when(written)
    if when is None:
        return Problem(where=where, what="The date cannot be read.", what_to_do="Look at it in Daylio.")
    words = (plain_text(part or "") for part in (written.note_title, written.note))
    return Row(
        where=where,
        wall=when[0],
        at=when[1],
        mood=_name_of(mood),
        group=mood.mood_group_id if mood and mood.mood_group_id in PREDEFINED_MOODS else None,
        activities=tuple(tags[tag] for tag in written.tags or () if tag in tags),
        text="\n".join(part for part in words if part.strip()),
    )


def _when(written: _Written) -> tuple[datetime, datetime | None] | None:
    """The wall clock to the minute, and the instant where the file says it; None when it is no date."""
    try:
        if written.datetime is not None and written.timeZoneOffset is not None:
            zone = fixed_zone(timedelta(milliseconds=written.timeZoneOffset))
            at = (_EPOCH + timedelta(milliseconds=written.datetime)).astimezone(zone)
            return at.replace(tzinfo=None, second=0, microsecond=0), at
        month = -1 if written.month is None else written.month
        wall = datetime(written.year or 0, month + 1, written.day or 0, written.hour, written.minute)
    except (ValueError, OverflowError):
        return None
    return wall, None


def _name_of(mood: _Mood | None) -> str:
    if mood is None:
        return ""
    return (mood.custom_name or "").strip() or PREDEFINED_MOODS.get(mood.predefined_name_id or 0, "")
