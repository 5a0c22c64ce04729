"""`meantime practise`: an exercise in the terminal, kept whole, in part, sealed or in a plain file."""

from __future__ import annotations

import json

from meantime.cli.practise_steps import breathe
from meantime.content.exercise_files import exercises, find_exercise
from tests.cli.terminal import Terminal

#: A thought record of three steps: situation, feeling and strength, thoughts, strength after, how it went.
WHOLE = "On the train\ntense\n70\nThey all know\n40\n1\n6\nIt passes\n"


def test_every_exercise_is_listed(terminal: Terminal) -> None:
    said = terminal.run("practise", "--list")
    listed = terminal.run("practise", "--list", "--json").json

    assert said.code == 0
    assert "senses_54321" in said.text
    assert {row["id"] for row in listed} == {exercise.id for exercise in exercises()}


def test_an_ended_exercise_is_an_attempt_in_a_plain_file(terminal: Terminal) -> None:
    said = terminal.run("practise", "thought-record-3", "--journal", "mine.jsonl", typed=WHOLE)

    header, line = (terminal.cwd / "mine.jsonl").read_text().splitlines()
    attempt = json.loads(line)
    assert said.code == 0
    assert said.text.strip() == attempt["id"]
    assert json.loads(header)["format"] == "meantime-journal"
    assert (attempt["kind"], attempt["outcome"], attempt["helped"]) == ("attempt", "did_it", 6)
    assert attempt["learned"] == "It passes"
    assert attempt["answers"]["situation"] == "On the train"
    assert (attempt["answers"]["before"], attempt["answers"]["after"]) == (7, 4)


def test_a_number_outside_the_scale_is_asked_again(terminal: Terminal) -> None:
    said = terminal.run(
        "practise", "thought_record_3", "--journal", "mine.jsonl", typed=WHOLE.replace("70", "700\n70")
    )

    assert "Use 0 to 100." in said.err
    assert said.code == 0


def test_an_answer_that_is_no_text_is_asked_again_and_the_others_are_kept(terminal: Terminal) -> None:
    answers = WHOLE.encode().replace(b"On the train", b"caf\xe9\nOn the train")

    said = terminal.run("practise", "thought_record_3", "--journal", "mine.jsonl", typed=answers)

    kept = json.loads((terminal.cwd / "mine.jsonl").read_text().splitlines()[1])
    assert "Some of these words are not text in UTF-8" in said.err
    assert (said.code, kept["answers"]["situation"]) == (0, "On the train")


def test_what_was_typed_before_it_was_stopped_is_kept_and_goes_on_in_the_app(at_home: Terminal) -> None:
    said = at_home.run("practise", "boundary", typed="Ruth\n2\n", passphrase=None)

    letters = list(at_home.home.glob("letterbox/*/*.sealed"))
    assert said.code == 0
    assert "Stopped. What you typed is kept." in said.err
    assert [letter.stem for letter in letters] == [said.text.strip()]
    assert b"Ruth" not in letters[0].read_bytes()
    at_home.run("today")  # unlocks
    exported = at_home.run("export", "--format", "journal", "-").text
    [draft] = [json.loads(line) for line in exported.splitlines() if "practice_draft" in line]
    assert draft["answers"] == {"who": "Ruth", "aim": "keep"}
    assert draft["step"] == "not_able"


def test_an_ended_one_arrives_as_an_attempt(at_home: Terminal) -> None:
    at_home.run("practise", "thought_record_3", typed=WHOLE, passphrase=None)
    at_home.run("today")  # unlocks

    exported = at_home.run("export", "--format", "journal", "-").text
    [attempt] = [json.loads(line) for line in exported.splitlines() if '"kind":"attempt"' in line]

    assert attempt["learned"] == "It passes"
    assert "practice_draft" not in exported


def test_without_a_journal_nothing_is_asked(terminal: Terminal) -> None:
    said = terminal.run("practise", "boundary", typed="secret\n")

    assert said.code == 1
    assert "There is no journal here yet" in said.err
    assert "Who do you want" not in said.err


def test_an_exercise_that_is_not_there_is_named_without_repeating_it(terminal: Terminal) -> None:
    said = terminal.run("practise", "running-away")

    assert said.code == 1
    assert "practise --list" in said.err
    assert "running" not in said.err


def test_a_breath_is_counted_in_words(capsys: object) -> None:
    exercise = find_exercise("four_seven_eight")
    assert exercise
    slept: list[float] = []

    assert breathe(exercise, sleep=slept.append) == 4
    assert len(slept) == 4 * 19
