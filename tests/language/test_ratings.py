"""Strengths from 0 to 10, said in numbers."""

from __future__ import annotations

import pytest

from meantime.language.ratings import find_ratings
from tests.language.scoring import rows_of, score_ratings
from tests.language.work import calls_made


@pytest.mark.parametrize("name", ["ratings.jsonl", "ratings_apart.jsonl"])
def test_labelled_sentences_are_read_as_well_as_promised(name: str) -> None:
    figures = score_ratings(rows_of(name))

    assert figures["pair"] >= 0.97
    assert figures["false_rating"] <= 0.03


@pytest.mark.parametrize(
    ("text", "intensity", "after"),
    [
        ("panic 8/10, breathing helped, down to 5", 8, 5),
        ("from 9 to 6", 9, 6),
        ("9 -> 6", 9, 6),
        ("anxiety 7 before and anxiety 4 after", 7, 4),
        ("was a 6 now a 3", 6, 3),
        ("eight out of ten", 8, None),
        ("0-10: 6", 6, None),
        ("down to 5 now", None, 5),
        ("7.5/10", 8, None),
    ],
)
def test_before_and_after(text: str, intensity: int | None, after: int | None) -> None:
    found = find_ratings(text)

    assert (found.intensity, found.after) == (intensity, after)


def test_two_feelings_are_no_before_and_after() -> None:
    found = find_ratings("sadness 6, then anger 3")

    assert (found.intensity, found.after) == (6, None)


@pytest.mark.parametrize(
    "text",
    ["80%", "at 8", "8pm", "on 14/11", "8 years old", "3 panic attacks", "7 hours", "4 mg",
    "5 4 3 2 1", "12/10", "24/7",
     "9 to 5 job", "worked from 9 to 5", "counted down from 10 to 1", "4-7-8 breathing", "she's a 10",
     "", "😭", "2026-11-08"],
)  # fmt: skip
def test_other_numbers_are_no_ratings(text: str) -> None:
    found = find_ratings(text)

    assert (found.intensity, found.after, found.places) == (None, None, ())


def test_the_places_lead_to_the_numbers() -> None:
    text = "Panic 8/10 😭, down to 5"

    places = find_ratings(text).places

    assert [text[start:end] for start, end in places] == ["8/10", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "(" * 50_000,
        "8/10 " * 20_000,
        "1 to " * 9_000,
        "9" * 50_000,
        "a, then it's " * 5_000,
        "- > " * 9_000,
    ],
)
def test_hostile_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: find_ratings(text)) < 40_000


@pytest.mark.parametrize(
    "text", ["1. Bored. 2. Restless. 3. Opened the fridge.", "1) rang mum 2) washing 3) bed"]
)
def test_the_numbers_of_a_list_are_no_strengths(text: str) -> None:
    assert find_ratings(text).intensity is None


def test_a_strength_at_the_end_and_one_behind_a_colon_are_read() -> None:
    assert find_ratings("Worried for money, 8.").intensity == 8
    found = find_ratings("Feeling: nervous, 8. Box breathing x 10. Now: 6.")
    assert (found.intensity, found.after) == (8, 6)
