"""Time left in the room, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
