"""`meantime import`: into the sealed store or a plain file, twice adds nothing, a bad line stops everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import SAM, Terminal

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-11-16,16 November,Monday,08:10,bad,work | train,,Felt anxious before work
2026-07-17,17 July,Friday,20:00,wobbly,,A title,Then calmer
2026-11-18,18 November,Wednesday,teatime,good,,,A time in words
"""
WITHOUT_TROUBLE = "".join(line for line in DAYLIO.splitlines(keepends=True) if "teatime" not in line)


@pytest.fixture
def daylio(terminal: Terminal) -> Path:
    path = terminal.cwd / "daylio.csv"
    path.write_text(DAYLIO)
    return path


def test_notes_from_another_app_are_in_the_journal(at_home: Terminal, daylio: Path) -> None:
    said = at_home.run("import", "daylio", "daylio.csv", "--json")
    notes = [json.loads(line) for line in at_home.run("export").text.splitlines()[1:]]
    assert said.code == 0
    assert [(problem["line"], problem["where"]) for problem in said.json["problems"]] == [(4, "line 4")]
    assert [said.json[name] for name in ("source", "read", "new", "already_here")] == ["daylio", 3, 2, 0]
    assert {note["at"] for note in notes} == {"2026-11-16T08:10:00+00:00", "2026-07-17T20:00:00+01:00"}
    assert "daylio.csv:4: " in said.err
    assert "teatime" not in said.err


def test_a_second_time_adds_nothing(at_home: Terminal, daylio: Path) -> None:
    at_home.run("import", "daylio", "daylio.csv")
    again = at_home.run("import", "daylio", "daylio.csv", "--json").json
    assert (again["new"], again["already_here"]) == (0, 2)


def test_a_look_writes_nothing_and_needs_no_passphrase(at_home: Terminal, daylio: Path) -> None:
    said = at_home.run("import", "daylio", "daylio.csv", "--dry-run", "--json", passphrase=None)
    assert (said.code, said.json["new"]) == (0, 2)
    assert len(at_home.run("export").text.splitlines()) == 1


def test_a_look_knows_what_is_here_already(at_home: Terminal, daylio: Path) -> None:
    at_home.run("import", "daylio", "daylio.csv")
    said = at_home.run("import", "daylio", "daylio.csv", "--dry-run", "--json", passphrase=None).json
    assert (said["new"], said["already_here"]) == (0, 2)


def test_a_look_works_without_a_journal(terminal: Terminal, daylio: Path) -> None:
    assert terminal.run("import", "daylio", "daylio.csv", "--dry-run", "--json").json["new"] == 2


def test_an_open_question_is_asked_and_its_answer_taken(terminal: Terminal, daylio: Path) -> None:
    asked = terminal.run("import", "daylio", "daylio.csv", "--dry-run", "--json").json["questions"]
    terminal.run("import", "daylio", "daylio.csv", "--to", "mine.jsonl", "--answer", "mood:wobbly=4")
    notes = [json.loads(line) for line in (terminal.cwd / "mine.jsonl").read_text().splitlines()[1:]]
    assert [(question["key"], question["default"]) for question in asked] == [("mood:wobbly", "")]
    assert [note["mood"] for note in notes if note["mood"]["name"] == "wobbly"] == [
        {"name": "wobbly", "group": 4}
    ]


def test_a_plain_file_is_written_for_its_owner_without_any_journal(terminal: Terminal, daylio: Path) -> None:
    said = terminal.run("import", "daylio", "daylio.csv", "--to", "mine.jsonl", "--tz", "America/New_York")
    path = terminal.cwd / "mine.jsonl"
    header, first, _ = map(json.loads, path.read_text().splitlines())
    assert (said.code, said.out) == (0, b"")
    assert header == {"format": "meantime-journal", "version": 1, "name": "", "tz": "America/New_York"}
    assert first["at"] == "2026-11-16T08:10:00-05:00"
    assert path.stat().st_mode & 0o777 == 0o600
    assert not terminal.home.exists()


def test_a_plain_file_that_is_there_is_added_to_byte_by_byte(terminal: Terminal, daylio: Path) -> None:
    path = terminal.cwd / "mine.jsonl"
    path.write_bytes(SAM.read_bytes())
    first = terminal.run("import", "daylio", "daylio.csv", "--to", "mine.jsonl", "--json").json
    after = path.read_bytes()
    again = terminal.run("import", "daylio", "daylio.csv", "--to", "mine.jsonl", "--json").json
    assert (first["new"], again["new"], again["already_here"]) == (2, 0, 2)
    assert after.startswith(SAM.read_bytes())
    assert len(after.splitlines()) == 211
    assert path.read_bytes() == after


def test_a_plain_journal_copied_to_a_new_file_keeps_name_and_lines(terminal: Terminal) -> None:
    terminal.run("import", "meantime", str(SAM), "--to", "copy.jsonl")
    assert (terminal.cwd / "copy.jsonl").read_bytes() == SAM.read_bytes()


def test_the_result_goes_to_standard_output_when_asked(terminal: Terminal) -> None:
    said = terminal.run("import", "meantime", "-", "--to", "-", typed=SAM.read_bytes())
    assert said.out == SAM.read_bytes()
    assert "208 new" in said.err


@pytest.mark.parametrize("to", [(), ("--to", "mine.jsonl"), ("--dry-run",)])
def test_a_bad_line_of_a_plain_journal_stops_everything(at_home: Terminal, to: tuple[str, ...]) -> None:
    lines = SAM.read_text().splitlines()
    lines.insert(2, '{"kind": "note", "id": "x", "text": "my own words"}')
    (at_home.cwd / "bad.jsonl").write_text("\n".join(lines))
    said = at_home.run("import", "meantime", "bad.jsonl", "--json", *to)
    assert said.code == 1
    assert said.err.splitlines()[0] == "bad.jsonl:3: record: A field is missing: at. Add it."
    assert said.err.splitlines()[-1] == "Nothing was imported."
    assert "my own words" not in said.err + said.text
    assert (said.json["new"], said.json["problems"][0]["line"]) == (0, 3)
    assert not (at_home.cwd / "mine.jsonl").exists()
    assert len(at_home.run("export").text.splitlines()) == 1


@pytest.mark.parametrize("source", ["daylio", "meantime"])
def test_a_file_of_another_kind_is_refused(terminal: Terminal, source: str) -> None:
    (terminal.cwd / "shopping.txt").write_text("milk\nbread\n")
    said = terminal.run("import", source, "shopping.txt", "--json", "--to", "mine.jsonl")
    assert (said.code, said.out) == (1, b"")
    assert said.err.startswith("shopping.txt:")
    assert said.err.endswith("Nothing was imported.\n")
    assert "milk" not in said.err


def test_a_target_of_another_kind_is_left_alone(terminal: Terminal, daylio: Path) -> None:
    path = terminal.cwd / "shopping.txt"
    path.write_text("milk\n")
    said = terminal.run("import", "daylio", "daylio.csv", "--to", "shopping.txt")
    assert (said.code, path.read_text()) == (1, "milk\n")


def test_times_are_read_in_the_zone_of_the_journal(at_home: Terminal, daylio: Path) -> None:
    elsewhere = Terminal(home=at_home.home, cwd=at_home.cwd, more={"TZ": "Asia/Tokyo"})
    daylio.write_text(WITHOUT_TROUBLE)
    assert elsewhere.run("import", "daylio", "daylio.csv").code == 0
    notes = [json.loads(line) for line in elsewhere.run("export").text.splitlines()[1:]]
    assert {note["tz"] for note in notes} == {"Europe/London"}


@pytest.mark.parametrize("args", [("--tz", "Narnia"), ("--answer", "mood")])
def test_wrong_usage_reads_nothing(terminal: Terminal, daylio: Path, args: tuple[str, ...]) -> None:
    assert terminal.run("import", "daylio", "daylio.csv", *args).code == 2


def test_a_file_that_is_not_there_is_trouble(terminal: Terminal) -> None:
    said = terminal.run("import", "daylio", "nothing.csv")
    assert (said.code, said.err) == (1, "nothing.csv: No such file or directory. Nothing was changed.\n")
