"""Thinking-trap hints: at most three, often none, never on plain feelings, each with the person's words."""

import json
import os
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from meantime.content import loader
from meantime.language import meaning, traps
from meantime.language.cues import cue_file
from meantime.language.trap_head import NONE, trap_names, trap_odds, weight_file
from meantime.language.trap_silence import askable, tells_of_harm
from meantime.language.traps import find_traps, trap_question
from tests.language.work import calls_made

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


@pytest.mark.parametrize("name", ["traps", "traps_apart", "traps_people"])
def test_the_labelled_thoughts_hold_their_figures(name: str) -> None:
    first, offered, any_of_three, false_offers = figures(name)

    assert offered >= 0.4
    assert first >= 0.6
    assert any_of_three >= 0.74
    assert false_offers <= 0.12


def test_harm_loss_hard_facts_and_fair_thoughts_are_left_in_silence() -> None:
    assert [row["text"] for row in _rows("traps_silence", trapped=False) if find_traps(row["text"])] == []


def test_thoughts_that_sound_alike_are_still_asked_about() -> None:
    asked = [(row["text"], row["gold"]["traps"]) for row in _rows("traps_silence", trapped=True)]

    assert len(asked) > 70
    assert [text for text, gold in asked if gold[0] not in {hint.trap for hint in find_traps(text)}] == []


def test_without_the_sentence_model_only_a_few_plain_habits_are_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(traps, "is_available", lambda: False)

    rows = _rows("traps_silence", trapped=False)
    asked = [row["text"] for row in rows if find_traps(row["text"])]

    assert len(rows) > 220
    assert len(asked) <= 6
    assert [text for text in asked if tells_of_harm(text)] == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I'm an idiot. He hit me again last night.", ""),
        ("My dad died in May. I'm a failure.", ""),
        ("My mum has dementia. I'm a failure.", "I'm a failure."),
        ("The doctor said it is cancer. I never do anything right.", "I never do anything right."),
        ("I ruin everything. This feeling will pass.", "I ruin everything."),
        ("It's my fault they argue.", "It's my fault they argue."),
        ("It is not my fault they argue.", ""),
        ("What if the lump is cancer", "What if the lump is cancer"),
        ("It hit me that I'm a failure", "It hit me that I'm a failure"),
        ("She beats me at everything", "She beats me at everything"),
        ("She beats me when I'm late", ""),
        ("My boss attacked my report", "My boss attacked my report"),
        ("A man attacked my sister", ""),
        ("I'm scared of him leaving me", "I'm scared of him leaving me"),
        ("I'm scared of him when he drinks", ""),
    ],
)
def test_harm_and_loss_silence_all_and_facts_and_fair_thoughts_their_sentence(text: str, asked: str) -> None:
    assert askable(text) == asked


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("He raped me and it was my fault", True),
        ("My husband calls me stupid", True),
        ("I had a miscarriage", True),
        ("My mum has dementia", False),
        ("This feeling will pass", False),
        ("I'm an idiot", False),
    ],
)
def test_harm_and_loss_are_told_apart_from_other_silence(text: str, harm: bool) -> None:
    assert tells_of_harm(text) is harm


@pytest.mark.parametrize(
    ("text", "trap", "not_beside"),
    [
        ("They are laughing at me behind my back", "mind_reading", "comparing"),
        ("she must be angry with me", "mind_reading", "should"),
        ("My chest hurts so I'm about to have a heart attack", "catastrophising", "should"),
    ],
)
def test_a_hint_comes_without_a_weak_one_beside_it(text: str, trap: str, not_beside: str) -> None:
    hints = [hint.trap for hint in find_traps(text)]

    assert hints[0] == trap
    assert not_beside not in hints


def test_words_of_a_hint_stand_in_the_text_when_a_sentence_between_is_left_out() -> None:
    text = "I'm an idiot. My mum has dementia. She hates me."

    hints = find_traps(text)

    assert {"labelling", "mind_reading"} <= {hint.trap for hint in hints}
    assert [hint.because for hint in hints if hint.because not in text] == []


def test_thoughts_of_people_nobody_tuned_on_hold_their_floor() -> None:
    """Once, with a lower level: first .77, one of three .87, false offers .27. The level was raised for the last."""
    first, _, any_of_three, false_offers = figures("traps_people_apart")

    assert first >= 0.6
    assert any_of_three >= 0.7
    assert false_offers <= 0.15


def test_thoughts_of_ten_others_hold_their_floor() -> None:
    """Another writer, nothing tuned on it: first .95, one of three .89, one false offer in fifteen."""
    first, _, any_of_three, false_offers = figures("traps_ten_people_apart")

    assert first >= 0.8
    assert any_of_three >= 0.85
    assert false_offers <= 0.07


@pytest.mark.parametrize(("name", "least"), [("traps", 0.77), ("traps_apart", 0.77), ("traps_people", 0.38)])
def test_without_the_sentence_model_the_rules_speak_alone(
    name: str, least: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traps, "is_available", lambda: False)

    first, _, any_of_three, false_offers = figures(name)

    assert first >= 0.6
    assert any_of_three >= least
    assert false_offers <= 0.12


def test_a_runtime_that_goes_missing_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> None:
        raise meaning.MeaningMissing

    monkeypatch.setattr("meantime.language.trap_head.trap_odds", missing)

    assert [hint.trap for hint in find_traps("I'm such an idiot")] == ["labelling"]
    assert find_traps("Other people's gardens have roses in, mine has a fridge") == ()


def test_a_hint_of_the_model_says_the_sentence_it_came_from() -> None:
    first = find_traps("Dropped the spanner off the roof this morning. Prize wally, that's me.")[0]

    assert (first.trap, first.because) == ("labelling", "Prize wally, that's me")


@pytest.mark.parametrize(
    "text", ["It's all my fault and I want to die", "they would be better off without me"]
)
def test_nothing_is_offered_beside_support_words(text: str) -> None:
    assert find_traps(text) == ()


def test_a_quick_note_loads_no_head() -> None:
    code = (
        "import sys; from datetime import datetime, timezone; from meantime.language.read import read;"
        "read('I ruin everything', now=datetime.now(timezone.utc), tz='UTC');"
        "print({'meantime.language.traps', 'meantime.language.trap_head'} & set(sys.modules))"
    )

    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "set()"


def test_every_trap_has_many_seeds_and_the_head_was_fitted_on_them() -> None:
    """When this fails: `python -m bench.trap_head`."""
    data = (Path(loader.__file__).parent / "words/en/trap_seeds.toml").read_bytes()
    seeds = tomllib.loads(data.decode())["seeds"]

    assert set(seeds) == {*SLUGS, NONE}
    assert set(trap_names()) == SLUGS
    assert min(len(lines) for lines in seeds.values()) >= 15
    assert cue_file("trap_head")["seeds"] == sha256(data).hexdigest()
    assert len(weight_file().read_bytes()) == (384 + len(cue_file("trap_head")["runs"])) * 19


def test_the_head_gives_odds_for_each_trap_of_each_sentence() -> None:
    odds = trap_odds(["what if the car breaks down and nobody stops", "Dentist at nine."])

    assert odds.shape == (2, 18)
    assert trap_names()[int(odds[0].argmax())] == "what_if"
    assert odds[1].max() < 0


def _rows(name: str, *, trapped: bool) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if bool(row["gold"]["traps"]) is trapped]


def figures(name: str) -> tuple[float, float, float, float]:
    """Of a file: how often the first fits, something is offered, one of three fits; and false offers."""
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    distorted = [(find_traps(row["text"]), row["gold"]["traps"]) for row in rows if row["gold"]["traps"]]
    plain = [bool(find_traps(row["text"])) for row in rows if not row["gold"]["traps"]]
    first = [hints[0].trap in gold for hints, gold in distorted if hints]
    any_of_three = [any(hint.trap in gold for hint in hints) for hints, gold in distorted]
    return (
        sum(first) / len(first),
        len(first) / len(distorted),
        sum(any_of_three) / len(distorted),
        sum(plain) / len(plain),
    )


def test_the_words_of_a_hint_stand_in_the_text() -> None:
    rows = [json.loads(line) for line in (DATA / "traps.jsonl").read_text("utf-8").splitlines()]
    hints = [(row["text"], hint.because) for row in rows for hint in find_traps(row["text"])]

    assert len(hints) > 80
    assert [pair for pair in hints if pair[1] not in pair[0]] == []


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "i always never " * 4_000, "\ud800 x"]
)
def test_hostile_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: find_traps(text)) < 600_000
