"""The second opinion on support words: more is noticed of people who say it otherwise, little of ordinary notes."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from meantime.language import support_sense
from meantime.language.read import read, with_second_opinion
from meantime.language.support_sense import asks_for_support, signs_of, stretches_of, weight_of_words
from meantime.language.support_words import has_support_words
from tests.language.scoring_parts import labelled
from tests.language.work import calls_made

CONTENT = Path(support_sense.__file__).parents[1] / "content" / "words" / "en"


def _shares(name: str) -> tuple[float, float]:
    """Of the sentences of a file: of those that mean it and of the others, how many bring the card."""
    rows = labelled(name)
    meant = [asks_for_support(row["text"]) for row in rows if row["gold"]["support"]]
    other = [asks_for_support(row["text"]) for row in rows if not row["gold"]["support"]]
    return sum(meant) / max(len(meant), 1), sum(other) / max(len(other), 1)


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support_people", 0.85, 0.03),
        ("support_people_two", 0.7, 0.03),
        ("support_people_three", 0.85, 0.05),
        ("support_people_four", 0.85, 0.05),
        ("support_turns", 0.9, 0.02),
        ("support_apart", 0.95, 0.06),
        ("support_fresh", 0.85, 0.08),
        ("support_plain", 0.0, 0.03),
    ],
)
def test_the_labelled_sentences_hold_their_recall(name: str, recall: float, false_cards: float) -> None:
    found, wrong = _shares(name)

    assert found >= recall
    assert wrong <= false_cards


def test_what_the_words_notice_stays_noticed() -> None:
    texts = [row["text"] for row in labelled("support_people") if has_support_words(row["text"])]

    assert len(texts) > 40
    assert all(asks_for_support(text) for text in texts)


def test_the_model_is_asked_about_few_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        support_sense, "_meant", lambda texts: asked.append(texts[0]) or [-9_999] * len(texts)
    )
    notes = [row["text"] for name in ("feelings", "symptoms", "when") for row in labelled(name)]
    for note in notes:
        asks_for_support(note)

    assert 0 < len(asked) < len(notes) / 6


def test_a_plain_note_loads_nothing_heavy() -> None:
    code = "import sys; from meantime.language.support_sense import asks_for_support; "
    code += "asks_for_support('took the bins out, felt anxious before the meeting with my boss'); "
    code += "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


def test_without_the_model_the_words_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_sense, "is_available", lambda: False)
    monkeypatch.setattr(support_sense, "_meant", lambda texts: pytest.fail("the model was asked"))
    rows = [row for row in labelled("support_voices") if row["gold"]["support"]]

    found = sum(asks_for_support(row["text"]) for row in rows)

    assert found > sum(has_support_words(row["text"]) for row in rows)


def test_a_sentence_that_denies_it_or_tells_of_long_ago_is_not_weighed() -> None:
    assert stretches_of("I have no thoughts of harming myself. The bus was late.") == ["The bus was late."]
    assert stretches_of("Years ago I kept a rope in the loft.") == []
    assert stretches_of("Years ago I kept a rope in the loft, and tonight I went up to look.") != []


def test_a_long_note_is_weighed_three_sentences_at_a_time() -> None:
    assert stretches_of("One. Two. Three. Four.") == ["One. Two. Three.", "Two. Three. Four."]


def test_words_of_one_family_are_one_sign() -> None:
    assert "<pills>" in signs_of("I counted the tablets") & signs_of("I counted the paracetamol")


def test_a_second_opinion_brings_the_card_and_takes_the_question_back() -> None:
    rows = [row["text"] for row in labelled("support_people") if row["gold"]["support"]]
    text = next(one for one in rows if not has_support_words(one) and asks_for_support(one))
    reading = read(text, now=datetime.fromisoformat("2026-11-25T12:00:00+00:00"), tz="UTC")

    assert not reading.support
    assert with_second_opinion(reading).support
    assert with_second_opinion(reading).specificity.ask is None


def test_the_weights_say_where_they_come_from() -> None:
    text = (CONTENT / "support_sense.toml").read_text("utf-8")

    assert "source = " in text
    assert "licence = " in text


@pytest.mark.parametrize(
    "text", ["", "." * 50_000, "a" * 50_000, "I . " * 12_000, "my end is. " * 5_000, "\ud800", "\x00"]
)
def test_hostile_text_is_bounded_work(text: str) -> None:
    def weigh() -> None:
        for stretch in stretches_of(text):
            weight_of_words(stretch)

    assert calls_made(weigh) < 300_000
