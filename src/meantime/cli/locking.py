"""`meantime lock`: close the journal in every browser."""

from __future__ import annotations

import click

from meantime.cli import store
from meantime.cli.speaking import give_json, say
from meantime.core.phrases import count_phrase


@click.command(short_help="Lock the journal in every open browser.")
@store.as_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def lock(as_name: str, as_json: bool) -> None:
    """Lock the journal in every open browser.

    Needs no passphrase. Opening it again does.
    """
    store.start()
    from meantime.actions.unlock import lock_everywhere

    ended = lock_everywhere(store.person_or_trouble(as_name).id)
    if as_json:
        give_json({"locked": ended})
    say(f"Locked. {count_phrase(ended, 'browser was', 'browsers were')} open.")
