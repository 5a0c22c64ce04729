"""What the words of a text weigh for a summary: learned, bounded and blind to its length."""

import pytest

from meantime.language.cues import cue_file
from meantime.language.vague_sense import as_known, is_past, values_of, weight_of


def test_a_summary_weighs_more_than_a_moment() -> None:
    assert weight_of("same old, up and down as always") > 1
    assert weight_of("Mum slapped the table and walked out at six") < -1


def test_a_time_that_comes_again_speaks_for_a_summary() -> None:
    text = "sunday evenings and the sinking feeling"

    assert weight_of(text, recurring=True) >= weight_of(text)


def test_saying_the_same_twice_weighs_no_more() -> None:
    once = weight_of("it has been a bad week . it has been a bad week")
    often = weight_of(" . ".join(["it has been a bad week"] * 20))

    assert abs(once - often) < 0.5


def test_the_signs_of_a_text_are_its_words_its_openings_and_their_kinds() -> None:
    values = values_of('Dan said "no" on Monday')

    assert {"^ dan", "<past>", "<quote>", "<time>"} <= values.keys()
    assert values["<of general>"] <= 2


@pytest.mark.parametrize(
    ("word", "past"), [("slapped", True), ("rang", True), ("tired", False), ("ring", False)]
)
def test_past_forms_of_what_happens_once(word: str, past: bool) -> None:
    assert is_past(word) is past


def test_a_form_that_is_the_same_now_and_then_is_none_beside_a_habit() -> None:
    assert is_past("shut")
    assert not is_past("shut", beside_habit=True)


def test_another_language_is_hardly_known() -> None:
    assert as_known("mir geht es nicht so gut heute") < 0.35
    assert as_known("not feeling so good today") == 1


def test_the_signs_are_the_heaviest_and_no_text_stands_among_them() -> None:
    signs = cue_file("vague_sense")["signs"]

    assert len(signs) <= 4_000
    assert all(len(sign.split()) <= 4 for sign in signs)
