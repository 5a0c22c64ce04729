"""Periods are half-open and cut in the person's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

from meantime.core.periods import Period, months_of, period_of_days, period_of_month


def test_the_start_is_inside_and_the_end_is_not() -> None:
    period = Period(start=datetime(2026, 11, 1, tzinfo=UTC), end=datetime(2026, 12, 1, tzinfo=UTC))

    assert datetime(2026, 11, 1, tzinfo=UTC) in period
    assert datetime(2026, 12, 1, tzinfo=UTC) not in period


def test_a_day_in_auckland_begins_on_the_day_before_in_utc() -> None:
    period = period_of_days(date(2026, 11, 23), date(2026, 11, 23), tz="Pacific/Auckland")

    assert period.start == datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    assert period.end == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_the_day_the_clocks_go_back_has_25_hours() -> None:
    period = period_of_days(date(2026, 10, 25), date(2026, 10, 25), tz="Europe/London")

    assert (period.end - period.start).total_seconds() == 25 * 3600


def test_december_ends_with_the_year() -> None:
    assert period_of_month(2026, 12, tz="UTC").end == datetime(2027, 1, 1, tzinfo=UTC)


def test_months_of_a_period_reach_one_day_over_both_ends_because_of_zones() -> None:
    period = Period(start=datetime(2026, 11, 1, 5, tzinfo=UTC), end=datetime(2026, 12, 31, 20, tzinfo=UTC))

    assert months_of(period) == [(2026, 10), (2026, 11), (2026, 12), (2027, 1)]
