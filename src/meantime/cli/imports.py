"""`meantime import`: notes from another app or a plain journal, into the sealed store or a plain file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from meantime.cli import clock, store
from meantime.cli.import_report import Imported, imported, tell
from meantime.cli.outputs import write_out
from meantime.cli.plain import empty_journal_bytes, problem_lines, read_plain
from meantime.cli.speaking import Trouble
from meantime.core.journal import Record
from meantime.core.lines import line_of, read_journal
from meantime.core.moments import is_zone
from meantime.importers.base import SOURCES, Extract, ImportRefused, find_importer
from meantime.importers.limits import MAX_FILE

_NOT_IMPORTED = "Nothing was imported."


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Asked:
    """What was asked for."""

    #: Short name of the importer.
    source: str
    #: The file as it was named.
    file: str
    data: bytes
    #: Answers by the key of their question.
    answers: Mapping[str, str]
    #: Zone that was named; None for the journal's own.
    tz: str | None


@click.command("import", short_help="Bring in notes from another app or a plain journal.")
@click.argument("source", type=click.Choice(list(SOURCES)))
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Look only; nothing is written.")
@click.option(
    "--to", "out", metavar="OUT", help="Add to a plain journal file; no account needed. `-` prints it."
)
@click.option(
    "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="Answer a question the file leaves open."
)
@click.option(
    "--tz", metavar="ZONE", help="Zone of times that do not say theirs; without it the journal's own."
)
@store.as_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_(
    source: str,
    file: str,
    dry_run: bool,
    out: str | None,
    answers: tuple[str, ...],
    tz: str | None,
    as_name: str,
    as_json: bool,
) -> None:
    """Bring in notes from another app or a plain journal.

    FILE is what the other app exported; `-` is standard input. Importing a file twice adds nothing.
    """
    if out is not None and as_name:
        raise click.UsageError("--as means a sealed journal, and --to a plain file. Leave one of them out.")
    asked = _Asked(source=source, file=file, data=_read(file), answers=_answers(answers), tz=_zone(tz))
    extract = _extract(asked, asked.tz or clock.machine_zone())
    if out is not None:
        done = _into_file(asked, extract, out, dry_run=dry_run)
    else:
        done = _into_store(asked, extract, as_name, dry_run=dry_run)
    tell(file, done, dry_run=dry_run, as_json=as_json and out != "-")
    if done.problems and not extract.records:
        raise Trouble(_NOT_IMPORTED)


def _zone(tz: str | None) -> str | None:
    if tz is not None and not is_zone(tz):
        raise click.UsageError("--tz is not a time zone. Use a name such as Europe/London.")
    return tz


def _read(file: str) -> bytes:
    """One byte more than any importer takes: what never ends is refused as too large."""
    if file == "-":
        return sys.stdin.buffer.read(MAX_FILE + 1)
    with open(file, "rb") as opened:
        return opened.read(MAX_FILE + 1)


def _answers(given: tuple[str, ...]) -> dict[str, str]:
    if any("=" not in answer for answer in given):
        raise click.UsageError("--answer takes KEY=VALUE.")
    return {key: value for key, _, value in (answer.rpartition("=") for answer in given)}


def _extract(asked: _Asked, tz: str) -> Extract:
    try:
        return find_importer(asked.source).extract(asked.data, answers=asked.answers, tz=tz)
    except ImportRefused as refused:
        raise Trouble(f"{problem_lines(asked.file, [refused.problem])}\n{_NOT_IMPORTED}") from None


def _in_zone_of(journal_tz: str, asked: _Asked, extract: Extract) -> Extract:
    """Read once more when the journal is kept in another zone than this machine and none was named."""
    same = asked.tz is not None or asked.source == "meantime" or journal_tz == clock.machine_zone()
    return extract if same else _extract(asked, journal_tz)


def _into_file(asked: _Asked, extract: Extract, out: str, *, dry_run: bool) -> Imported:
    path = Path(out)
    there = read_plain(out) if out != "-" and path.exists() else None
    known = {record.id for record in there.records} if there else set()
    new = [record for record in extract.records if record.id not in known]
    if not dry_run and (new or there is None) and not (extract.problems and not extract.records):
        before = path.read_bytes() if there else _header(asked)
        write_out(_joined(before, new), out)
    return imported(asked.source, extract, len(new))


def _header(asked: _Asked) -> bytes:
    """The first line of a new file: of the journal that comes in, or without a name."""
    if asked.source != "meantime":
        return empty_journal_bytes("", asked.tz or clock.machine_zone())
    first = asked.data.partition(b"\n")[0].decode("utf-8-sig", errors="replace")
    journal, _ = read_journal([first])
    return empty_journal_bytes(journal.name, journal.tz)


def _joined(before: bytes, records: Sequence[Record]) -> bytes:
    """The bytes that were there, unchanged, then the new lines."""
    end = b"" if before.endswith(b"\n") else b"\n"
    return before + end + "".join(f"{line_of(record)}\n" for record in records).encode()


def _into_store(asked: _Asked, extract: Extract, as_name: str, *, dry_run: bool) -> Imported:
    from meantime.importers.meantime import with_uuids

    if dry_run or not extract.records:
        records = with_uuids(extract.records)
        known = _ids_in_store(as_name) if records else set()
        return imported(asked.source, extract, sum(record.id not in known for record in records))
    journal = store.open_sealed(as_name)
    from meantime.actions.imports import PENDING
    from meantime.core.others import OtherRecord
    from meantime.core.profile import Profile
    from meantime.storage.index_piece import INDEX

    extract = _in_zone_of(journal.tz, asked, extract)
    ours = with_uuids(
        record
        for record in extract.records
        if not isinstance(record, Profile)
        and not (isinstance(record, OtherRecord) and record.kind in (PENDING, INDEX))
    )
    return imported(asked.source, replace(extract, records=ours), journal.add_all(ours))


def _ids_in_store(as_name: str) -> set[str]:
    """Which ids are kept already; needs no passphrase, and no journal either."""
    store.start()
    from meantime.accounts.people import anyone_here
    from meantime.storage import rows

    if not anyone_here():
        return set()
    return {str(row[0]) for row in rows.everything(store.person_or_trouble(as_name).id)}
