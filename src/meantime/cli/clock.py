"""What time it is here, and which zone this machine is in."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from meantime.core.moments import FALLBACK_ZONE, from_wall_clock, is_zone, local_time

_LOCALTIME = Path("/etc/localtime")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def now() -> datetime:
    """The present instant in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def machine_zone() -> str:
    """The IANA zone of this machine: `TZ`, or what /etc/localtime points at; UTC when neither says."""
    if (named := os.environ.get("TZ")) is not None:
        name = named.lstrip(":")
    else:
        name = str(_LOCALTIME.resolve()).partition("zoneinfo/")[2]
    return name if name and is_zone(name) else FALLBACK_ZONE


def read_moment(said: str, *, tz: str, now: datetime) -> datetime | None:
    """The instant somebody typed, or None when it cannot be read.

    Takes `2026-11-16 08:10` (with or without offset), `08:10` for today, `yesterday 08:10`, and `mon 08:10` for
    the last Monday up to today.
    """
    words = said.strip().lower().split()
    wall = _wall_clock(words, local_time(now, tz).replace(tzinfo=None)) if words else None
    if wall is not None:
        return local_time(from_wall_clock(wall, tz), tz)
    try:
        moment = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else local_time(from_wall_clock(moment, tz), tz)


def _wall_clock(words: list[str], here: datetime) -> datetime | None:
    day, clock = (words[0], words[1]) if len(words) == 2 else ("today", words[0])
    back = _days_back(day, here)
    try:
        moment = datetime.strptime(clock, "%H:%M")
    except ValueError:
        return None
    if back is None:
        return None
    return here.replace(hour=moment.hour, minute=moment.minute, second=0) - timedelta(days=back)


def _days_back(day: str, here: datetime) -> int | None:
    if day in ("today", "yesterday"):
        return ("today", "yesterday").index(day)
    if len(day) >= 3 and day[:3] in _WEEKDAYS:
        return (here.weekday() - _WEEKDAYS.index(day[:3])) % 7
    return None
