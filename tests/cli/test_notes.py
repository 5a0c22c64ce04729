"""`meantime note`: words in, one sealed note, and nothing of it in sight until the journal is opened."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from meantime.cli.clock import read_moment
from tests.cli.terminal import Terminal


def only_note(path: Path) -> dict[str, object]:
    _, *lines = path.read_text().splitlines()
    assert len(lines) == 1
    found: dict[str, object] = json.loads(lines[0])
    return found


def test_a_note_is_kept_sealed_and_says_only_its_id(at_home: Terminal) -> None:
    said = at_home.run("note", "felt anxious", "before work", passphrase=None)
    letters = list(at_home.home.glob("letterbox/*/*.sealed"))
    assert said.code == 0
    assert said.err == "Kept.\n"
    assert [letter.stem for letter in letters] == [said.text.strip()]
    assert b"anxious" not in letters[0].read_bytes()


def test_a_note_arrives_in_the_journal_at_the_next_unlock(at_home: Terminal) -> None:
    kept = at_home.run(
        "note", "Felt anxious before work", "--feel", "anxious:7", "--trigger", "going to work",
        "--symptom", "tight chest:2", "--did", "slow breathing:7-5", "--private", "--json", passphrase=None,
    )  # fmt: skip
    today = at_home.run("today", "--json")
    note = today.json["notes"][0]
    assert note["id"] == kept.json["id"]
    assert note["text"] == "Felt anxious before work"
    assert note["emotions"] == [{"name": "anxious", "intensity": 7}]
    assert note["triggers"] == ["going to work"]
    assert note["symptoms"] == [{"name": "tight chest", "severity": 2}]
    assert note["coping"] == [{"skill": "slow breathing", "before": 7, "after": 5, "helped": None}]
    assert (note["private"], note["tz"], note["written_locked"]) == (True, "Europe/London", True)
    assert list(at_home.home.glob("letterbox/*/*.sealed")) == []


def test_without_a_journal_nothing_is_kept_and_the_way_on_is_said(terminal: Terminal) -> None:
    said = terminal.run("note", "a quiet thought")
    assert (said.code, said.out) == (1, b"")
    assert "nothing was kept" in said.err
    assert "Type `meantime` to start one" in said.err
    assert "quiet" not in said.err
    assert not terminal.home.exists()


def test_where_several_people_write_a_note_is_not_given_to_anybody(terminal: Terminal) -> None:
    terminal.start_journal("ana", named=True)
    terminal.start_journal("ben", named=True)
    said = terminal.run("note", "hello")
    assert (said.code, said.out) == (1, b"")
    assert "write it in the browser" in said.err
    assert list(terminal.home.glob("letterbox/*/*.sealed")) == []


@pytest.mark.parametrize("args", [(), ("",), ("  ",), ("-",)])
def test_an_empty_note_is_wrong_usage(at_home: Terminal, args: tuple[str, ...]) -> None:
    said = at_home.run("note", *args)
    assert (said.code, said.out) == (2, b"")
    assert (
        "This note is empty. Write a few words, or name a feeling: `--feel anxious`. Nothing was kept."
        in said.err
    )


@pytest.mark.parametrize("args", [("-",), ()])
def test_words_come_from_standard_input_as_they_are(terminal: Terminal, args: tuple[str, ...]) -> None:
    said = terminal.run("note", "--journal", "mine.jsonl", *args, typed="First line\n\n  then — “that” 🌧️\n")
    assert said.code == 0
    assert only_note(terminal.cwd / "mine.jsonl")["text"] == "First line\n\n  then — “that” 🌧️"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--feel", "sad:11"), "--feel takes a feeling, perhaps with a whole number from 0 to 10"),
        (("--feel", "sad:lots"), "--feel takes a feeling, perhaps with a whole number from 0 to 10"),
        (("--feel", ":4"), "--feel takes a feeling,"),
        (("--symptom", "tired:4"), "perhaps with none, mild, moderate, severe or a whole number from 0 to 3"),
        (
            ("--symptom", "tight chest:lots"),
            "--symptom takes a name, perhaps with none, mild, moderate, severe",
        ),
        (("--symptom", " "), "--symptom takes a name,"),
        (
            ("--did", "walk:7-"),
            "--did takes a skill, perhaps with whole numbers from 0 to 10 for before and after",
        ),
        (("--did", "walk:7-12"), "--did takes a skill, perhaps with whole numbers from 0 to 10"),
        (("--did", ":7-5"), "--did takes a skill,"),
        (("--trigger", ""), "--trigger takes a few words"),
        (("--at", "teatime"), "--at takes a time up to now: 08:10, yesterday 22:00 or 2026-11-16 08:10."),
        (("--at", "2100-01-01 10:00"), "--at takes a time up to now"),
    ],
)
def test_a_part_that_cannot_be_read_keeps_nothing(
    terminal: Terminal, args: tuple[str, ...], said: str
) -> None:
    answer = terminal.run("note", "--journal", "mine.jsonl", "private words", *args)
    assert (answer.code, answer.out) == (2, b"")
    assert said in answer.err
    assert answer.err.endswith("Nothing was kept.\n")
    assert "private words" not in answer.err
    assert not (terminal.cwd / "mine.jsonl").exists()


def test_a_feeling_alone_is_a_note(terminal: Terminal) -> None:
    assert terminal.run("note", "--journal", "mine.jsonl", "--feel", "calm").code == 0
    assert only_note(terminal.cwd / "mine.jsonl")["emotions"] == [{"name": "calm", "intensity": None}]


def test_severity_may_be_a_word_and_before_may_stand_alone(terminal: Terminal) -> None:
    terminal.run(
        "note", "--journal", "mine.jsonl", "--symptom", "shaking:Severe", "--did", "walk:7", "--did", "tea"
    )
    note = only_note(terminal.cwd / "mine.jsonl")
    assert note["symptoms"] == [{"name": "shaking", "severity": 3}]
    assert note["coping"] == [
        {"skill": "walk", "before": 7, "after": None, "helped": None},
        {"skill": "tea", "before": None, "after": None, "helped": None},
    ]


def test_words_after_two_dashes_may_begin_with_a_dash(terminal: Terminal) -> None:
    terminal.run("note", "--journal", "mine.jsonl", "--", "-5", "degrees")
    assert only_note(terminal.cwd / "mine.jsonl")["text"] == "-5 degrees"


def test_a_plain_journal_gets_one_more_line_and_keeps_the_others(terminal: Terminal) -> None:
    path = terminal.cwd / "mine.jsonl"
    before = '{"format": "meantime-journal", "version": 1, "name": "Sam", "tz": "Europe/London", "more": 1}'
    path.write_text(before)  # no line end, and a field of somebody else
    said = terminal.run("note", "--journal", "mine.jsonl", "one")
    first, second = path.read_text().splitlines()
    assert first == before
    assert json.loads(second)["id"] == said.text.strip()
    assert "written_locked" not in json.loads(second)


def test_a_new_plain_journal_can_be_read_by_its_owner_only(terminal: Terminal) -> None:
    terminal.run("note", "--journal", "mine.jsonl", "one")
    assert (terminal.cwd / "mine.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_kind_is_left_alone(terminal: Terminal) -> None:
    path = terminal.cwd / "shopping.txt"
    path.write_text("milk\nbread\n")
    said = terminal.run("note", "--journal", "shopping.txt", "hello")
    assert said.code == 1
    assert said.err.startswith("shopping.txt:1: This is not a plain journal.")
    assert path.read_text() == "milk\nbread\n"


@pytest.mark.parametrize(
    ("args", "typed", "code"),
    [
        ((b"I felt \xff sad",), b"", 2),
        ((b"sad", b"--feel", b"anx\xefous:7"), b"", 2),
        ((b"sad", b"--trigger", b"caf\xe9"), b"", 2),
        ((b"sad", b"--did", b"caf\xe9:7"), b"", 2),
        ((b"-",), b"caf\xe9 again", 1),
    ],
)
def test_bytes_that_are_no_text_are_refused_and_never_changed(
    terminal: Terminal, args: tuple[bytes, ...], typed: bytes, code: int
) -> None:
    said = terminal.run("note", "--journal", "mine.jsonl", *map(os.fsdecode, args), typed=typed)
    assert (said.code, said.out) == (code, b"")
    assert "not text in UTF-8, so they can't be taken as you wrote them. Nothing was kept." in said.err
    assert "iconv" in said.err
    assert not (terminal.cwd / "mine.jsonl").exists()


def test_any_text_in_utf_8_is_kept_as_it_is(terminal: Terminal) -> None:
    terminal.run("note", "--journal", "mine.jsonl", "café ? \N{REPLACEMENT CHARACTER} 🌧️")
    assert only_note(terminal.cwd / "mine.jsonl")["text"] == "café ? \N{REPLACEMENT CHARACTER} 🌧️"


def test_every_note_gets_an_id_of_its_own_and_the_present_moment(terminal: Terminal) -> None:
    first, second = (terminal.run("note", "--journal", "mine.jsonl", "same words") for _ in range(2))
    notes = [json.loads(line) for line in (terminal.cwd / "mine.jsonl").read_text().splitlines()[1:]]
    assert UUID(first.text.strip()) != UUID(second.text.strip())
    age = datetime.now(UTC) - datetime.fromisoformat(notes[0]["at"])
    assert timedelta() <= age < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("08:10", "2026-11-23T08:10:00+00:00"),
        ("8:10", "2026-11-23T08:10:00+00:00"),
        ("yesterday 22:00", "2026-11-22T22:00:00+00:00"),
        ("mon 8:10", "2026-11-23T08:10:00+00:00"),
        ("Tuesday 9:05", "2026-11-17T09:05:00+00:00"),
        ("2026-07-01 08:10", "2026-07-01T08:10:00+01:00"),
        ("2026-07-01T08:10:00+02:00", "2026-07-01T08:10:00+02:00"),
        ("25:00", None),
        ("noon", None),
        ("", None),
        ("mo 8:10", None),
    ],
)
def test_moments_are_read_as_they_are_said(said: str, moment: str | None) -> None:
    now = datetime(2026, 11, 23, 12, 0, 30, tzinfo=UTC)
    found = read_moment(said, tz="Europe/London", now=now)
    assert (found.isoformat() if found else None) == moment
