"""Reminders as a calendar file (RFC 5545): neutral titles, an alarm, and an end after which they are silent.

The person puts the file into a calendar of their own. Nothing here knows whether something was done, and nothing of
the journal is in it: no topic, no therapist, no place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from meantime.core.moments import from_wall_clock, local_day, zone_named
from meantime.core.sessions import TherapySession

#: Shown in the calendar and on the lock screen.
TITLE = "Meantime"
#: How long before a session preparing is called to mind.
PREPARE_BEFORE = timedelta(days=2)
#: The longest a practice reminder goes on before it pauses itself, in days: eight weeks.
LONGEST_DAYS = 56
#: Days of the week as RFC 5545 names them, Monday first.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How long an entry lasts in the calendar.
_LASTS = timedelta(minutes=10)
_PRODUCT = "-//Meantime//Reminders//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTime:
    """When practising is called to mind."""

    #: Days of the week, 0 is Monday.
    weekdays: tuple[int, ...]
    at: time
    first: date
    #: The last day, included; at most `LONGEST_DAYS` after the first.
    last: date


def preparation_calendar(sessions: Iterable[TherapySession], at: time, *, tz: str, now: datetime) -> bytes:
    """One entry two days before each session still to come, at a time of day. It ends with the last of them.

    Args:
        tz: IANA zone of the person; days and times are theirs.
        now: the present instant; entries before it are left out.
    """
    calendar = _calendar()
    for session in sorted(sessions, key=lambda one: (one.at, one.id)):
        day = local_day(session.at, tz) - PREPARE_BEFORE
        begins = from_wall_clock(datetime.combine(day, at), tz)
        if begins > now:
            calendar.add_component(_entry(f"prepare:{session.id}", begins, now=now))
    return bytes(calendar.to_ical())


def practice_calendar(wanted: PracticeTime, *, tz: str, now: datetime) -> bytes:
    """A weekly entry on the chosen days, from the first day on, with its end inside. Empty when no day fits.

    The time is one of the zone's clock, so that half past eight stays half past eight when the clocks change.
    """
    calendar, zone = _calendar(), zone_named(tz)
    last = min(wanted.last, wanted.first + timedelta(days=LONGEST_DAYS))
    days = [wanted.first + timedelta(days=n) for n in range((last - wanted.first).days + 1)]
    fitting = [day for day in days if day.weekday() in wanted.weekdays]
    if not fitting:
        return bytes(calendar.to_ical())
    entry = _entry(f"practice:{tz}:{wanted}", datetime.combine(fitting[0], wanted.at, tzinfo=zone), now=now)
    until = datetime.combine(last, time(23, 59, 59), tzinfo=zone).astimezone(UTC)
    chosen = [WEEKDAYS[day] for day in sorted(set(wanted.weekdays))]
    entry.add("rrule", vRecur({"FREQ": "WEEKLY", "BYDAY": chosen, "UNTIL": until}))
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _entry(key: str, begins: datetime, *, now: datetime) -> Event:
    """An entry whose id follows from what it is for: taken in twice it stands there once."""
    entry = Event()
    entry.add("uid", f"{uuid5(NAMESPACE_URL, f'meantime:reminder:{key}')}@meantime")
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", begins)
    entry.add("duration", _LASTS)
    entry.add("summary", TITLE)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add_component(_alarm())
    return entry


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", TITLE)
    alarm.add("trigger", timedelta(0))
    return alarm
