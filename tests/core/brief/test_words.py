"""Counts, ratings and quotations in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.core.brief.words import excerpt, times, usual, width


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often(count: int, words: str) -> None:
    assert times(count) == words


@pytest.mark.parametrize(
    ("ratings", "middle"), [([3], "3"), ([1, 9], "5"), ([4, 5], "4.5"), ([1, 2, 10], "2")]
)
def test_the_usual_rating_is_the_median(ratings: list[int], middle: str) -> None:
    assert usual(ratings) == middle


def test_a_long_text_is_cut_at_a_word() -> None:
    assert excerpt("one two three four five", 12) == "one two…"


def test_line_ends_and_control_characters_become_spaces() -> None:
    assert excerpt("one\r\ntwo\x00three\tfour") == "one two three four"


@given(st.text(), st.integers(10, 300))
def test_an_excerpt_is_never_wider_than_asked_and_only_the_person_s_words(words: str, columns: int) -> None:
    cut = excerpt(words, columns)

    assert width(cut) <= columns
    assert "".join(cut.removesuffix("…").split()) in "".join(
        "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in words).split()
    )
