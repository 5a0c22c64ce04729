"""`meantime score`: sums and published bands at the terminal."""

from __future__ import annotations

import json

import pytest

from tests.cli.terminal import Terminal


def score(terminal: Terminal, words: str) -> object:
    said = terminal.run("score", *words.split(), "--json")
    assert said.code == 0, said.err
    return {key: said.json[key] for key in ("measure", "total", "band", "change_needed")}


def test_answers_come_out_as_the_published_total_and_band(terminal: Terminal) -> None:
    assert score(terminal, "phq-9 1 2 2 1 0 2 1 0 0") == {
        "measure": "phq-9",
        "total": 9,
        "band": "mild",
        "change_needed": 6,
    }
    assert score(terminal, "AUDIT-C 2 1 1") == {
        "measure": "audit-c",
        "total": 4,
        "band": None,
        "change_needed": None,
    }
    assert score(terminal, "phq9 2 2 2 2 1 1 1 1 -")["total"] == 14  # type: ignore[index]


def test_the_page_says_the_band_the_points_and_that_a_form_cannot_diagnose(terminal: Terminal) -> None:
    said = terminal.run("score", *["gad-7", "2", "2", "2", "1", "1", "1", "-"])

    assert said.text.splitlines() == [
        "GAD-7: moderate, 11 (from 0 to 21, lower is better)",  # 9 of 6 answers: 10.5
        "Ordinary ups and downs are up to 3 or 4 points.",
    ]
    assert said.err.splitlines() == [
        "1 question has no answer. The total is worked out from the others.",
        "This form can't diagnose. Your score can change for many reasons. Talk it over with your therapist.",
    ]


def test_an_answer_worth_talking_about_names_support_and_no_level(terminal: Terminal) -> None:
    said = terminal.run("score", *["phq-9", "0", "0", "0", "0", "0", "0", "0", "0", "1"])

    assert said.text.startswith("PHQ-9: minimal, 1 ")
    assert "worth talking about with your therapist. It does not predict anything." in said.err
    assert "This app is not monitored." in said.err
    assert not any(word in (said.text + said.err).lower() for word in ("risk", "suicid", "severe"))


def test_without_a_name_the_questionnaires_are_listed(terminal: Terminal) -> None:
    said, as_json = terminal.run("score"), terminal.run("score", "--list", "--json")

    assert [line.split()[0] for line in said.text.splitlines()] == [
        "phq-4", "phq-9", "gad-7", "phq-8", "phq-2", "gad-2", "k6", "k10", "audit-c", "who-5", "pcl-5",
    ]  # fmt: skip
    assert as_json.json[0]["range"] == [0, 12]
    assert all(form["licence"] and form["attribution"] for form in as_json.json)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("nope 1 2", 2, "There is no questionnaire with this name."),
        ("phq-9", 2, "Give the answers after the name"),
        ("phq-9 1 2", 1, "PHQ-9 has 9 questions, and there are 2 answers."),
        ("phq-9 0 0 0 0 0 0 0 0 4", 1, "answer 9: The form does not offer this answer. Use 0, 1, 2 or 3."),
        ("phq-9 0 0 canary 0 0 0 0 0 0", 1, "answer 3: The form does not offer this answer."),
    ],
)
def test_what_cannot_be_scored_is_said_plainly(terminal: Terminal, words: str, code: int, says: str) -> None:
    said = terminal.run("score", *words.split(), "--json")

    assert (said.code, said.text) == (code, "")
    assert says in said.err
    assert "canary" not in said.err


def test_a_pack_in_the_data_folder_is_used_and_a_bad_one_is_named(terminal: Terminal) -> None:
    folder = terminal.home / "measures"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(MINE)
    (folder / "bare.toml").write_text('id = "bare"')

    listed, looked = terminal.run("score"), terminal.run("doctor")

    assert score(terminal, "mine 1 0") == {"measure": "mine", "total": 1, "band": None, "change_needed": None}
    assert listed.text.splitlines()[-1].split() == [
        "mine",
        "Mine",
        "Walking",
        "2",
        "questions,",
        "0",
        "to",
        "2",
    ]
    for said in (listed.err, looked.text + looked.err):
        assert "bare.toml: The file does not say its licence, so the questionnaire is not used." in said


def test_patterns_tell_what_the_questionnaires_say_last(terminal: Terminal) -> None:
    header = '{"format": "meantime-journal", "version": 1, "name": "", "tz": "Europe/London"}'
    totals = {"2026-10-01": [2] * 8 + [0], "2026-10-20": [1] * 8 + [0], "2026-11-10": [1] * 9}
    forms = [
        {"kind": "measure", "id": day, "at": f"{day}T20:00:00+00:00", "measure": "phq-9", "answers": answers}
        for day, answers in totals.items()
    ]
    lines = [header, *map(json.dumps, forms)]
    (terminal.cwd / "j.jsonl").write_text("\n".join(lines) + "\n")

    (found,) = terminal.run("patterns", "--journal", "j.jsonl", "--json").json["patterns"]

    assert found.pop("sentence") == (
        "PHQ-9: Your last two forms are both lower than the start (16 points), by more than ordinary ups and downs."
    )
    assert found == {
        "kind": "measure",
        "if": "PHQ-9",
        "then": "lower",
        "tier": "clear",
        "effect": -7,
        "interval": [-13, -1],
        "counts": {"with": 2, "without": 1},
        "notes": ["2026-10-20", "2026-11-10"],
    }


MINE = """
source = "own"
licence = "CC0-1.0"
attribution = "A keeper"
id = "mine"
version = "1"
language = "en"
title = "Mine"
subject = "Walking"
about = "Two questions about walking."
instruction = "Yesterday:"
recall = "yesterday"
recall_days = 1
better = "higher"
caution = "This is no test."
option = [{ value = 0, text = "No" }, { value = 1, text = "Yes" }]
item = [{ text = "Did you walk?" }, { text = "Was it good?" }]
"""
