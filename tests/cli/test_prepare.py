"""`meantime prepare` and `meantime agenda`, on a plain file and on the sealed journal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import SAM, Terminal

LAST = "00000000-0000-4000-8000-000000000001"
NEXT = "00000000-0000-4000-8000-000000000002"
NOTE = "00000000-0000-4000-8000-000000000003"
RECORDS = [
    {"format": "meantime-journal", "version": 1, "name": "Kim", "tz": "Europe/London"},
    {"kind": "therapy_session", "id": LAST, "at": "2026-11-12T16:00:00+00:00"},
    {"kind": "therapy_session", "id": NEXT, "at": "2026-11-19T16:00:00+00:00"},
    {
        "kind": "note",
        "id": NOTE,
        "at": "2026-11-14T08:00:00+00:00",
        "text": "Shut down in a meeting",
        "emotions": [{"name": "anxious", "intensity": 9}],
    },
    {"kind": "topic", "id": NOTE[:-1] + "4", "text": "Parked before", "session": LAST, "state": "parked"},
    {"kind": "topic", "id": NOTE[:-1] + "5", "text": "Saying no", "session": NEXT, "opening": "On Monday …"},
    {"kind": "question", "id": NOTE[:-1] + "6", "text": "How long does it take?"},
]


@pytest.fixture
def week(tmp_path: Path) -> str:
    """One hard note between two sessions, on no topic."""
    file = tmp_path / "week.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in RECORDS))
    return str(file)


def test_prepare_shows_topics_with_their_reason_private_questions_and_what_waits(
    terminal: Terminal, week: str
) -> None:
    said = terminal.run("prepare", "--journal", week, "--json")

    assert said.code == 0
    assert said.json["for"] == NEXT
    assert said.json["topics"] == [
        {
            "text": "Shut down in a meeting",
            "kind": "heavy",
            "reason": "On Sat 14 Nov you felt anxious, 9 of 10.",
            "notes": [NOTE],
        }
    ]
    assert [gap["key"] for gap in said.json["gaps"]] == [f"heavy:{NOTE}", "not_ready"]
    assert [one["text"] for one in said.json["questions"]] == ["How long does it take?"]


def test_prepare_reads_as_calm_text(terminal: Terminal, week: str) -> None:
    said = terminal.run("prepare", "--journal", week)

    assert "  · Shut down in a meeting\n    On Sat 14 Nov you felt anxious, 9 of 10.\n" in said.text
    assert "Only for you, each asked once" in said.text
    assert "Questions that wait\n  · How long does it take?" in said.text


def test_nothing_of_prepare_is_in_the_brief(terminal: Terminal) -> None:
    before = terminal.run("brief", "--journal", str(SAM), "--json").json
    asked = terminal.run("prepare", "--journal", str(SAM), "--json").json

    assert terminal.run("brief", "--journal", str(SAM), "--json").json == before
    assert all(gap["asks"] not in json.dumps(before) for gap in asked["gaps"])


def test_agenda_prints_the_topics_of_the_session_one_below_the_other(terminal: Terminal, week: str) -> None:
    said = terminal.run("agenda", "--journal", week)

    assert said.text == "Topic 1 of 1\n\nSaying no\n\n“On Monday …”\n\n"
    assert terminal.run("agenda", "--journal", week, "--for", LAST, "--json").json[0]["state"] == "parked"


def test_an_unknown_session_is_said_plainly(terminal: Terminal, week: str) -> None:
    said = terminal.run("agenda", "--journal", week, "--for", NOTE)

    assert said.code == 1
    assert "There is no session with this id" in said.err


def test_the_sealed_journal_is_prepared_too(at_home: Terminal) -> None:
    assert at_home.run("prepare", "--json").json["gaps"][0]["key"] == "not_ready"
    assert at_home.run("agenda", "--json").json == []
