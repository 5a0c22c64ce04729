"""Instants, zones, and clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from meantime.core.moments import from_wall_clock, is_zone, local_day, parse_instant, zone_named


def test_a_monday_in_tokyo_stays_a_monday() -> None:
    assert local_day(datetime(2026, 11, 22, 16, 0, tzinfo=UTC), "Asia/Tokyo") == date(2026, 11, 23)


@pytest.mark.parametrize("name", ["Europe/Lndon", "", "../etc/passwd", "/etc/passwd", "x" * 500, "Europe/\0"])
def test_names_that_are_no_zone_are_told_apart(name: str) -> None:
    assert not is_zone(name)


def test_an_unknown_zone_falls_back_to_utc() -> None:
    assert zone_named("Mars/Olympus").key == "UTC"


def test_a_time_the_clocks_jump_over_moves_forward() -> None:
    # 29 March 2026: London goes from 01:00 to 02:00
    assert from_wall_clock(datetime(2026, 3, 29, 1, 30), "Europe/London") == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_a_time_that_happens_twice_is_the_first() -> None:
    # 25 October 2026: 01:30 happens in summer time and again in winter time
    assert from_wall_clock(datetime(2026, 10, 25, 1, 30), "Europe/London") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_an_instant_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        parse_instant("2026-11-23T08:10:00")
