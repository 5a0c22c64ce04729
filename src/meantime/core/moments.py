"""Moments: an instant in UTC plus the IANA zone it was written in, so that a Monday stays a Monday."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

#: The zone used when a name is missing or unknown.
FALLBACK_ZONE = "UTC"


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo:
    """The zone with this IANA name; `FALLBACK_ZONE` when no such zone exists."""
    return ZoneInfo(name) if is_zone(name) else ZoneInfo(FALLBACK_ZONE)


@lru_cache(maxsize=256)
def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """All IANA zone names this machine knows."""
    return frozenset(available_timezones())


def parse_instant(text: str) -> datetime:
    """An aware datetime in UTC from ISO 8601 with an offset.

    Raises:
        ValueError: the text is no date and time, or carries no offset.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("the time has no offset from UTC")
    return moment.astimezone(UTC)


def local_time(at: datetime, tz: str) -> datetime:
    """The wall clock of `at` (aware) in the zone named `tz`."""
    return at.astimezone(zone_named(tz))


def local_day(at: datetime, tz: str) -> date:
    """The calendar day of `at` (aware) in the zone named `tz`."""
    return local_time(at, tz).date()


def from_wall_clock(wall: datetime, tz: str) -> datetime:
    """The instant in UTC of a naive wall clock time in a zone.

    A time the clocks jumped over moves forward by the jump; a time that happens twice is the first.
    """
    aware = wall.replace(tzinfo=zone_named(tz))
    return aware.astimezone(UTC)


def day_start(day: date, tz: str) -> datetime:
    """The instant in UTC when `day` begins in the zone."""
    return from_wall_clock(datetime(day.year, day.month, day.day), tz)


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included; empty when `last` is earlier."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
