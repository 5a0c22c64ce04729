"""`meantime export`: everything a journal holds, in a format other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from meantime.cli.options import journal_option
from meantime.cli.outputs import write_out
from meantime.cli.speaking import say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.core.journal import MemoryJournal, Record
from meantime.exports.markdown import journal_markdown
from meantime.exports.plain_journal import write_plain_journal
from meantime.exports.table import notes_csv

if TYPE_CHECKING:
    from meantime.storage.journal import Journal


@click.command(short_help="Write everything out in an open format.")
@click.argument("out", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["journal", "csv", "markdown"]),
    default="journal",
    show_default=True,
    help="The plain journal loses nothing; csv holds the notes.",
)
@journal_option
@as_option
def export(out: str | None, form: str, journal_file: str | None, as_name: str) -> None:
    """Write everything out in an open format, to OUT or standard output.

    The file is readable by anybody who opens it. Keep it where you keep private things.
    """
    journal = open_reader(journal_file, as_name)
    write_out(b"".join(_pieces(journal, form)), out)
    say_damaged(journal)
    if out not in (None, "-"):
        say("It is not sealed: anybody who opens this file can read it.")


def _pieces(journal: MemoryJournal | Journal, form: str) -> Iterable[bytes]:
    if form == "csv":
        return (row.encode() for row in notes_csv(journal.notes()))
    if form == "markdown":
        return (piece.encode() for piece in journal_markdown(journal))
    return write_plain_journal(_records(journal), name=journal.name, tz=journal.tz)


def _records(journal: MemoryJournal | Journal) -> Iterable[Record]:
    if isinstance(journal, MemoryJournal):
        return journal.records
    from meantime.actions.exports import records_to_export  # here: only a sealed journal needs Django

    return records_to_export(journal)
