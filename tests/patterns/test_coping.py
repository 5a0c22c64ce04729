"""What helped: against moments without a skill, with the fall that comes by itself taken out."""

from __future__ import annotations

import pytest

from meantime.patterns.coping import compared_episodes, find_what_helped
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
    assert str(pattern.sentence).startswith("After “breathing” the feeling fell ")
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


@pytest.mark.parametrize(
    "rows_",
    [
        [("nothing", 5, 5)] * 10 + [("walk", 5, 5)] * 10,
        [("nothing", 0, 0)] * 5 + [("walk", 10, 0)] * 5,
        [("nothing", 5, 3)] * 5,
    ],
)
def test_ratings_that_never_vary_are_no_trouble(rows_: list[tuple[str, int, int]]) -> None:
    find_what_helped(episodes(rows_), "single")


def test_a_look_compares_the_newest_four_hundred_moments_up_to_the_last_look() -> None:
    notes = episodes([("slow breathing", 7, 4)] * 413)

    compared = compared_episodes(notes)

    assert [one.note.id for one in compared] == [note.id for note in notes[10:410]]
