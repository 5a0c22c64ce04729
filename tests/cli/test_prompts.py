"""What is asked at a real terminal: the passphrase is not shown, a note may be typed there."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
import time

from tests.cli.terminal import PASSPHRASE, Terminal


def at_terminal(terminal: Terminal, *args: str, asked: bytes, typed: bytes) -> tuple[int, bytes]:
    """Run a command at a terminal, type when it asks. How it ended, and all that was on the screen."""
    child, screen = pty.fork()
    if child == 0:
        os.chdir(terminal.cwd)
        os.execve(sys.executable, [sys.executable, "-m", "meantime", *args], terminal.env())
    seen = _until(screen, asked)
    assert asked in seen
    os.write(screen, typed + b"\n")
    seen += _until(screen, None)
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return os.waitstatus_to_exitcode(status), seen


def _until(screen: int, words: bytes | None) -> bytes:
    """What comes to the screen until these words, or until the end."""
    seen, ends = b"", time.monotonic() + 20
    while time.monotonic() < ends and (words is None or words not in seen):
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(screen, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        seen += piece
    return seen


def test_a_passphrase_that_is_typed_is_not_shown(at_home: Terminal) -> None:
    code, seen = at_terminal(at_home, "today", asked=b"Passphrase: ", typed=PASSPHRASE.encode())
    assert code == 0
    assert b"0 notes" in seen
    assert PASSPHRASE.encode() not in seen


def test_a_note_may_be_typed_when_it_is_asked_for(terminal: Terminal) -> None:
    code, seen = at_terminal(
        terminal,
        "note",
        "--journal",
        "mine.jsonl",
        asked=b"What happened?",
        typed="a café, then rain".encode(),
    )
    kept = json.loads((terminal.cwd / "mine.jsonl").read_text().splitlines()[1])
    assert code == 0
    assert b"Kept." in seen
    assert kept["text"] == "a café, then rain"


def test_an_empty_answer_keeps_nothing(terminal: Terminal) -> None:
    code, seen = at_terminal(terminal, "note", "--journal", "mine.jsonl", asked=b"What happened?", typed=b"")
    assert code == 2
    assert b"This note is empty." in seen
    assert not (terminal.cwd / "mine.jsonl").exists()


def test_ctrl_c_at_the_prompt_is_quiet(at_home: Terminal) -> None:
    code, seen = at_terminal(at_home, "today", asked=b"Passphrase: ", typed=b"\x03")
    assert code == 130
    assert b"Traceback" not in seen
