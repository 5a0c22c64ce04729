"""`meantime today` on a plain file: which days it shows, and where the notes are when there is none in the span."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def older(tmp_path: Path) -> str:
    """Three notes of the turn of a year, the newest by a summer clock of another zone."""
    head = {"format": "meantime-journal", "version": 1, "name": "Kim", "tz": "Europe/London"}
    days = ("2019-12-30T08:00:00+00:00", "2020-01-02T09:00:00+00:00", "2020-06-30T23:30:00+00:00")
    notes = [
        {
            "kind": "note",
            "id": f"00000000-0000-4000-8000-00000000000{n}",
            "at": at,
            "tz": "Europe/London",
            "text": at,
        }
        for n, at in enumerate(days)
    ]
    file = tmp_path / "older.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in [head, *notes]), encoding="utf-8")
    return str(file)


def test_older_notes_are_counted_with_the_way_to_look_from_the_newest(terminal: Terminal, older: str) -> None:
    said = terminal.run("today", "--journal", older)

    assert (said.code, said.err) == (
        0,
        '3 notes are older. To look from the newest: --now "2020-07-01 00:30"\n',
    )
    assert said.text.rstrip().endswith("· 0 notes")
    there = terminal.run("today", "--journal", older, "--now", "2020-07-01 00:30")
    assert (there.text.rstrip().endswith("2020-06-30T23:30:00+00:00"), there.err) == (True, "")


def test_json_is_the_same_with_the_words_beside_it(terminal: Terminal, older: str) -> None:
    said = terminal.run("today", "--journal", older, "--json", "--now", "2020-03-01 12:00")

    assert said.json["notes"] == []
    assert said.err.startswith("2 notes are older.")


def test_without_older_notes_nothing_more_is_said(terminal: Terminal, older: str) -> None:
    said = terminal.run("today", "--journal", older, "--now", "2019-06-01 12:00")

    assert (said.text, said.err) == ("Since Sat 18 May · 0 notes\n", "")


def test_a_day_of_another_year_has_its_year(terminal: Terminal, older: str) -> None:
    lines = terminal.run("today", "--journal", older, "--now", "2020-01-03 12:00").text.splitlines()

    assert lines[0] == "Since Fri 20 Dec 2019 · 2 notes"
    assert [line for line in lines if line.startswith(("Mon", "Thu"))] == ["Thu 2 Jan", "Mon 30 Dec 2019"]
