"""What the reading model sees: stretches of the text, and nothing where there is nothing to read."""

from __future__ import annotations

import re
import subprocess
import sys

import numpy as np
import pytest

from meantime.content.loader import coping_skills, emotions, symptoms
from meantime.language.sight import Sight, look
from meantime.language.sight_phrases import phrases
from meantime.language.sight_words import Word, trimmed


def seen(text: str) -> Sight:
    found = look(text)
    assert found is not None
    return found


def test_each_thing_is_seen_where_it_stands() -> None:
    text = "Heart going like mad when Mr Abara called on me. Went to the loos and ran my wrists under the cold tap."
    found = seen(text)

    assert "eart" in text[slice(*found.symptoms["racing_heart"].place)]
    assert "cold tap" in text[slice(*found.coping["cold_water"].place)]
    assert found.symptoms["racing_heart"].chance > 0.5
    assert found.coping["cold_water"].chance > 0.5
    assert [text[slice(*one.place)] for one in found.set_off] == ["Mr Abara called on me"]


def test_it_has_a_chance_for_every_name() -> None:
    found = seen("late again")

    assert set(found.symptoms) == {one.id for one in symptoms()}
    assert set(found.coping) == {one.id for one in coping_skills()}
    assert set(found.implied) == {one.id for one in emotions()}
    assert all(0 <= one.chance <= 1 for one in (*found.symptoms.values(), *found.coping.values()))


def test_words_of_feeling_are_named() -> None:
    text = "Proper gutted when they cancelled, and my hands shook."
    (found,) = seen(text).feelings

    assert text[slice(*found.place)].endswith("gutted")
    assert found.name in {"disappointed", "sad", "upset", "heartbroken"}
    assert seen(text).felt_at(found.place) > 0.5 > seen(text).felt_at((len(text) - 6, len(text)))


def test_what_a_skill_did_is_seen_at_its_words() -> None:
    text = "Rang my sister from the car and the shoulders just dropped. Slept."
    found = seen(text).effects

    assert found[0].name == "a lot"
    assert text[slice(*found[0].place)].startswith("Rang")
    assert seen("Rang my sister from the car.").effects == ()


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    text = "Café — naïve me, İstanbul…\n\nMy ex texted 😭 and I cried."

    assert [text[slice(*one.place)] for one in seen(text).set_off] == ["My ex texted"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("my ex texted ❤\ufe0f", "my ex texted"),
        ("the row with Rene\u0301.", "the row with Rene\u0301"),
        ("- \u201cyou again\u201d,", "\u201cyou again\u201d"),
        ("…😭", "…"),
    ],
)
def test_a_phrase_ends_with_a_letter_and_its_accent(text: str, cut: str) -> None:
    assert text[slice(*trimmed(text, (0, len(text))))] == cut


def test_the_same_text_is_always_seen_the_same() -> None:
    assert seen("my ex texted and I felt sick") == seen("my ex texted and I felt sick")


@pytest.mark.parametrize("text", ["", "   \n", "\u200b", "\x00"])
def test_where_there_is_no_word_nothing_is_seen(text: str) -> None:
    assert look(text) is None


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "😭" * 9_000, "a b " * 20_000, "日本語" * 9_000, "." * 20_000]
)
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(
        0 <= start < end <= 2_400 for start, end in (one.place for one in seen(text).symptoms.values())
    )


def test_the_end_of_a_long_note_is_seen_too() -> None:
    day = "Up at seven, bus to work, the usual. Lunch with Priya by the canal, she told me about the new flat and the "
    day += "cat that came with it. Three meetings in the afternoon, none of them short. Home by six, beans on toast. "
    text = day * 3 + "Then my ex texted and I felt sick."

    assert len(text) > 600
    assert any(text[slice(*one.place)].startswith("my ex") for one in seen(text).set_off)


def test_nothing_heavy_is_loaded_before_something_is_read() -> None:
    code = "import sys, meantime.language.read; sys.exit(any(n in sys.modules for n in ('numpy', 'onnxruntime')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


def cut_by(tags: str, text: str) -> list[str]:
    """The phrases of a text where the model is fairly sure of these tags, one a word: outside, first, inside."""
    words = [Word(found.span(), n) for n, found in enumerate(re.finditer(r"[\w-]+|[^\w\s]", text))]
    chances = np.tile([0.1, 0.2, 0.2], (len(words), 1))
    chances[range(len(words)), ["ofi".index(tag) for tag in tags.replace(" ", "")]] = 0.7
    return [text[slice(*one.place)] for one in phrases(text, words, chances)]


@pytest.mark.parametrize(
    ("text", "tags", "whole"),
    [
        ("scared of the scan on monday", "oo fii o", ["the scan on monday"]),
        ("row with tom", "fio", ["row with tom"]),
        ("she read it to the class", "fiiiio", ["she read it to the class"]),
        ("boss was furious and left", "fio oo", ["boss was furious"]),
        ("a man shouted at me", "fiiio", ["a man shouted at me"]),
        ("they forgot me again", "fi oo", ["they forgot me"]),
        ("the row about money and i cried", "fiii i oo", ["the row about money"]),
        ("seeing her post on instagram", "f fiii", ["seeing her post on instagram"]),
        ("upset by sunday lunch", "oo ff", ["sunday lunch"]),
        ("so scared of her", "ooo f", []),
        ("mum can't come", "fi o i i", ["mum can't come"]),
    ],
)
def test_no_phrase_breaks_off_and_none_comes_in_two_pieces(text: str, tags: str, whole: list[str]) -> None:
    assert cut_by(tags, text) == whole


@pytest.mark.parametrize(
    ("text", "tags", "same"),
    [
        ("the lift he got in, gone", "oo fii oo", ["he got in"]),
        ("she turned up at nine", "fii oo", ["she turned up"]),
        ("he moved out and i cried", "fii ooo", ["he moved out"]),
        ("mum rang. dad rang.", "fio fio", ["mum rang", "dad rang"]),
        ("mum left he laughed", "fi fi", ["mum left", "he laughed"]),
        ("the rain today", "fi o", ["the rain"]),
    ],
)
def test_a_whole_phrase_stays_as_it_is_seen(text: str, tags: str, same: list[str]) -> None:
    assert cut_by(tags, text) == same
