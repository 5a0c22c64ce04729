"""What helped: against moments without a skill, with the fall that comes by itself taken out."""

from __future__ import annotations

import numpy as np
import pytest

from meantime.patterns.coping import compared_episodes, episodes_in, find_what_helped, skill_effects
from tests.patterns.diaries import episodes, wobble


def rows(count: int, *, gain: int) -> list[tuple[str, int, int]]:
    """Every second moment with breathing, which takes `gain` points more; feelings fall by two on their own."""
    found = []
    for i in range(count):
        before = 5 + (i * 7) % 4
        after = before - 2 + wobble(i) - (gain if i % 2 else 0)
        found.append(("breathing" if i % 2 else "nothing", before, max(0, after)))
    return found


def test_a_skill_that_takes_more_than_time_does_is_clear() -> None:
    (pattern,), not_yet = find_what_helped(episodes(rows(40, gain=2)), "single")

    assert (pattern.key, pattern.tier, pattern.with_count, pattern.without_count) == (
        "coping:breathing",
        "clear",
        20,
        20,
    )
    assert pattern.interval[0] < -2 < pattern.interval[1] < 0
    assert str(pattern.sentence).startswith("After breathing you fell ")
    assert not_yet == []


def test_a_feeling_that_falls_by_itself_is_no_success_of_the_skill() -> None:
    assert find_what_helped(episodes(rows(60, gain=0)), "single") == ([], [])


def test_without_moments_of_doing_nothing_it_cannot_be_told() -> None:
    found, (missing,) = find_what_helped(episodes([("walk", 7, 3)] * 20), "single")

    assert found == []
    assert str(missing.need) == (
        "Can’t tell yet what helped: rate a few moments, before and after, when you did nothing. 0 moments so far; "
        "5 are needed to compare with."
    )


def test_between_ten_episodes_and_the_next_ten_nothing_changes() -> None:
    whole = rows(40, gain=2)

    assert (
        find_what_helped(episodes(whole), "fixed")[0]
        == find_what_helped(episodes([*whole, *whole[:7]]), "fixed")[0]
    )


def test_partial_pooling_equals_the_bayesian_linear_model_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one spread the posterior mean is that of a linear model whose covariance is written out whole."""
    monkeypatch.setattr("meantime.patterns.coping._SPREADS", np.array([0.8] * 6))
    skills = ["a", "b"]
    data = [
        ("nothing" if i % 3 == 0 else skills[i % 2], 4 + i % 5, 3 + (i * i) % 4 - (i % 2)) for i in range(30)
    ]
    names, before, after = (np.array(column) for column in zip(*data, strict=True))
    uses = np.array([[name == skill for skill in skills] for name in names], dtype=float)
    fixed = np.column_stack([np.ones(30), before - before.mean()])
    prior = 0.7**2 * np.ones((2, 2)) + 0.8**2 * np.eye(2)
    inverse = np.linalg.inv(np.eye(30) + uses @ prior @ uses.T)
    line = np.linalg.solve(fixed.T @ inverse @ fixed, fixed.T @ inverse @ after)
    expected = prior @ uses.T @ inverse @ (after - fixed @ line)

    found = skill_effects(episodes_in(episodes(data)), skills)

    assert [found[skill].effect for skill in skills] == pytest.approx(expected.tolist())


@pytest.mark.parametrize(
    "rows_",
    [[("nothing", 5, 5)] * 10 + [("walk", 5, 5)] * 10, [("nothing", 0, 0)] * 5 + [("walk", 10, 0)] * 5],
)
def test_ratings_that_never_vary_are_no_trouble(rows_: list[tuple[str, int, int]]) -> None:
    find_what_helped(episodes(rows_), "single")


def test_a_look_compares_the_newest_four_hundred_moments_up_to_the_last_look() -> None:
    notes = episodes([("slow breathing", 7, 4)] * 413)

    compared = compared_episodes(notes)

    assert [one.note.id for one in compared] == [note.id for note in notes[10:410]]
