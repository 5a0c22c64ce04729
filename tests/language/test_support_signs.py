"""What is looked at in a text: its stretches and their signs."""

import pytest

from meantime.language.support_signs import signs_of, stretches_of
from meantime.language.support_words import words_weigh
from tests.language.work import calls_made


def test_a_long_note_is_weighed_four_sentences_at_a_time() -> None:
    assert stretches_of("One. Two. Three. Four.") == ["One. Two. Three. Four."]
    assert stretches_of("One. Two.\nThree. Four. Five.") == [
        "One. Two. Three. Four.",
        "Two. Three. Four. Five.",
    ]


def test_of_a_very_long_note_the_beginning_and_the_end_are_weighed() -> None:
    found = stretches_of("Bread. " * 200 + "Last.")

    assert len(found) == 40
    assert found[-1].endswith("Last.")


def test_words_of_one_family_are_one_sign() -> None:
    assert "<pills>" in signs_of("I counted the tablets") & signs_of("I counted the paracetamol")


def test_a_no_before_and_a_no_after_are_different_signs() -> None:
    before, after = signs_of("no wish to be dead"), signs_of("dead? no")

    assert "<no>><it>" in before - after
    assert "<it>><no>" in after - before
    assert "^no$" in after


@pytest.mark.parametrize(
    "text", ["", ".", " , , ", "." * 50_000, "a" * 50_000, "I . " * 12_000, "my end is. " * 5_000,
             "no die " * 9_000, "\ud800", "\x00"],
)  # fmt: skip
def test_hostile_text_is_bounded_work(text: str) -> None:
    def weigh() -> None:
        for stretch in stretches_of(text):
            words_weigh(stretch)

    assert calls_made(weigh) < 300_000
