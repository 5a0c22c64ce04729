"""A closer look after one note: what the model sees, and the words alone where it is missing."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from meantime.language import sight as sights
from meantime.language import support_sense
from meantime.language.read import read, read_words, with_second_opinion
from meantime.language.sight import look
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


def _asks(text: str) -> bool:
    return asks_for_support(text, look(text))


def _shares(name: str) -> tuple[float, float]:
    """Of the sentences of a file: of those that mean it and of the others, how many bring the card."""
    rows = labelled(name)
    meant = [_asks(row["text"]) for row in rows if row["gold"]["support"]]
    other = [_asks(row["text"]) for row in rows if not row["gold"]["support"]]
    return sum(meant) / max(len(meant), 1), sum(other) / max(len(other), 1)


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support_people", 0.95, 0.04),
        ("support_people_two", 0.95, 0.08),
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
        ("support_people_fourteen", 0.92, 0.03),
        ("support_people_sixteen", 0.92, 0.03),
        ("support", 0.97, 0.05),
        ("support_oblique", 0.98, 0.06),
    ],
)
def test_the_weights_hold_what_they_learned_from(name: str, recall: float, false_cards: float) -> None:
    """No promise for others: of those, six to nine in ten are noticed (below)."""
    found, wrong = _shares(name)

    assert found >= recall
    assert wrong <= false_cards


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support_fresh", 0.83, 0.09),
        ("support_apart", 0.9, 0.08),
        ("support_oblique_apart", 0.9, 0.05),
        ("support_hinted_apart", 0.52, 0.06),  # most of it half said, or within a long note
        ("support_ordinary_apart", 0.8, 0.08),
        ("support_people_fifteen_apart", 0.68, 0.07),  # two in three of it only hinted at
    ],
)
def test_of_people_it_never_learned_from_most_are_noticed(
    name: str, recall: float, false_cards: float
) -> None:
    """The model learned from none of them; its level was set by all but the last two."""
    found, wrong = _shares(name)

    assert found >= recall
    assert wrong <= false_cards


def test_ordinary_notes_seldom_bring_it() -> None:
    assert _shares("support_plain")[1] <= 0.03


@pytest.mark.parametrize("name", ["notes_marked_apart", "implied_people_apart", "implied_people_two_apart"])
def test_oddly_told_notes_seldom_bring_it(name: str) -> None:
    """Of people it never learned from; a note that asks for support all the same, or might, says so."""
    texts = [row["text"] for row in labelled(name) if "support" not in row]

    assert len(texts) > 130
    assert sum(map(_asks, texts)) <= 0.025 * len(texts)


@pytest.mark.parametrize("text", OUTRIGHT)
def test_what_is_said_outright_brings_the_card_whatever_the_model_sees(text: str) -> None:
    seen = look("made soup for the week")

    assert seen is not None
    assert seen.support < 0
    assert asks_for_support(text, seen)


@pytest.mark.parametrize("is_there", [True, False])
def test_the_pinned_sentences_hold_with_the_model_and_without(
    is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_there:
        monkeypatch.setattr(sights, "has_runtime", lambda: False)

    wrong = [
        row["text"] for row in labelled("support_pinned") if _asks(row["text"]) != row["gold"]["support"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    ["I don't want to die, I want a nap", "asked do I want to die. I said no", "do I want to die? No."],
)
def test_what_is_denied_is_not_said_outright(text: str) -> None:
    assert not is_said_outright(text)


def test_the_words_alone_load_nothing_heavy() -> None:
    code = "import sys; from meantime.language.support_sense import asks_for_support; "
    code += "asks_for_support('took the bins out, felt anxious before the meeting with my boss', None); "
    code += "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


def test_where_the_model_is_missing_the_words_answer() -> None:
    for row in labelled("support_people")[:40]:
        assert asks_for_support(row["text"], None) == has_support_words(row["text"])


def test_what_is_meant_is_seen_anywhere_in_a_long_note() -> None:
    """In a note of many windows the surest of them counts."""
    plain = "Went to the shop and made soup for the week. Rain all day, then the match on the radio. " * 9
    alone = look(plain)
    assert alone is not None
    for n in range(0, len(plain) - 180, 180):
        at = plain.index("Went", n)
        seen = look(f"{plain[:at]}I wish I could go to sleep tonight and never wake up. {plain[at:]}")
        assert seen is not None
        assert seen.support > alone.support + 3


def test_a_second_opinion_brings_the_card_or_takes_it_away() -> None:
    rows = [row["text"] for name in ("support_people_nine", "support") for row in labelled(name)]
    comes = next(one for one in rows if not has_support_words(one) and _asks(one))
    goes = next(one for one in rows if has_support_words(one) and not _asks(one))
    for text, wanted in ((comes, True), (goes, False)):
        now = datetime.fromisoformat("2026-11-25T12:00:00+00:00")
        by_words = read_words(text, now=now, tz="UTC")
        assert by_words.support is not wanted
        for reading in (with_second_opinion(by_words), read(text, now=now, tz="UTC")):
            assert reading.support is wanted
            assert not wanted or reading.specificity.ask is None


def test_the_weights_say_where_they_come_from() -> None:
    text = (CONTENT / "support_sense.toml").read_text("utf-8")

    assert "source = " in text
    assert "licence = " in text


@pytest.mark.parametrize(
    "text", ["i want to die", "I want to kill myself, there is no point any more", *OUTRIGHT]
)
def test_all_that_only_the_model_reads_is_quiet_beside_it(text: str) -> None:
    now = datetime.fromisoformat("2026-11-20T20:00:00+00:00")
    found = read(text, now=now, tz="UTC")

    assert found.support
    assert (found.triggers, found.specificity.ask) == ((), None)
    assert found.emotions == read_words(text, now=now, tz="UTC").emotions
