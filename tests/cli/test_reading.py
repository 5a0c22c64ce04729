"""`meantime read` and `meantime traps` as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from meantime.content.loader import support_texts

ROOT = Path(__file__).parents[2]
TESCO = "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5"


def meantime(*args: str, given: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TZ": "Europe/London"}
    command = [sys.executable, "-m", "meantime", *args]
    return subprocess.run(command, input=given, env=env, capture_output=True, text=True, check=False)


def test_one_line_becomes_the_parts_of_a_note() -> None:
    done = meantime("read", "--now", "2026-11-23T09:00", "--tz", "Europe/London", "--json", TESCO)

    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (found["text"], found["when"]["date"], found["when"]["words"]) == (
        TESCO,
        "2026-11-22",
        "yesterday",
    )
    assert found["emotions"][0] == {"name": "panicky", "intensity": 8, "tier": "said"}
    assert (found["intensity"], found["intensity_after"]) == (8, 5)
    assert found["triggers"] == ["tesco"]
    assert found["coping"] == [{"skill": "slow_breathing", "helped": "a bit", "before": 8, "after": 5}]
    assert (found["vague"], found["ask"], found["support"]) == (False, None, False)


def test_lines_in_lines_out_as_sentences_or_as_objects() -> None:
    given = f'{TESCO}\n{{"text": "yesterday I cried", "now": "2026-03-01T12:00:00+00:00"}}\n\n'

    done = meantime("read", "--lines", "--now", "2026-11-23T09:00", "--tz", "Europe/London", given=given)

    first, second, empty = map(json.loads, done.stdout.splitlines())
    assert first["when"]["date"] == "2026-11-22"
    assert second["when"]["date"] == "2026-02-28"
    assert (empty["text"], empty["emotions"], empty["vague"]) == ("", [], False)


@pytest.mark.parametrize("command", ["read", "traps"])
def test_half_a_sign_in_an_object_comes_back_as_it_came(command: str) -> None:
    done = meantime(command, "--lines", given='{"text": "so sad \\ud83d today 🙂"}\nfelt calm\n')

    first, second = (json.loads(line)["text"] for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert (first, second) == ("so sad \ud83d today 🙂", "felt calm")


def test_fine_is_asked_one_question() -> None:
    found = json.loads(meantime("read", "--json", "It's been fine").stdout)

    assert found["vague"] is True
    assert found["ask"].count("?") == 1
    assert found["asks_for"] == "event"


def test_without_json_it_speaks_in_words() -> None:
    done = meantime("read", "--now", "2026-11-23T09:00", TESCO)

    assert "felt: panicky 8" in done.stdout
    assert "did: slow breathing, helped a bit, 8 to 5" in done.stdout


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 50_000,
        "((((" * 12_000,
        "a b " * 12_000,
        "😀" * 12_000,
        '{"text": 5}',
        "שלום עולם",
        "SELECT * FROM x; --",
        "\u202e",
    ],
)
def test_any_text_gets_an_answer_and_keeps_its_words(hostile: str) -> None:
    done = meantime("read", "--lines", given=hostile + "\n")

    if hostile.startswith("{"):
        assert (done.returncode, "Line 1" in done.stderr) == (1, True)
    else:
        assert (done.returncode, json.loads(done.stdout)["text"]) == (0, hostile)


@pytest.mark.parametrize("wrong", [["--tz", "Mars/Olympus", "x"], ["--now", "soonish", "x"]])
def test_wrong_options_are_said(wrong: list[str]) -> None:
    done = meantime("read", *wrong)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"Error: {wrong[0]} is not a time" in done.stderr


@pytest.mark.parametrize("command", ["read", "traps"])
def test_lines_takes_no_words_and_says_so(command: str) -> None:
    done = meantime(command, "--lines", "hello", given="sad\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert "--lines reads standard input and takes no words." in done.stderr
    assert f"`meantime {command} --lines < FILE`" in done.stderr


def test_lines_with_a_dash_reads_standard_input() -> None:
    assert json.loads(meantime("traps", "--lines", "-", given="sad\n").stdout)["text"] == "sad"


def test_a_moment_that_cannot_be_read_names_its_line() -> None:
    done = meantime("read", "--lines", given='sad\n{"text": "glad", "now": "soonish"}\n')

    assert (done.returncode, json.loads(done.stdout)["text"]) == (1, "sad")
    assert done.stderr.startswith('Line 2: "now" is not a time Meantime can read. Use 2026-11-23T09:00.')


@pytest.mark.parametrize(
    ("args", "given", "said"),
    [
        ((os.fsdecode(b"I felt \xff sad"),), b"", "Some of these words are not text in UTF-8"),
        (("-",), b"caf\xe9", "Some words on standard input are not text in UTF-8"),
        (("--lines",), b"caf\xe9\n", "Line 1: some words are not text in UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_not_read_as_other_words(
    args: tuple[str, ...], given: bytes, said: str
) -> None:
    command = [sys.executable, "-m", "meantime", "read", *args]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, input=given, env=env, capture_output=True, check=False)

    assert (done.returncode > 0, done.stdout) == (True, b"")
    assert said in done.stderr.decode()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("anxious from Monday to Thursday", "when: 2026-11-23 to 2026-11-26"),
        ("anxious yesterday evening", "when: 2026-11-26 evening"),
        ("anxious yesterday at 8:15", "when: 2026-11-26 morning 08:15"),
    ],
)
def test_days_from_the_first_to_the_last_are_told_apart_from_one_day(text: str, line: str) -> None:
    assert line in meantime("read", "--now", "2026-11-27T09:00", text).stdout.splitlines()


def test_a_guess_has_a_question_mark_and_the_help_says_what_it_is() -> None:
    assert "rejected?" in meantime("read", "he read my message and left it").stdout
    assert "A feeling with `?` behind it is only a guess." in " ".join(
        meantime("read", "--help").stdout.split()
    )


def test_traps_are_offered_with_the_words_they_come_from() -> None:
    found = json.loads(
        meantime("traps", "--json", "I always ruin everything, everyone thinks I'm useless").stdout
    )

    assert 1 <= len(found["offered"]) <= 3
    assert all(hint["because"] in found["text"] for hint in found["offered"])
    assert json.loads(meantime("traps", "--json", "I walked to the shop").stdout)["offered"] == []


@pytest.mark.parametrize(
    ("thought", "points"),
    [("I want to die", True), ("My ex hit me and it was my fault", True), ("I walked to the shop", False)],
)
def test_traps_point_to_support_where_none_is_named_for_that_reason(thought: str, points: bool) -> None:
    said = meantime("traps", thought).stdout

    assert ("meantime support" in said) is points
    assert ("Nothing found" in said) is not points
    assert json.loads(meantime("traps", "--json", thought).stdout)["support"] is points


def test_the_library_reads_too() -> None:
    from datetime import UTC, datetime

    import meantime as library

    reading = library.read(TESCO, now=datetime(2026, 11, 23, 9, tzinfo=UTC), tz="Europe/London")
    assert [feeling.name for feeling in reading.emotions] == ["panicky"]


def test_a_journal_teaches_the_persons_own_words(tmp_path: Path) -> None:
    head = {"format": "meantime-journal", "version": 1, "name": "Sam", "tz": "Europe/London"}
    notes = [
        {"kind": "note", "id": f"00000000-0000-4000-8000-00000000000{n}", "at": f"2026-11-0{n}T09:00:00+00:00",
         "text": text, "emotions": [{"name": name}]}
        for n, (text, name) in enumerate(
            [("had the wobbles on the bus", "anxious"), ("got the wobbles", "anxious"), ("sea swim", "calm")], start=1
        )
    ]  # fmt: skip
    file = tmp_path / "sam.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in [head, *notes]), encoding="utf-8")

    done = meantime("read", "--journal", str(file), "--json", "had the wobbles before lunch")

    assert json.loads(done.stdout)["emotions"] == [{"name": "anxious", "intensity": None, "tier": "said"}]


@pytest.mark.parametrize("command", ["read", "traps"])
@pytest.mark.parametrize(
    "hard",
    [
        "I want to die",
        "yesterday I felt so low, I don't want to be alive anymore",
        "thinking of killing myself",
    ],
)
def test_words_that_ask_for_support_end_with_the_way_to_it(command: str, hard: str) -> None:
    done = meantime(command, hard)

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == support_texts().in_terminal
    assert "fine" not in done.stdout


@pytest.mark.parametrize("command", ["read", "traps"])
@pytest.mark.parametrize(
    "plain", ["I walked to the shop", "these shoes are killing me", "dying to see the film"]
)
def test_other_words_bring_no_way_to_support(command: str, plain: str) -> None:
    assert "meantime support" not in meantime(command, plain).stdout
