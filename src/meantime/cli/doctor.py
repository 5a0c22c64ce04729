"""`meantime doctor`: is everything here in order? Looks, and changes nothing but a missing table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click

from meantime.cli import store
from meantime.cli.doctor_checks import Check, first_checks, sealed_checks, store_checks
from meantime.cli.speaking import Trouble, give_json


@click.command(short_help="Check that everything here is in order.")
@click.option("--open", "open_it", is_flag=True, help="Ask for the passphrase and open every record.")
@store.as_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(open_it: bool, as_name: str, as_json: bool) -> None:
    """Check that everything here is in order.

    Ends with 1 when something wants a look. Nothing of a journal is read without --open, and nothing is printed of it.
    """
    checks = list(_all_checks(open_it, as_name, tell=lambda check: None if as_json else _tell(check)))
    look = [check for check in checks if not check.ok]
    if as_json:
        give_json({"ok": not look, "checks": [check._asdict() for check in checks]})
    if look:
        raise click.exceptions.Exit(1)


def _all_checks(open_it: bool, as_name: str, *, tell: Callable[[Check], None]) -> Iterator[Check]:
    for check in _checks(open_it, as_name):
        tell(check)
        yield check


def _checks(open_it: bool, as_name: str) -> Iterator[Check]:
    yield from first_checks()
    try:
        store.start()
    except Trouble as trouble:
        yield Check("database", False, *trouble.message.split("\n", 1))
        return
    yield from store_checks()
    if open_it:
        yield from sealed_checks(store.open_sealed(as_name))


def _tell(check: Check) -> None:
    mark, colour = ("ok", "green") if check.ok else ("look here", "yellow")
    words = f"{check.what} {check.what_to_do}".rstrip()
    click.echo(f"{click.style(mark, fg=colour)}: {words}")
