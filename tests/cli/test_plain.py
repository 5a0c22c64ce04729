"""Plain journal files that are none, are missing, or are no files: what is said, and what is left alone."""

from __future__ import annotations

import os

import pytest

from tests.cli.terminal import SAM, Terminal

_BEGIN_ONE = "`meantime note --journal FILE` begins a plain journal."
LOOKS = [("find", "mum"), ("themes",), ("today",), ("brief",), ("read", "hello")]


@pytest.mark.parametrize("command", LOOKS)
def test_a_file_that_is_not_there_is_told_with_the_way_to_one(
    terminal: Terminal, command: tuple[str, ...]
) -> None:
    said = terminal.run(*command, "--journal", "missing.jsonl")

    assert (said.code, said.out) == (1, b"")
    assert said.err.startswith("missing.jsonl: There is no file with this name. Check its name and folder.\n")
    assert _BEGIN_ONE in said.err


@pytest.mark.parametrize("words", ["", "milk\nbread\n", '{"format": "another"}\n'])
@pytest.mark.parametrize("command", [("find", "mum"), ("themes",), ("read", "hello")])
def test_a_file_of_another_kind_is_told_in_one_line_with_the_way_to_one(
    terminal: Terminal, command: tuple[str, ...], words: str
) -> None:
    (terminal.cwd / "other.jsonl").write_text(words)

    said = terminal.run(*command, "--journal", "other.jsonl")

    assert (said.code, said.out) == (1, b"")
    first, second = said.err.splitlines()
    assert first.startswith("other.jsonl:1: This is not a plain journal. A plain journal begins with {")
    assert second.startswith(_BEGIN_ONE)


@pytest.mark.parametrize("command", [*LOOKS, ("note", "hello")])
def test_a_folder_is_told_and_the_file_in_it_is_asked_for(
    terminal: Terminal, command: tuple[str, ...]
) -> None:
    (terminal.cwd / "notes").mkdir()

    said = terminal.run(*command, "--journal", "notes")

    assert (said.code, said.out) == (1, b"")
    assert said.err == "notes: This is a folder. Name the file in it, such as notes/mine.jsonl.\n"


@pytest.mark.parametrize("device", ["/dev/full", "/dev/zero", "/dev/null", "pipe"])
@pytest.mark.parametrize("command", [("find", "mum"), ("note", "hello")])
def test_a_device_or_a_pipe_is_refused_before_it_is_read(
    terminal: Terminal, command: tuple[str, ...], device: str
) -> None:
    os.mkfifo(terminal.cwd / "pipe")

    said = terminal.run(*command, "--journal", device)

    assert (said.code, said.out) == (1, b"")
    assert said.err.startswith(f"{device}: A plain journal is an ordinary file, no device and no pipe.")


def test_a_file_that_never_ends_is_not_imported(terminal: Terminal) -> None:
    said = terminal.run("import", "daylio", "/dev/zero", "--dry-run")

    assert (said.code, said.out) == (1, b"")
    assert "This file is larger than" in said.err


@pytest.mark.parametrize("name", ["nope/mine.jsonl", "file/mine.jsonl", "-"])
def test_a_note_for_a_folder_that_is_not_there_names_the_file_that_was_given(
    terminal: Terminal, name: str
) -> None:
    (terminal.cwd / "file").write_text("")

    said = terminal.run("note", "--journal", name, "hello")

    assert (said.code, said.out) == (1, b"")
    assert said.err == (
        f"{name}: There is no such folder. Make it first, or name another file. Nothing was kept.\n"
    )
    assert [path.name for path in terminal.cwd.iterdir()] == ["file"]


def test_an_exercise_asks_nothing_when_its_file_cannot_be_kept(terminal: Terminal) -> None:
    said = terminal.run("practise", "senses_54321", "--journal", "nope/mine.jsonl")

    assert (said.code, said.err.splitlines()) == (
        1,
        ["nope/mine.jsonl: There is no such folder. Make it first, or name another file. Nothing was kept."],
    )


def test_what_is_written_to_a_device_leaves_the_device(terminal: Terminal) -> None:
    away = terminal.cwd / "away"
    away.symlink_to("/dev/null")

    said = terminal.run("export", "--journal", str(SAM), "away")

    assert said.code == 0
    assert (away.is_symlink(), away.is_char_device()) == (True, True)


def test_a_link_to_a_file_stays_a_link(terminal: Terminal) -> None:
    real, link = terminal.cwd / "real.jsonl", terminal.cwd / "link.jsonl"
    real.write_text("before")
    link.symlink_to(real)

    said = terminal.run("export", "--journal", str(SAM), "link.jsonl")

    assert (said.code, link.is_symlink()) == (0, True)
    assert real.read_text(encoding="utf-8") == SAM.read_text(encoding="utf-8")
