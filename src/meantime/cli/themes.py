"""`meantime themes`: thoughts that come back, in the person's own words."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from meantime.actions.find import A_COMMAND
from meantime.actions.themes import FoundThemes, themes_of
from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.speaking import give, give_json, printable, say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.core.brief.words import day_seen_from
from meantime.language.sessions import use_threads

if TYPE_CHECKING:
    from meantime.language.themes import Theme

_NOTHING = "No thought has come back in three notes or more. That is fine."
_WORDS_ONLY = "Compared by like words only: the part that compares meaning is not installed."
_NOT_ALL = "Not every note has been looked at yet. Each look adds more."
_NOT_ALL_OF_A_FILE = (
    "Not looked at: {waiting} of the oldest notes. A plain file is read anew each time, and not all of it.\n"
    "`meantime import meantime FILE` brings it into a journal that keeps what was read, so each look adds more."
)


@click.command(short_help="Show thoughts that come back.")
@journal_option
@as_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def themes(journal_file: str | None, as_name: str, as_json: bool) -> None:
    """Show thoughts that come back: in at least three notes, on at least two days."""
    journal = open_reader(journal_file, as_name)
    use_threads(os.cpu_count() or 1)
    found = themes_of(journal, most_new=A_COMMAND)
    if as_json:
        give_json([_as_json(theme) for theme in found.themes])
    else:
        for line in _page(found, journal.tz):
            give(line)
    _say_how(found, of_a_file=journal_file is not None)
    say_damaged(journal)


def _as_json(theme: Theme) -> dict[str, object]:
    return {
        "theme": theme.name,
        "thought": theme.thought,
        "notes": list(theme.notes),
        "first": theme.first.isoformat(),
        "last": theme.last.isoformat(),
    }


def _page(found: FoundThemes, tz: str) -> Iterator[str]:
    for theme in found.themes:
        yield from wrap(f"“{printable(theme.name)}”", min(88, max(40, shutil.get_terminal_size().columns)))
        first, last = (day_seen_from(clock.now(), at, tz) for at in (theme.first, theme.last))
        yield f"  {len(theme.notes)} notes, {first} to {last}"
        yield ""


def _say_how(found: FoundThemes, *, of_a_file: bool) -> None:
    if not found.themes:
        say(_NOTHING)
    if not found.by_meaning:
        say(_WORDS_ONLY)
    elif found.waiting:
        say(_NOT_ALL_OF_A_FILE.format(waiting=found.waiting) if of_a_file else _NOT_ALL)
