"""Questionnaires in the shape of patterns: only what two forms in a row, or the newest, say beyond ups and downs."""

from __future__ import annotations

import pytest

from meantime.core.measure_patterns import measure_patterns
from tests.core.test_progress import progress


@pytest.mark.parametrize(
    ("form", "totals", "tier", "then", "effect", "notes"),
    [
        ("phq-9", (16, 10, 9), "clear", "lower", -7, ("phq-9 1", "phq-9 2")),
        ("phq-9", (9, 16, 17), "clear", "higher", 8, ("phq-9 1", "phq-9 2")),
        ("phq-9", (16, 16, 9), "maybe", "lower", -7, ("phq-9 2",)),
        ("who-5", (40, 64), "maybe", "higher", 24, ("who-5 1",)),
    ],
)
def test_what_lies_beyond_ups_and_downs_is_a_pattern(
    form: str, totals: tuple[int, ...], tier: str, then: str, effect: int, notes: tuple[str, ...]
) -> None:
    (found,) = measure_patterns([progress(form, *totals)])

    assert (found.key, found.kind, found.tier, found.then) == (f"measure:{form}", "measure", tier, then)
    assert (found.effect, found.notes, found.with_count) == (effect, notes, len(notes))
    assert found.interval[0] < found.effect < found.interval[1]


@pytest.mark.parametrize(
    ("form", "totals"),
    [("phq-9", (12,)), ("phq-9", (12, 9)), ("phq-9", (15, 13, 11, 14, 9)), ("audit-c", (0, 12, 12))],
)
def test_ups_and_downs_are_no_pattern(form: str, totals: tuple[int, ...]) -> None:
    assert measure_patterns([progress(form, *totals)]) == []
