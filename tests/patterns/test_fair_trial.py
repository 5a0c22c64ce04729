"""Trying something fairly: lots, and the exact test over every way they could have fallen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest

from meantime.core.fair_trials import FairTrial, TrialDay, find_problems
from meantime.patterns.fair_trial import draw_days, exact_interval, exact_p
from meantime.patterns.find import find_patterns
from tests.patterns.diaries import journal_of

START = date(2026, 3, 2)
DRAWN = draw_days(START, 14, np.random.default_rng(5))


def trial(strengths: list[int | None]) -> FairTrial:
    days = [START + timedelta(days=n) for n in range(14)]
    outcomes = tuple(TrialDay(day=day, strength=one) for day, one in zip(days, strengths, strict=True))
    return FairTrial(id="t", skill="evening walk", start=START, days=DRAWN, outcomes=outcomes)


def strengths(drawn: int, other: int) -> list[int | None]:
    return [drawn if START + timedelta(days=n) in DRAWN else other for n in range(14)]


def test_one_day_of_each_pair_is_drawn() -> None:
    for seed in range(50):
        days = draw_days(START, 28, np.random.default_rng(seed))
        assert find_problems(FairTrial(id="t", skill="walk", start=START, length=28, days=days)) == []


def test_the_p_value_counts_every_way_the_lots_could_have_fallen() -> None:
    differences = np.array([-2.0, -1.0, 0.5, -3.0, -1.5, -0.5, 1.0])
    ways = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=7)
    ]

    assert exact_p(differences) == sum(way >= abs(differences.sum()) - 1e-9 for way in ways) / 128


def test_seven_pairs_on_one_side_are_as_rare_as_two_in_128() -> None:
    assert exact_p(np.full(7, -1.0)) == 2 / 128


def test_the_interval_holds_what_the_test_does_not_refuse() -> None:
    differences = np.array([-2.0, -1.0, -0.5, -3.0, -1.5, -2.5, -1.0, -0.5])
    low, high = exact_interval(differences)

    assert exact_p(differences - (low + 0.01)) > 0.05 >= exact_p(differences - (low - 0.01))
    assert exact_p(differences - (high - 0.01)) > 0.05 >= exact_p(differences - (high + 0.01))


def test_a_trial_that_is_over_says_because() -> None:
    (answer,) = find_patterns(journal_of([], trial(strengths(3, 6)))).trials

    assert (answer.tier, answer.effect, answer.pairs) == ("clear", -3.0, 7)
    assert str(answer.sentence) == (
        "On days drawn for evening walk your distress was about 3.0 points weaker (3.0 to 3.0), over 14 days. "
        "Because the days were drawn by lot, trying evening walk is the likely reason."
    )


def test_no_difference_is_told_as_such() -> None:
    (answer,) = find_patterns(journal_of([], trial([4, 5, 5, 4, 6, 5, 5, 5, 4, 4, 6, 6, 5, 4]))).trials

    assert answer.tier is None
    assert "within what the lot alone can do" in str(answer.sentence)


def test_before_its_end_and_without_whole_pairs_it_says_nothing() -> None:
    (answer,) = find_patterns(journal_of([], trial([4] * 9 + [None] * 5))).trials

    assert (answer.tier, answer.effect) == (None, None)
    assert str(answer.sentence) == (
        "The trial of evening walk has 8 days with a rating in whole pairs. It needs 14, and speaks after 2026-03-15."
    )


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"skill": " "}, "skill"),
        ({"length": 13}, "length"),
        ({"length": 30}, "length"),
        ({"days": DRAWN[:-1]}, "days"),
        ({"outcomes": (TrialDay(day=START), TrialDay(day=START))}, "outcomes"),
        ({"outcomes": (TrialDay(day=START, strength=11),)}, "strength"),
    ],
)
def test_a_trial_that_breaks_a_rule_is_told(changes: dict[str, object], where: str) -> None:
    values = {"id": "t", "skill": "walk", "start": START, "days": DRAWN, **changes}

    assert [problem.where for problem in find_problems(FairTrial(**values))] == [where]  # type: ignore[arg-type]
