"""A disk without room: the words come back to the person, what was kept stays, and afterwards writing works again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import PASSPHRASE, Terminal
from tests.journeys.pages import Visitor
from tests.journeys.server import HttpClient, serving

#: Static files, an empty database and some notes fit; then it is full.
ROOM = "16m"
LONG = "A long evening, and every part of it. " * 12_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room. Needs the right to mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        reason = "this machine does not let the tests mount a small disk"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_gives_the_words_back_and_keeps_what_was_kept(small_disk: Path, world: Terminal) -> None:
    said = world.cwd.parent / "said" / "server"
    terminal = Terminal(home=small_disk / "home", cwd=world.cwd, more=world.more)
    terminal.start_journal()
    with serving(terminal, said) as address:
        phone = Visitor(HttpClient(address))
        phone.press("Unlock", phone.open("/unlock").form("Unlock").fill("Passphrase", PASSPHRASE))
        assert keep(phone, "before the disk was full").status == 200
        ballast = fill(small_disk)

        keep(phone, LONG)
        assert phone.status == 507
        assert LONG.strip() in phone.text
        assert keep(phone, "short, and no room either").status in {200, 507}
        in_a_terminal_it_is_said(terminal)
        assert "before the disk was full" in phone.open("/").text

        ballast.unlink()
        assert keep(phone, LONG).status == 200
        assert keep(phone, "after there was room again").status == 200

    texts = [note["text"] for note in terminal.run("today", "--json").json["notes"]]
    assert {"before the disk was full", LONG, "after there was room again"} <= set(texts)
    assert texts.count(LONG) == 1
    assert troubles(terminal) <= {"space"}
    assert LONG[:40] not in said.read_text()


def keep(phone: Visitor, words: str) -> Visitor:
    phone.open("/")
    assert phone.status == 200
    return phone.press("Keep this note", phone.form("Keep this note").fill("What happened?", words))


def fill(disk: Path) -> Path:
    """Take all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 14, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    assert os.statvfs(disk).f_bavail == 0
    return ballast


def troubles(terminal: Terminal) -> set[str]:
    """What the doctor finds. That a disk of this size has little room is no surprise."""
    checks = terminal.run("doctor", "--open", "--json").json["checks"]
    return {check["name"] for check in checks if not check["ok"]}


def in_a_terminal_it_is_said(terminal: Terminal) -> None:
    said = terminal.run("note", "--", LONG[:100_000], passphrase=None)
    assert (said.code, said.out) == (1, b"")
    assert said.err.startswith("The disk is full, so nothing was written. What was kept before is safe.")
    assert list((terminal.home / "letterbox").rglob("*.sealed")) == []
