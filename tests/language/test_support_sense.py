"""A closer look after one note: words and meaning together, and the words alone where the model is missing."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from meantime.language import support_sense
from meantime.language.meaning import MeaningMissing
from meantime.language.read import read, with_second_opinion
from meantime.language.support_sense import asks_for_support
from meantime.language.support_words import has_support_words, is_said_outright
from tests.language.scoring_parts import labelled

CONTENT = Path(support_sense.__file__).parents[1] / "content" / "words" / "en"
OUTRIGHT = [
    "I want to die",
    "I'm going to kill myself",
    "went to work, came home. I just want to die",
    "I am suicidal. I'm not sleeping.",
    "everyone would be better off without me",
    "I took an overdose last night",
]


def _shares(name: str) -> tuple[float, float]:
    """Of the sentences of a file: of those that mean it and of the others, how many bring the card."""
    rows = labelled(name)
    meant = [asks_for_support(row["text"]) for row in rows if row["gold"]["support"]]
    other = [asks_for_support(row["text"]) for row in rows if not row["gold"]["support"]]
    return sum(meant) / max(len(meant), 1), sum(other) / max(len(other), 1)


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support_people", 0.95, 0.04),
        ("support_people_two", 0.95, 0.04),
        ("support_people_three", 0.85, 0.05),
        ("support_people_four", 0.85, 0.05),
        ("support_people_five", 0.8, 0.05),
        ("support_people_six", 0.8, 0.05),
        ("support_people_seven", 0.8, 0.05),
        ("support_people_eight", 0.8, 0.05),
        ("support_people_nine", 0.9, 0.03),
        ("support_people_ten", 0.93, 0.03),
        ("support_people_eleven", 0.85, 0.03),
        ("support_people_twelve", 0.8, 0.03),
        ("support_people_thirteen", 0.92, 0.03),
        ("support", 0.98, 0.05),
        ("support_oblique", 0.98, 0.06),
        ("support_fresh", 0.97, 0.05),
        ("support_apart", 0.98, 0.05),
    ],
)
def test_the_weights_hold_what_they_learned_from(name: str, recall: float, false_cards: float) -> None:
    """No promise for others: of authors left out six in ten are noticed (`python -m bench.support_sense`)."""
    found, wrong = _shares(name)

    assert found >= recall
    assert wrong <= false_cards


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support_ordinary_apart", 0.75, 0.07),
        (
            "support_hinted_apart",
            0.47,
            0.07,
        ),  # three more writers; most of it half said, or within a long note
    ],
)
def test_of_people_it_never_learned_from_half_and_more_are_noticed(
    name: str, recall: float, false_cards: float
) -> None:
    """They wrote when the weights had been found, and are no part of what is learned."""
    found, wrong = _shares(name)

    assert found >= recall
    assert wrong <= false_cards


def test_ordinary_notes_seldom_bring_it() -> None:
    assert _shares("support_plain")[1] <= 0.03


@pytest.mark.parametrize("text", OUTRIGHT)
def test_what_is_said_outright_brings_the_card_without_asking(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support_sense, "embed", lambda texts: pytest.fail("the model was asked"))

    assert asks_for_support(text)


@pytest.mark.parametrize("is_there", [True, False])
def test_the_pinned_sentences_hold_with_the_model_and_without(
    is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_there:
        monkeypatch.setattr(support_sense, "is_available", lambda: False)

    wrong = [
        row["text"]
        for row in labelled("support_pinned")
        if asks_for_support(row["text"]) != row["gold"]["support"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    ["I don't want to die, I want a nap", "asked do I want to die. I said no", "do I want to die? No."],
)
def test_what_is_denied_is_not_said_outright(text: str) -> None:
    assert not is_said_outright(text)


def test_the_model_is_asked_about_fewer_than_half_of_ordinary_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(support_sense, "_meaning_weighs", lambda texts: asked.append(texts[0]) or [])
    notes = [row["text"] for name in ("feelings", "symptoms", "when") for row in labelled(name)]
    for note in notes:
        asks_for_support(note)

    assert 0 < len(asked) < len(notes) / 2.5


def test_a_plain_note_loads_nothing_heavy() -> None:
    code = "import sys; from meantime.language.support_sense import asks_for_support; "
    code += "asks_for_support('took the bins out, felt anxious before the meeting with my boss'); "
    code += "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


def test_a_runtime_that_goes_missing_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(texts: object) -> None:
        raise MeaningMissing("gone")

    monkeypatch.setattr(support_sense, "embed", missing)
    for row in labelled("support_people")[:40]:
        assert asks_for_support(row["text"]) == has_support_words(row["text"])


def test_a_second_opinion_brings_the_card_or_takes_it_away() -> None:
    rows = [row["text"] for name in ("support_people_nine", "support") for row in labelled(name)]
    comes = next(one for one in rows if not has_support_words(one) and asks_for_support(one))
    goes = next(one for one in rows if has_support_words(one) and not asks_for_support(one))
    for text, wanted in ((comes, True), (goes, False)):
        reading = with_second_opinion(
            read(text, now=datetime.fromisoformat("2026-11-25T12:00:00+00:00"), tz="UTC")
        )
        assert reading.support is wanted
        assert reading.specificity.ask is None


def test_the_weights_say_where_they_come_from() -> None:
    text = (CONTENT / "support_sense.toml").read_text("utf-8")

    assert "source = " in text
    assert "licence = " in text
