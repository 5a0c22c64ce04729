"""`meantime backup` and `meantime restore`: one sealed file with everything, and the way back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meantime.cli import clock, store
from meantime.cli.outputs import trouble_names
from meantime.cli.passphrases import ask_passphrase
from meantime.cli.speaking import Trouble, give, give_bytes, give_json, say
from meantime.core.phrases import count_phrase
from meantime.storage.environment import data_folder

if TYPE_CHECKING:
    from meantime.actions.backups import BackupReport

_OPENS_NOBODY = "This passphrase opens nobody's journal in this backup. Nothing was changed."


@click.command(short_help="Write a sealed copy of everything to one file.")
@click.argument("out", required=False)
def backup(out: str | None) -> None:
    """Write a sealed copy of everything to one file.

    Needs no passphrase: what is sealed stays sealed, and opens with the same passphrase or recovery key.
    Without OUT the file lies in this folder with today's date; `-` is standard output.
    """
    store.start()
    from meantime.actions.backups import back_up, write_backup

    now = clock.now()
    if out == "-":
        for part in back_up(data_folder(), now=now):
            give_bytes(part)
        return
    name = out or f"meantime-{now:%Y-%m-%d}.backup"
    with trouble_names(name):
        write_backup(Path(name), home=data_folder(), now=now)
    say(f"Written and sealed. `meantime restore {name} --check` makes sure that it is whole.")
    give(name)


@click.command(short_help="Bring a backup back, or check that it is whole.")
@click.argument("file")
@click.option("--check", is_flag=True, help="Look only; nothing is written.")
@click.option("--open", "open_it", is_flag=True, help="With --check: open every record with the passphrase.")
@click.option("--as", "as_name", default="", metavar="NAME", help="With --open: whose passphrase it is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def restore(file: str, check: bool, open_it: bool, as_name: str, as_json: bool) -> None:
    """Bring a backup back, or check that it is whole.

    Writes into an empty data folder only, all of it or nothing.
    """
    if open_it and not check:
        raise click.UsageError("--open goes with --check.")
    store.start()
    from meantime.actions import backups

    path, home = Path(file), data_folder()
    report = _opened(path, as_name) if open_it else backups.restore(path, home=home, check_only=check)
    _tell(file, report, check=check, as_json=as_json)


def _opened(path: Path, as_name: str) -> BackupReport:
    from meantime.actions.backups import check_backup, key_by_passphrase

    whole = check_backup(path)
    if whole.problems:
        return whole
    key = key_by_passphrase(path, ask_passphrase(), name=as_name)
    if key is None:
        raise Trouble(_OPENS_NOBODY)
    return check_backup(path, key)


def _tell(file: str, report: BackupReport, *, check: bool, as_json: bool) -> None:
    if as_json:
        made = report.made_at.isoformat() if report.made_at else None
        give_json({**asdict(report), "made_at": made, "problems": [asdict(p) for p in report.problems]})
    if report.problems:
        raise Trouble("\n".join(f"{file}: {p.what} {p.what_to_do}" for p in report.problems))
    held = f"{count_phrase(report.people, 'person', 'people')}, {count_phrase(report.records, 'record', 'records')}"
    opened = (
        f" {count_phrase(report.opened, 'record', 'records')} opened." if report.opened is not None else ""
    )
    say(
        f"This backup is whole: {held}.{opened}"
        if check
        else f"Back again: {held}. Type `meantime` to unlock."
    )
