"""Feelings a text implies without naming one: guessed, few, and held back where anything speaks against them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from meantime.content.loader import emotions, quadrant_of
from meantime.core.notes import Emotion, Note
from meantime.language import implied, meaning
from meantime.language.feeling_seeds import NOTHING, by_name, learnt, mark, seeds_file, stored_mark
from meantime.language.implied_words import told_in
from meantime.language.own_words import learn
from meantime.language.read import read
from tests.language.scoring_implied import guesses_of, rows_of, score_implied

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FAMILY = {emotion.id: emotion.family for emotion in emotions()}


def families_of(text: str) -> list[str]:
    return [FAMILY[name] for name in guesses_of(text)]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("he read my message and left it, third time this week", "lonely_hurt"),
        ("my nan's funeral was this morning", "sad"),
        ("somebody followed me all the way home in the dark", "fear_anxiety"),
        ("they promoted me and put my name on the door", "strength_interest"),
        ("my brother smashed my laptop on purpose and laughed", "anger"),
    ],
)
def test_a_situation_brings_a_feeling_that_fits_among_three_of_different_kinds(
    text: str, family: str
) -> None:
    found = families_of(text)

    assert family in found
    assert len(found) == len(set(found)) <= 3


def test_every_one_is_a_guess_and_has_no_strength() -> None:
    found = read("my nan's funeral was this morning", now=NOW, tz="UTC").emotions

    assert {one.tier for one in found} == {"guess"}
    assert {one.intensity for one in found} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "took the bins out",
        "bus at 9",
        "bad day",
        "Dentist on Thursday at ten, then the bank.",
        "Did two loads of washing and emailed the plumber.",
        "mir geht es nicht so gut heute, ich habe geweint",
    ],
)
def test_where_little_is_told_or_nothing_much_is_felt_nothing_is_guessed(text: str) -> None:
    assert guesses_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "wasn't sad when they all left for the station",
        "she was furious with the waiter about the cold soup",
        "my friend Min is very scared about her visa interview",
        "if they sack me I'd be terrified of losing the flat",
    ],
)
def test_what_is_denied_or_somebody_elses_or_only_thought_of_is_not_guessed(text: str) -> None:
    assert guesses_of(text) == []


def test_a_denied_feeling_takes_its_whole_family_away() -> None:
    text = "I wasn't scared. Somebody followed me home in the dark and rattled the door."

    assert told_in(text).denied == {"scared"}
    assert "fear_anxiety" in families_of("Somebody followed me home in the dark and rattled the door.")
    assert "fear_anxiety" not in families_of(text)


def test_a_feeling_of_somebody_else_leaves_the_rest_of_the_text_as_it_stands() -> None:
    told = told_in("She was furious with the waiter. We sat there until the candles were out.")

    assert told.words == "We sat there until the candles were out"


def test_a_feeling_that_is_said_is_not_added_to() -> None:
    assert guesses_of("felt sad, my nan's funeral was this morning") == ["sad"]


def test_a_text_that_asks_for_support_is_left_alone() -> None:
    text = "I want to kill myself, there is no point in the letters and the calls any more"

    assert read(text, now=NOW, tz="UTC").support
    assert guesses_of(text) == []


def test_the_persons_own_words_come_before_the_models() -> None:
    notes = [
        Note(
            id=str(n),
            at=NOW,
            tz="UTC",
            text=f"starfish in the hallway {n}",
            emotions=(Emotion(name="calm", intensity=3),),
        )
        for n in range(4)
    ]

    found = read("felt starfish after they all left for the station", now=NOW, tz="UTC", own=learn(notes))

    assert [one.name for one in found.emotions] == ["calm"]


def test_without_the_model_nothing_is_guessed_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(implied, "is_available", lambda: False)
    assert guesses_of("my nan's funeral was this morning") == []

    def broken(_: list[str]) -> None:
        raise meaning.MeaningMissing("another file")

    monkeypatch.setattr(implied, "is_available", lambda: True)
    monkeypatch.setattr(implied, "embed", broken)
    assert guesses_of("my nan's funeral was this morning") == []


@pytest.mark.parametrize("text", ["felt anxious before the meeting with my boss", "took the bins out"])
def test_a_sentence_that_says_its_feeling_or_tells_little_loads_nothing_heavy(text: str) -> None:
    code = "import sys; from datetime import datetime, UTC; from meantime.language.read import read; "
    code += f"read({text!r}, now=datetime.now(UTC), tz='UTC'); "
    code += "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


@pytest.mark.parametrize(
    "text", ["a b " * 20_000, "she was angry, " * 5_000, "(" * 50_000, "日本語 " * 9_000]
)
def test_any_text_is_read(text: str) -> None:
    assert len(guesses_of(text)) <= 3


def test_what_was_learnt_belongs_to_the_sentences() -> None:
    assert stored_mark("en") == mark("en"), "write it anew: python -m bench.feeling_training"
    assert learnt("en").names == tuple(by_name("en"))


def test_every_feeling_has_sentences_in_many_voices_and_none_stands_there_twice() -> None:
    named = seeds_file("en")["named"]
    everything = [sentence for sentences in by_name("en").values() for sentence in sentences]

    assert {*named} == {*by_name("en")} - {NOTHING}
    assert {name for others in named.values() for name in others} | {*named} <= {*FAMILY}
    assert all(len(by_name("en")[name]) >= 40 for name in named)
    assert all(sum(name in voice for voice in seeds_file("en")["voice"].values()) >= 8 for name in named)
    assert len(everything) == len({sentence.casefold() for sentence in everything})


def test_no_sentence_was_taken_from_a_file_it_is_measured_on() -> None:
    ours = {_bare(sentence) for sentences in by_name("en").values() for sentence in sentences}
    files = ("implied", "implied_apart", "notes_people")
    measured = {_bare(row["text"]) for name in files for row in rows_of(name)}

    assert ours & measured == set()


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("implied", {"first": 0.5, "first_three": 0.7, "family": 0.51, "family_of_three": 0.73}),
        ("implied_apart", {"first": 0.48, "first_three": 0.61, "family": 0.51, "family_of_three": 0.7}),
        (
            "implied_people_apart",
            {"first": 0.31, "first_three": 0.5, "family": 0.32, "family_of_three": 0.57},
        ),
    ],
)
def test_the_guesses_fit_at_least_this_often(name: str, floors: dict[str, float]) -> None:
    figures = score_implied(rows_of(name))

    assert {what: figures[what] for what, floor in floors.items() if figures[what] < floor} == {}


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("name", ["implied_apart", "implied_people_apart"])
def test_beside_what_hurts_a_pleasant_guess_is_rare(name: str) -> None:
    hard = [row["text"] for row in rows_of(name) if not any(map(_is_pleasant, row["gold"]["implied"]))]

    beside = [text for text in hard if any(map(_is_pleasant, guesses_of(text)))]

    assert len(hard) > 60
    assert len(beside) <= 0.15 * len(hard)


def _is_pleasant(name: str) -> bool:
    return quadrant_of(name) in {"HP", "LP"}
