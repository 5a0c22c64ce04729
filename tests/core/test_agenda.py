"""Time left in the room, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meantime.core.agenda import minutes_gone, time_left
from meantime.core.sessions import TherapySession

#: Ends after the clocks went back in London (25 October 2026, 01:00 UTC).
NIGHT = TherapySession(id="s", at=datetime(2026, 10, 25, 0, 40, tzinfo=UTC), tz="Europe/London")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-1, "Not begun yet"),
        (0, "About 50 minutes left"),
        (22, "About 30 minutes left"),
        (31, "About 20 minutes left"),
        (44, "About 5 minutes left"),
        (45, "A few minutes left"),
        (49, "A few minutes left"),
        (50, "The planned time is over"),
        (5000, "The planned time is over"),
    ],
)
def test_the_time_left_is_rounded_to_five_minutes_whatever_the_clocks_do(minutes: int, words: str) -> None:
    assert str(time_left(NIGHT, NIGHT.at + timedelta(minutes=minutes))) == words


def test_the_minutes_gone_stay_within_the_session() -> None:
    assert [minutes_gone(NIGHT, NIGHT.at + timedelta(minutes=n)) for n in (-5, 0, 20, 99)] == [0, 0, 20, 50]


@pytest.mark.parametrize(
    ("day", "now", "words"),
    [
        # Back from 02:00 to 01:00: begun at 01:40 summer time, the second 01:10 is 30 minutes later.
        (datetime(2026, 10, 25, 1, 40), datetime(2026, 10, 25, 1, 10, tzinfo=UTC), "About 20 minutes left"),
        # On from 01:00 to 02:00: begun at 00:40, ten past two is 30 minutes later.
        (datetime(2026, 3, 29, 0, 40), datetime(2026, 3, 29, 1, 10, tzinfo=UTC), "About 20 minutes left"),
    ],
)
def test_a_session_by_the_wall_clock_lasts_its_minutes_over_a_clock_change(
    day: datetime, now: datetime, words: str
) -> None:
    london = ZoneInfo("Europe/London")
    session = TherapySession(id="s", at=day.replace(tzinfo=london), tz="Europe/London")

    assert str(time_left(session, now.astimezone(london))) == words
    assert minutes_gone(session, now.astimezone(london)) == 30
