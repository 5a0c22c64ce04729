"""What keeps the card away, by cause, and what turns it back to now."""

import pytest

from meantime.language.support_guards import is_taken_back, spoken, without_answered
from meantime.language.support_words import has_support_words, sentences_of


def _left(text: str) -> list[str]:
    return [one.strip() for one in spoken(sentences_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "They would not be better off without me",
        "Nothing in me wants to die",
        "I wanted to die at 17 and nobody knew",
        "Nothing like that in nine years now",
        "A pupil told us she had been cutting",
        "In the murder mystery I was strangled",
        "I shall shoot myself, or possibly her",
        "My diet committed suicide",
        "I can't do this anymore, chem is not for me",
    ],
)
def test_each_cause_sets_its_stretch_aside(text: str) -> None:
    assert _left(text) == [""]


def test_a_but_begins_a_stretch_of_its_own() -> None:
    assert _left("Not suicidal, but I went to the bridge") == ["but i went to the bridge"]


def test_tonight_makes_the_past_a_now() -> None:
    assert _left("I used to count pills and tonight I counted them again") != [""]


def test_a_question_answered_with_no_is_not_said() -> None:
    assert without_answered("Skint. Suicidal? Nah, not even close.") == "Skint."
    assert "live" in without_answered("Do I want to live or die? No.")


def test_the_next_sentence_says_that_it_is_over() -> None:
    assert _left("I kept tablets in a drawer. That is all behind me.")[0] == ""
    assert _left("I keep tablets in a drawer. That job is behind me.")[0] != ""


def test_a_lie_taken_back_brings_the_card() -> None:
    assert is_taken_back(" i said no ", " i lied ")
    assert has_support_words("She asked if I wanted to die and I said no. I lied.")
    assert not has_support_words("She asked if I wanted to die and I said no. I went home.")


@pytest.mark.parametrize(
    "text",
    [
        "I want to die, no one would care",
        "I want to die, nothing helps",
        "I want to die, please",
        "Should I kill myself? No one would notice.",
        "Hand on heart, I want to die",
    ],
)
def test_a_no_that_is_no_denial_changes_nothing(text: str) -> None:
    assert has_support_words(text)
