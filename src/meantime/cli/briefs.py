"""`meantime brief`: the one page for the next session, in the terminal, as JSON, Markdown or PDF."""

from __future__ import annotations

import shutil

import click

from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.outputs import write_out
from meantime.cli.speaking import Trouble, give, give_json
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.content.measure_files import known_measures
from meantime.core.brief.words import short_day
from meantime.core.briefs import Brief
from meantime.core.journal import JournalReader
from meantime.core.notes import Note, is_countable
from meantime.core.periods import period_of_days
from meantime.core.sessions import span_before
from meantime.patterns.accepted import build_brief
from meantime.storage.environment import data_folder

_NO_SESSION = (
    "There is no session with this id in the journal. Without --for, the brief is for the next session."
)
_TWO_FORMS = "Choose one: --json or --markdown."
_TWO_ON_STDOUT = "A PDF on standard output stands alone. Leave out --json and --markdown, or name a file."


@click.command(short_help="Print the one page for the next session.")
@journal_option
@as_option
@click.option("--for", "session_id", metavar="ID", help="The session it is for; without it the next one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@click.option("--pdf", metavar="OUT", help="Write one printable page; `-` is standard output.")
@click.option("--letter", is_flag=True, help="US Letter paper instead of A4.")
def brief(
    journal_file: str | None,
    as_name: str,
    session_id: str | None,
    as_json: bool,
    markdown: bool,
    pdf: str | None,
    letter: bool,
) -> None:
    """Print the one page for the next session.

    Private notes take no part in it.
    """
    _raise_if_unclear(as_json, markdown, pdf)
    journal = open_reader(journal_file, as_name)
    page = _build(journal, session_id, sealed=journal_file is None)
    if pdf is not None:
        write_out(_pdf(journal, page, letter=letter), pdf)
    if as_json or markdown or pdf is None:
        _print(page, as_json=as_json, markdown=markdown)
    say_damaged(journal)


def _raise_if_unclear(as_json: bool, markdown: bool, pdf: str | None) -> None:
    if as_json and markdown:
        raise click.UsageError(_TWO_FORMS)
    if pdf == "-" and (as_json or markdown):
        raise click.UsageError(_TWO_ON_STDOUT)


def _build(journal: JournalReader, session_id: str | None, *, sealed: bool) -> Brief:
    """A plain file is read as of its last record, so that the same file gives the same page."""
    try:
        now, measures = clock.now() if sealed else None, known_measures(data_folder()).measures
        return build_brief(journal, session_id, now=now, measures=measures)
    except KeyError:
        raise Trouble(_NO_SESSION) from None


def _print(page: Brief, *, as_json: bool, markdown: bool) -> None:
    from meantime.exports.brief_text import brief_json, brief_markdown, brief_terminal

    if as_json:
        give_json(brief_json(page))
    elif markdown:
        give(brief_markdown(page).rstrip("\n"))
    else:
        give(brief_terminal(page, width=min(88, shutil.get_terminal_size().columns)).rstrip("\n"))


def _pdf(journal: JournalReader, page: Brief, *, letter: bool) -> bytes:
    from meantime.charts.note_marks import span_marks
    from meantime.exports.pdf import brief_pdf  # here: the typesetter, for a PDF only

    sources = {source for line in page.lines for source in line.sources}
    return brief_pdf(
        page,
        paper="us-letter" if letter else "a4",
        marks=span_marks(_counted_notes(journal, page)),
        source_days={note.id: short_day(note.at, note.tz) for note in journal.notes_with_ids(sources)},
    )


def _counted_notes(journal: JournalReader, page: Brief) -> list[Note]:
    """The notes the page was made from."""
    session = next((s for s in journal.sessions() if s.id == page.session), None)
    if session is not None:
        period = span_before(session, journal.sessions()).period
    else:
        period = period_of_days(page.first_day, page.last_day, tz=page.tz)
    return [note for note in journal.notes(period) if is_countable(note)]
