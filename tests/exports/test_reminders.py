"""Calendar files: read back by the library that knows RFC 5545, neutral, with an end."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from meantime.core.sessions import TherapySession
from meantime.exports.reminders import LONGEST_DAYS, PracticeTime, practice_calendar, preparation_calendar

NOW = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
ZONE = "Europe/London"


def session(day: int, **more: str) -> TherapySession:
    return TherapySession(id=f"s{day}", at=NOW + timedelta(days=day), **more)  # type: ignore[arg-type]


def entries(calendar: bytes) -> list[Event]:
    return [one for one in Calendar.from_ical(calendar).walk("VEVENT") if isinstance(one, Event)]


def test_preparing_stands_two_days_before_each_session_to_come() -> None:
    made = preparation_calendar([session(9), session(2), session(-7)], time(18, 30), tz=ZONE, now=NOW)

    assert [entry.start for entry in entries(made)] == [
        datetime(2026, 10, 20, 17, 30, tzinfo=UTC),
        datetime(2026, 10, 27, 18, 30, tzinfo=UTC),
    ], "half past six on the clock, before and after the clocks changed"


def test_the_titles_are_neutral_and_nothing_of_the_journal_is_in_it() -> None:
    made = preparation_calendar([session(9, therapist="Dr Canary")], time(18), tz=ZONE, now=NOW)
    (entry,) = entries(made)

    assert str(entry["summary"]) == "Meantime"
    assert [str(alarm["description"]) for alarm in entry.walk("VALARM")] == ["Meantime"]
    assert b"Canary" not in made
    assert not {"location", "description", "attendee", "organizer"} & {name.lower() for name in entry}


def test_taken_in_twice_it_is_one_entry() -> None:
    made = [
        preparation_calendar([session(9)], time(18), tz=ZONE, now=NOW + timedelta(minutes=n)) for n in (0, 5)
    ]

    assert entries(made[0])[0]["uid"] == entries(made[1])[0]["uid"]


def test_practice_keeps_its_time_on_the_clock_and_has_an_end() -> None:
    wanted = PracticeTime(weekdays=(0, 2), at=time(8, 30), first=date(2026, 10, 20), last=date(2026, 11, 2))
    (entry,) = entries(practice_calendar(wanted, tz=ZONE, now=NOW))

    assert [at.isoformat() for at in occurrences(entry)] == [
        "2026-10-21T08:30:00+01:00",
        "2026-10-26T08:30:00+00:00",
        "2026-10-28T08:30:00+00:00",
        "2026-11-02T08:30:00+00:00",
    ]


def test_a_repeated_entry_brings_its_time_zone_along() -> None:
    wanted = PracticeTime(weekdays=(0,), at=time(8), first=date(2026, 10, 20), last=date(2026, 11, 20))
    calendar = Calendar.from_ical(practice_calendar(wanted, tz=ZONE, now=NOW))

    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == [ZONE]


@given(
    weekdays=st.sets(st.integers(0, 6)).map(tuple),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    first=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    days=st.integers(-3, 400),
    tz=st.sampled_from([ZONE, "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "UTC"]),
)
def test_every_reminder_is_on_a_chosen_day_and_pauses_itself(weekdays, at, first, days, tz) -> None:
    last = first + timedelta(days=days)
    made = practice_calendar(PracticeTime(weekdays=weekdays, at=at, first=first, last=last), tz=tz, now=NOW)

    for entry in entries(made):
        shown = occurrences(entry)
        assert shown
        assert {one.weekday() for one in shown} <= set(weekdays)
        assert {(one.hour, one.minute) for one in shown} == {(at.hour, at.minute)}
        assert first <= shown[0].date()
        assert shown[-1].date() <= min(last, first + timedelta(days=LONGEST_DAYS))
    assert bool(entries(made)) == any(
        (first + timedelta(days=n)).weekday() in weekdays for n in range(max(0, min(days, LONGEST_DAYS) + 1))
    )


def occurrences(entry: Event) -> list[datetime]:
    """When the entry shows, as a calendar reads its rule."""
    return list(rrulestr(entry["rrule"].to_ical().decode(), dtstart=entry.start))
