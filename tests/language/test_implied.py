"""Feelings a text implies without naming one: guessed, few, and held back where anything speaks against them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meantime.content.loader import emotions, quadrant_of
from meantime.core.notes import Emotion, Note
from meantime.language import sight
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


def test_a_pleasant_word_of_ones_own_is_not_asked_where_it_hurts() -> None:
    notes = [
        Note(
            id=str(n), at=NOW, tz="UTC", text=f"stairs {n}", emotions=(Emotion(name="content", intensity=3),)
        )
        for n in range(4)
    ]
    told = "nobody saved me a seat at lunch, I ate on the stairs"

    found = read(told, now=NOW, tz="UTC", own=learn(notes)).emotions

    assert found
    assert not any(_is_pleasant(one.name) for one in found)


def test_without_the_model_nothing_is_guessed_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "has_runtime", lambda: False)

    assert guesses_of("my nan's funeral was this morning") == []


@pytest.mark.parametrize(
    "text", ["a b " * 20_000, "she was angry, " * 5_000, "(" * 50_000, "日本語 " * 9_000]
)
def test_any_text_is_read(text: str) -> None:
    assert len(guesses_of(text)) <= 3


def test_no_sentence_was_learned_from_a_file_it_is_measured_on() -> None:
    ours = {_bare(row["text"]) for row in rows_of("implied_learned")}
    files = ("implied", "implied_apart", "implied_people_apart", "implied_people_two_apart", "notes_people")
    measured = {_bare(row["text"]) for name in files for row in rows_of(name)}

    assert len(ours) > 5_000
    assert ours & measured == set()


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("implied", {"first": 0.7, "first_three": 0.79, "family": 0.72, "family_of_three": 0.84}),
        ("implied_apart", {"first": 0.5, "first_three": 0.62, "family": 0.53, "family_of_three": 0.68}),
        (
            "implied_people_apart",
            {"first": 0.42, "first_three": 0.58, "family": 0.44, "family_of_three": 0.64},
        ),
        (
            "implied_people_two_apart",
            {"first": 0.2, "first_three": 0.34, "family": 0.28, "family_of_three": 0.5},
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


@pytest.mark.parametrize(
    "text",
    [
        "felt ok until the email came",
        "was fine until she mentioned the baby",
        "just now got a text from my ex, stomach dropped",
    ],
)
def test_nothing_pleasant_is_guessed_where_it_turned_or_the_body_says_no(text: str) -> None:
    assert not [name for name in guesses_of(text) if str(quadrant_of(name)).endswith("P")]


@pytest.mark.parametrize("text", ["over the weekend i felt ok", "down the pub with mates, great laugh"])
def test_nothing_unpleasant_is_guessed_where_it_went_well(text: str) -> None:
    assert not [name for name in guesses_of(text) if str(quadrant_of(name)).endswith("U")]
