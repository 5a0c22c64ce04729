"""`meantime find`: the notes that hold some words, then those close in meaning."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from meantime.actions.find import A_COMMAND, Found, find_notes
from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.speaking import give, give_json, printable, say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.cli.typed import typed
from meantime.core.brief.words import day_seen_from
from meantime.language.sessions import use_threads

if TYPE_CHECKING:
    from meantime.language.search import Hit

_NOTHING = "No note holds these words. Try one word, or another one for the same thing."
_NOTHING_CLOSE = "No note holds these words or comes close. Try one word, or say it another way."
_WORDS_ONLY = "Searched by words only: the part that compares meaning is not installed."
_NOT_ALL = (
    "Not every note has been compared by meaning yet. Each search adds more; words were searched in all."
)
_NOT_ALL_OF_A_FILE = (
    "Searched by words only: {waiting} of the oldest notes. A plain file is read anew each time, and not all of it.\n"
    "`meantime import meantime FILE` brings it into a journal that keeps what was read, so each search adds more."
)
_HEADINGS = {"words": "With these words", "meaning": "Close in meaning"}


@click.command(short_help="Find notes by words or by meaning.")
@journal_option
@as_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.argument("words", nargs=-1, required=True)
def find(journal_file: str | None, as_name: str, as_json: bool, words: tuple[str, ...]) -> None:
    """Find notes by words or by meaning.

    Notes that hold the words come first, then those close in meaning.
    """
    query = typed(" ".join(words))
    journal = open_reader(journal_file, as_name)
    use_threads(os.cpu_count() or 1)
    found = find_notes(journal, query, most_new=A_COMMAND)
    if as_json:
        give_json([_as_json(hit) for hit in found.hits])
    else:
        for line in _page(found, journal.tz, now=clock.now()):
            give(line)
    _say_how(found, of_a_file=journal_file is not None)
    say_damaged(journal)


def _as_json(hit: Hit) -> dict[str, str]:
    return {"id": hit.id, "at": hit.at.isoformat(), "snippet": hit.snippet, "why": hit.why}


def _page(found: Found, tz: str, *, now: datetime) -> Iterator[str]:
    for why, hits in groupby(found.hits, key=lambda hit: hit.why):
        yield _HEADINGS[why]
        for hit in hits:
            yield f"  {day_seen_from(now, hit.at, tz)}"
            yield from (f"    {line}" for line in wrap(printable(hit.snippet), _columns()))
        yield ""


def _say_how(found: Found, *, of_a_file: bool) -> None:
    if not found.hits:
        say(_NOTHING_CLOSE if found.by_meaning else _NOTHING)
    if not found.by_meaning:
        say(_WORDS_ONLY)
    elif found.waiting:
        say(_NOT_ALL_OF_A_FILE.format(waiting=found.waiting) if of_a_file else _NOT_ALL)


def _columns() -> int:
    return min(84, max(36, shutil.get_terminal_size().columns - 4))
