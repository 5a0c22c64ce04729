"""Slow change: a moving average and the band of ordinary ups and downs."""

from __future__ import annotations

import pytest

from meantime.patterns.slow_change import slow_change
from tests.patterns.diaries import note, wobble


def test_the_average_forgets_a_tenth_a_day() -> None:
    rows = slow_change([note(i, days=float(i), strength=6 if i < 15 else 2) for i in range(30)])

    assert [row.level for row in rows[:2]] == [4.2, 4.38]
    assert rows[-1].level == pytest.approx(2 + (rows[14].level - 2) * 0.9**15, abs=0.01)
    assert rows[14].level > rows[-1].level


def test_the_band_of_independent_days_is_that_of_the_textbook() -> None:
    """SD times sqrt(.1 / 1.9): with few neighbouring days nothing is taken to carry over."""
    rows = slow_change([note(i, days=2.0 * i, strength=4 if i % 2 else 6) for i in range(40)])

    assert rows[0].high - 5 == pytest.approx(1.96 * 1.0127 * (0.1 / 1.9) ** 0.5, abs=0.01)


def test_steady_days_stay_inside_the_band_and_few_days_have_none() -> None:
    rows = slow_change([note(i, days=float(i), strength=5 + wobble(i)) for i in range(60)])

    assert sum(row.low <= row.level <= row.high for row in rows) >= 48
    assert slow_change([note(i, days=float(i)) for i in range(13)]) == []
    assert {row.level for row in slow_change([note(i, days=float(i)) for i in range(20)])} == {5.0}
