"""`meantime demo`: the app as Sam, an invented person, in a folder that is thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meantime.cli import clock, store
from meantime.cli.outputs import write_out
from meantime.cli.serving import (
    address_of,
    collect_static_if_changed,
    end_on_sigterm,
    listen,
    run_server,
    usual_port,
)
from meantime.cli.speaking import give, say

if TYPE_CHECKING:
    from meantime.accounts.people import Opened

#: Said aloud on purpose: Sam is invented, and the folder is gone when the demo ends.
PASSPHRASE = "a kettle for the blue morning"  # noqa: S105 - opens nothing but the demo


@click.command(short_help="Open the app as Sam, an invented person.")
@click.option("--out", metavar="FILE", help="Write Sam's plain journal to a file and stop; `-` prints it.")
@click.option(
    "--port", "number", type=click.IntRange(0, 65535), help="Port; 0 takes a free one. Usual is 8765."
)
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
def demo(out: str | None, number: int | None, no_open: bool) -> None:
    """Open the app as Sam, an invented person, with twelve weeks of notes up to this week.

    Your own journal is not touched, and nothing you type there is kept when the demo ends.
    """
    from meantime.actions.demo import sam_bytes

    if out is not None:
        write_out(sam_bytes(), out)
        return
    listener = listen("127.0.0.1", usual_port() if number is None else number)
    end_on_sigterm()
    home = Path(tempfile.mkdtemp(prefix="meantime-demo-"))
    try:
        link = _link(home, address_of(listener))
        give(link)
        sys.stdout.flush()
        say(f"Sam is invented. The link works once. If it locks, the passphrase is: {PASSPHRASE}")
        say("Ctrl-C ends the demo and removes it.")
        run_server(listener, open_at=None if no_open else link)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _link(home: Path, address: str) -> str:
    """Sam's journal in this folder, and the one-time link into it."""
    _use_folder(home)
    store.start()
    collect_static_if_changed()
    from meantime.accounts.links import new_link

    return f"{address}open/{new_link(_start_sam(home))}"


def _use_folder(home: Path) -> None:
    """Before Django is loaded: everything of the demo lies in its own folder."""
    os.environ["MEANTIME_HOME"] = str(home)
    os.environ["MEANTIME_DEMO"] = "1"
    for name in ("DATABASE_URL", "MEANTIME_SEVERAL", "MEANTIME_BEHIND_PROXY"):
        os.environ.pop(name, None)


def _start_sam(home: Path) -> Opened:
    from meantime.actions.demo import sam, shifted_to
    from meantime.actions.unlock import start_journal
    from meantime.core.profile import Profile
    from meantime.storage.journal import Journal

    journal = shifted_to(clock.now(), sam())
    profile = Profile(id="sam", name=journal.name, tz=journal.tz, country="GB")
    opened, _ = start_journal(PASSPHRASE, profile, home=home)
    sealed = Journal(opened.person_id, opened.data_key)
    sealed.add_all(journal.records)
    sealed.change_profile(recovery_confirmed=True)
    return opened
