"""A process that is killed in the middle of writing loses no note it had acknowledged."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.terminal import PASSPHRASE, Terminal

KILLS = 25
#: How long a writer lives, in seconds: from "before its first note" to "dozens of notes".
LIVES = (0.004, 0.2)

#: Loads everything once, then forks a writer for every line on its standard input. A writer says the id of a note
#: after the note is kept, as the server answers a form: notes, edits of notes, and sealed notes in the letterbox.
_WRITERS = """
import os, sys, uuid, django
django.setup()
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from django.conf import settings
from django.db import connection
from meantime.accounts.people import person_named, public_key_of
from meantime.actions.notes import add_note, edit_note
from meantime.actions.unlock import unlock
from meantime.core.lines import line_of
from meantime.core.notes import Note
from meantime.storage import letterbox
from meantime.vault.inbox import seal_to

home, now = Path(settings.MEANTIME_HOME), datetime.now(UTC)
journal, opened = unlock(person_named(""), sys.argv[1], home=home, now=now)
public = public_key_of(journal.person_id)
connection.close()


def write_on():
    number = 0
    while True:
        note = Note(id=str(uuid.uuid4()), at=now, text="kept " * 200)
        if number % 3 == 2:
            sealed = seal_to(public, line_of(note).encode(), person=journal.person_id, id=uuid.UUID(note.id))
            letterbox.drop(home, journal.person_id, uuid.UUID(note.id), sealed)
        else:
            add_note(journal, note, now=now)
            if number % 3 == 1:
                edit_note(journal, replace(note, text="edit " * 200), base_rev=1, now=now)
        os.write(1, f"{note.id} {number % 3}\\n".encode())
        number += 1


for _ in sys.stdin:
    writer = os.fork()
    if not writer:
        write_on()
    os.write(1, f"writer {writer}\\n".encode())
    os.waitpid(writer, 0)
    os.write(1, b"gone\\n")
"""


def test_no_acknowledged_note_is_lost_by_killing_its_writer(world: Terminal) -> None:
    world.start_journal()
    lives = random.Random(20261123)
    with writers(world) as process:
        kept = dict(pair for _ in range(KILLS) for pair in killed(process, lives.uniform(*LIVES)))

    assert len(kept) > KILLS
    assert set(kept.values()) == {"0", "1", "2"}
    assert integrity(world) == "ok"
    found = {note["id"]: note["text"] for note in exported(world)}
    assert [note_id for note_id in kept if note_id not in found] == []
    assert {found[note_id] for note_id, kind in kept.items() if kind == "1"} == {"edit " * 200}
    assert set(found.values()) <= {"kept " * 200, "edit " * 200}  # and no note is half there
    assert len(found) - len(kept) <= KILLS  # at most one a writer was kept and not yet said
    assert world.run("doctor", "--open").code == 0
    assert not list(world.home.rglob("*.tmp"))


def test_a_lost_note_would_be_seen(world: Terminal) -> None:
    """The control: a note taken out of the table behind the journal's back is missed."""
    world.start_journal()
    with writers(world) as process:
        kept = dict(killed(process, 0.3))
    exported(world)  # brings the letterbox in
    connection = sqlite3.connect(world.home / "meantime.sqlite3")
    connection.execute("DELETE FROM record WHERE kind = (SELECT kind FROM record ORDER BY seq DESC LIMIT 1)")
    connection.commit()
    connection.close()

    assert set(kept) - {note["id"] for note in exported(world)}
    assert world.run("doctor", "--open").code == 1


@contextmanager
def writers(world: Terminal) -> Iterator[subprocess.Popen[bytes]]:
    env = {**world.env(), "DJANGO_SETTINGS_MODULE": "meantime.project.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITERS, PASSPHRASE],
        env=env,
        cwd=world.cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=20)


def killed(process: subprocess.Popen[bytes], life: float) -> list[tuple[str, str]]:
    """Let a writer live this long and kill it. What it had acknowledged: note ids, each with its kind of write."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"go\n")
    said = read_until(process, b"writer ")
    writer = int(said.split(b"writer ")[1].split(b"\n")[0])
    time.sleep(life)
    os.kill(writer, signal.SIGKILL)
    said += read_until(process, b"gone\n")
    lines = [line.decode().split(" ") for line in said.splitlines()]
    return [(line[0], line[1]) for line in lines if len(line) == 2 and len(line[0]) == 36]


def read_until(process: subprocess.Popen[bytes], mark: bytes) -> bytes:
    assert process.stdout is not None
    said = b""
    while mark not in said or not said.endswith(b"\n"):
        ready, _, _ = select.select([process.stdout], [], [], 30)
        part = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
        assert part, "the writers said nothing more"
        said += part
    return said


def integrity(world: Terminal) -> str:
    connection = sqlite3.connect(world.home / "meantime.sqlite3")
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def exported(world: Terminal) -> list[dict[str, str]]:
    lines = world.run("export", "--format", "journal").text.splitlines()
    return [record for line in lines if (record := json.loads(line)).get("kind") == "note"]
