"""Sam moves to this week: weekdays and wall clocks stay, the session ahead stays ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meantime.actions.demo import SAM_NOW, sam, sam_bytes, shifted_to
from meantime.core.homework import Homework
from meantime.core.journal import MemoryJournal
from meantime.core.moments import local_time
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.sessions import TherapySession, span_at

LONDON = ZoneInfo("Europe/London")
NEW_YEAR = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)  # a Monday
SUMMER = datetime(2027, 6, 28, 12, 0, tzinfo=LONDON)  # a Monday, in summer time


def a_journal(*records: object) -> MemoryJournal:
    return MemoryJournal(records=records, name="Sam", tz="Europe/London")  # type: ignore[arg-type]


def a_note(at: str, tz: str = "Europe/London") -> Note:
    return Note(id="n", at=datetime.fromisoformat(at), tz=tz, text="words")


def test_the_shipped_journal_is_read_whole() -> None:
    assert sam_bytes().startswith(
        b'{"format":"meantime-journal","version":1,"name":"Sam","tz":"Europe/London"}\n'
    )
    assert len(sam().records) == 208


def test_at_the_moment_it_was_written_for_nothing_moves() -> None:
    assert shifted_to(SAM_NOW, sam()) == sam()


def test_the_last_note_is_from_this_monday() -> None:
    moved = shifted_to(NEW_YEAR, sam())
    assert moved.notes()[-1].at.isoformat() == "2027-01-04T08:10:00+00:00"
    assert len(moved.records) == len(sam().records)


def test_summer_time_changes_the_instant_and_not_the_wall_clock() -> None:
    moved = shifted_to(
        SUMMER, a_journal(a_note("2026-11-23T08:10:00+00:00"), a_note("2026-10-05T08:10:00+01:00"))
    )
    assert [note.at.isoformat() for note in moved.records if isinstance(note, Note)] == [
        "2027-06-28T08:10:00+01:00",
        "2027-05-10T08:10:00+01:00",
    ]


@pytest.mark.parametrize("weeks", [1, 13, 30, 52, 200, -20])
def test_every_weekday_and_wall_clock_of_sam_stays(weeks: int) -> None:
    now = (SAM_NOW.astimezone(LONDON).replace(tzinfo=None) + timedelta(weeks=weeks)).replace(tzinfo=LONDON)
    before, after = sam().notes(), shifted_to(now, sam()).notes()
    assert [_wall(note) for note in after] == [_wall(note) for note in before]
    assert {(a.at.date() - b.at.date()).days for a, b in zip(after, before, strict=True)} == {weeks * 7}


def test_a_note_from_another_zone_keeps_the_wall_clock_of_that_zone() -> None:
    moved = shifted_to(SUMMER, a_journal(a_note("2026-11-20T20:00:00-05:00", "America/New_York")))
    assert moved.notes()[0].at.isoformat() == "2027-06-25T20:00:00-04:00"


def test_days_and_records_of_other_kinds_move_too() -> None:
    homework = Homework(id="h", exercise="breathing", set_on=date(2026, 11, 19), due_on=None)
    measure = OtherRecord(
        id="m", kind="measure", fields={"at": "2026-11-22T20:10:00+00:00", "answers": [1, 2]}
    )
    wondering = OtherRecord(id="w", kind="wondering", fields={"asked_on": "2026-10-09", "if": "slept badly"})
    moved = shifted_to(SUMMER, a_journal(homework, measure, wondering)).records
    assert isinstance(moved[0], Homework)
    assert (moved[0].set_on, moved[0].due_on) == (date(2027, 6, 24), None)
    assert isinstance(moved[1], OtherRecord)
    assert moved[1].fields == {"at": "2027-06-27T20:10:00+01:00", "answers": [1, 2]}
    assert isinstance(moved[2], OtherRecord)
    assert moved[2].fields == {"asked_on": "2027-05-14", "if": "slept badly"}


def test_a_note_that_would_lie_ahead_is_left_out() -> None:
    early = datetime(2027, 1, 4, 7, 0, tzinfo=UTC)
    times = [note.at for note in shifted_to(early, sam()).notes()]
    assert max(times).isoformat() == "2027-01-04T06:45:00+00:00"


@pytest.mark.parametrize("day", range(7))
def test_on_every_day_of_the_week_a_session_lies_ahead_and_notes_wait_for_it(day: int) -> None:
    now = NEW_YEAR + timedelta(days=day, hours=8)
    moved = shifted_to(now, sam())
    span = span_at(now, moved.sessions())
    assert span.next is not None
    assert timedelta() < span.next.at - now < timedelta(days=8)
    assert local_time(span.next.at, "Europe/London").strftime("%a %H:%M") == "Thu 16:00"
    assert len(moved.notes(span.period)) == 10


def test_sessions_that_were_held_stay_where_they_were() -> None:
    held = TherapySession(id="s", at=datetime(2026, 11, 19, 16, tzinfo=UTC))
    moved = shifted_to(NEW_YEAR + timedelta(days=6), a_journal(held))
    assert moved.sessions()[0].at.isoformat() == "2026-12-31T16:00:00+00:00"


def _wall(note: Note) -> str:
    return local_time(note.at, note.tz).strftime("%a %H:%M")
