"""Thinking-trap hints: at most three, often none, never on plain feelings, each with the person's words."""

import json
import tomllib
from pathlib import Path

import pytest

from meantime.content import loader
from meantime.language.traps import find_traps, trap_question
from tests.language.timing import quickest_of_three

DATA = Path(__file__).parent / "data"
SLUGS = {
    "all_or_nothing", "overgeneralising", "mental_filter", "discounting", "mind_reading", "fortune_telling",
    "catastrophising", "magnify_minimise", "emotional_reasoning", "should", "labelling", "self_blame", "other_blame",
    "comparing", "control", "fairness", "regret", "what_if",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trap", "because"),
    [
        ("I'm such an idiot", "labelling", "I'm such an idiot"),
        ("what if she finds out", "what_if", "what if"),
        ("It’s all my fault that they argue", "self_blame", "all my fault"),
        ("nobody will ever love me", "fortune_telling", "nobody will ever love"),
        ("She hates me", "mind_reading", "She hates me"),
    ],
)
def test_a_hint_names_a_trap_and_the_words_it_came_from(text: str, trap: str, because: str) -> None:
    first = find_traps(text)[0]

    assert (first.trap, first.because) == (trap, because)


@pytest.mark.parametrize(
    "text",
    [
        "I'm proud of myself",
        "I feel sad that my friend moved away",
        "the train was late",
        "",
        "😭",
        "me siento mal",
    ],
)
def test_good_plain_and_foreign_thoughts_get_no_hint(text: str) -> None:
    assert find_traps(text) == ()


def test_there_are_at_most_three_hints() -> None:
    text = "It's all my fault, I'm a failure, everyone hates me, my life is ruined and what if it never gets better"

    assert len(find_traps(text)) == 3


def test_every_trap_has_a_label_a_line_and_a_question() -> None:
    data = tomllib.loads((Path(loader.__file__).parent / "words/en/traps.toml").read_text("utf-8"))

    assert {row["slug"] for row in data["trap"]} == SLUGS
    assert trap_question("self_blame") == (
        "Some people would call this “All my fault”: Taking blame for things you don't control. Does it fit?"
    )
    assert all(trap_question(slug).count("?") == 1 for slug in SLUGS)


@pytest.mark.parametrize("name", ["traps", "traps_apart"])
def test_the_labelled_thoughts_hold_their_figures(name: str) -> None:
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    distorted = [(find_traps(row["text"]), row["gold"]["traps"]) for row in rows if row["gold"]["traps"]]
    plain = [find_traps(row["text"]) for row in rows if not row["gold"]["traps"]]
    first = [hints[0].trap in gold for hints, gold in distorted if hints]
    any_of_three = [any(hint.trap in gold for hint in hints) for hints, gold in distorted]

    assert len(first) / len(distorted) >= 0.4
    assert sum(first) / len(first) >= 0.6
    assert sum(any_of_three) / len(any_of_three) >= 0.77
    assert sum(bool(hints) for hints in plain) / len(plain) <= 0.12


def test_the_words_of_a_hint_stand_in_the_text() -> None:
    rows = [json.loads(line) for line in (DATA / "traps.jsonl").read_text("utf-8").splitlines()]
    hints = [(row["text"], hint.because) for row in rows for hint in find_traps(row["text"])]

    assert len(hints) > 80
    assert [pair for pair in hints if pair[1] not in pair[0]] == []


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "i always never " * 4_000, "\ud800 x"]
)
def test_hostile_text_is_answered_soon(text: str) -> None:
    find_traps("warm")

    assert quickest_of_three(lambda: find_traps(text)) < 0.5
