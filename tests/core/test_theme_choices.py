"""What a person says about a thought that comes back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meantime.core.theme_choices import ThemeChoice, find_problems, is_about, is_put_away, name_of

AT = datetime(2026, 11, 16, 8, 10, tzinfo=UTC)


def a_choice(*notes: str, name: str = "", apart: bool = False, at: datetime = AT) -> ThemeChoice:
    return ThemeChoice(id="c", notes=notes, at=at, name=name, apart=apart)


@pytest.mark.parametrize(
    ("then", "now", "is_it"),
    [("abcd", "abxyz", True), ("abcd", "axyz", False), ("abc", "abc", True), ("", "abc", False)],
)
def test_a_choice_is_about_a_thought_that_kept_half_of_its_notes(then: str, now: str, is_it: bool) -> None:
    assert is_about(a_choice(*then), list(now)) is is_it


def test_a_thought_put_away_comes_back_with_three_new_notes() -> None:
    choices = [a_choice("a", "b", "c", apart=True)]

    assert is_put_away(["a", "b", "c"], choices)
    assert is_put_away(["a", "b", "c", "d", "e"], choices)
    assert not is_put_away(["a", "b", "c", "d", "e", "f"], choices)
    assert not is_put_away(["x", "y", "z"], choices)


def test_the_newest_name_counts() -> None:
    later = AT.replace(hour=9)
    choices = [a_choice("a", "b", name="ruin", at=later), a_choice("a", "b", name="old one")]

    assert name_of(["a", "b", "c"], choices) == "ruin"
    assert name_of(["x"], choices) == ""


@pytest.mark.parametrize(
    ("choice", "where"),
    [
        (a_choice(name="ruin"), ["notes"]),
        (a_choice("a", name=" "), ["name"]),
        (a_choice("a", name="r" * 81), ["name"]),
        (a_choice("a", apart=True), []),
    ],
)
def test_a_choice_names_notes_and_says_something(choice: ThemeChoice, where: list[str]) -> None:
    assert [problem.where for problem in find_problems(choice)] == where
