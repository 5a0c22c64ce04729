"""`meantime note`: from words to a sealed note in a tenth of a second. Loads neither Django nor the journal."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from meantime.cli import clock
from meantime.cli.note_parts import note_from
from meantime.cli.options import journal_option
from meantime.cli.speaking import Trouble, give, give_json, say
from meantime.core.notes import Note
from meantime.core.writing import written
from meantime.storage import letterbox
from meantime.storage.environment import data_folder
from meantime.vault.inbox import seal_to

_NO_JOURNAL = (
    "There is no journal here yet, so nothing was kept.\n"
    "Type `meantime` to start one, or `meantime note --journal FILE` for a plain file."
)
_NEW_FILE = "To begin a plain journal name a file that is not there yet."
_SEVERAL = (
    "Several people keep a journal here, so this note was not kept: it does not say whose it is.\n"
    "Type `meantime serve` and write it in the browser."
)


@click.command(short_help="Keep a note. Works while the journal is locked.")
@click.argument("text", nargs=-1)
@click.option(
    "--at", "said_at", metavar="TIME", help="When: 08:10, yesterday 22:00, mon 8:10 or 2026-11-16 08:10."
)
@click.option(
    "--feel", multiple=True, metavar="NAME[:N]", help="A feeling, perhaps with its strength from 0 to 10."
)
@click.option("--trigger", multiple=True, metavar="WORDS", help="What set it off.")
@click.option(
    "--symptom",
    multiple=True,
    metavar="NAME[:N]",
    help="What body or mind did: none, mild, moderate, severe, or 0 to 3.",
)
@click.option(
    "--did",
    multiple=True,
    metavar="SKILL[:N-N]",
    help="What you did, perhaps with the strength before and after, 0 to 10: walk:7-5.",
)
@click.option("--private", is_flag=True, help="Keep it out of every brief.")
@journal_option
@click.option("--json", "as_json", is_flag=True, help="Print the id as JSON.")
def note(text: tuple[str, ...], journal_file: str | None, as_json: bool, **parts: Any) -> None:
    """Keep a note. Works while the journal is locked.

    Without TEXT you are asked for it, which keeps it out of the shell's history; `-` reads it from standard input.
    The note is sealed at once and waits until you next unlock. Words that begin with a dash come after `--`.
    """
    keep = _keeper(journal_file)
    kept = note_from(text, parts, sealed=journal_file is None)
    keep(kept)
    say("Kept.")
    if as_json:
        give_json({"id": kept.id})
    else:
        give(kept.id)


def _keeper(journal_file: str | None) -> Callable[[Note], None]:
    """Where the note will go, made sure of before anything is asked."""
    if journal_file is not None:
        keep_line = line_keeper(journal_file)
        return lambda kept: keep_line(written("note", kept))
    home = data_folder()
    people = letterbox.find_people(home)
    if len(people) != 1:
        raise Trouble(_SEVERAL if people else _NO_JOURNAL)
    person_id, public = people[0]

    def keep(kept: Note) -> None:
        sealed = seal_to(public, written("note", kept).encode(), person=person_id, id=UUID(kept.id))
        letterbox.drop(home, person_id, UUID(kept.id), sealed)

    return keep


def line_keeper(name: str) -> Callable[[str], None]:
    """What adds a line to a plain file, made sure of before anything is asked; the file is begun when needed."""
    # Imported here: reading plain files loads every kind of record, a fifth of the time a sealed note takes.
    from meantime.cli.outputs import trouble_names
    from meantime.cli.plain import empty_journal_bytes, raise_if_no_ordinary_file, write_safely

    path = Path(name)
    raise_if_no_ordinary_file(name)
    _raise_if_unwritable(path)
    if path.exists():
        _raise_if_no_journal(path)

    def keep(line: str) -> None:
        with trouble_names(name):
            if not path.exists():
                write_safely(path, empty_journal_bytes("", clock.machine_zone()))
            _append(path, line)

    return keep


def _raise_if_unwritable(path: Path) -> None:
    if path.name == "-" or not path.parent.is_dir():
        raise Trouble(
            f"{path}: There is no such folder. Make it first, or name another file. Nothing was kept."
        )
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise Trouble(f"{path}: You may not write here. Name another file. Nothing was kept.")


def _raise_if_no_journal(path: Path) -> None:
    from meantime.cli.plain import problem_lines
    from meantime.core.lines import read_journal

    with path.open(encoding="utf-8-sig", errors="replace") as file:
        _, problems = read_journal([file.readline()])
    if problems:
        raise Trouble(f"{problem_lines(str(path), problems)}\nNothing was kept. {_NEW_FILE}")


def _append(path: Path, line: str) -> None:
    """Add one line, on disk for good before this returns."""
    with path.open("rb+") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 1))
        before = b"" if file.read(1) == b"\n" else b"\n"
        file.write(before + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
