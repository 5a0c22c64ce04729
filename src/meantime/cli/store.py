"""The sealed store from the command line: Django is loaded here and nowhere else, when a command needs it."""

from __future__ import annotations

import os
import resource
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meantime.cli.clock import now
from meantime.cli.passphrases import ask_passphrase
from meantime.cli.plain import read_plain
from meantime.cli.speaking import Trouble, say
from meantime.storage.environment import data_folder

if TYPE_CHECKING:
    from meantime.accounts.models import Person
    from meantime.core.journal import MemoryJournal
    from meantime.storage.journal import Journal

_NO_JOURNAL = "There is no journal here yet. Type `meantime` to start one"
_SEVERAL = "Several people keep a journal here. Add `--as NAME`, the name you sign in with."
_ALTERED = (
    "The keys of this journal were altered from outside, so it was not opened. Nothing was changed.\n"
    "Your last backup may hold them whole: type `meantime restore FILE --check`."
)
_MIGRATIONS = Path(__file__).parents[1]

as_option = click.option(
    "--as", "as_name", default="", metavar="NAME", help="Whose journal, when several are here."
)


def start() -> None:
    """Load Django on the data folder, with its tables up to date and nothing readable by others."""
    os.umask(0o077)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash writes no memory to disk
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.project.settings")
    import django

    django.setup()
    migrate_if_needed()


def migrate_if_needed() -> None:
    """Bring the tables up to date when a migration is missing; a look at one table otherwise."""
    from django.db import DatabaseError

    try:
        if not missing_migrations():
            return
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise Trouble(
            "The database did not open, so nothing was changed.\n"
            f"Check MEANTIME_HOME ({data_folder()}) and DATABASE_URL, then type `meantime doctor`."
        ) from error


def missing_migrations() -> set[tuple[str, str]]:
    """(room, migration) pairs of this version that the database has not had. Reads names only."""
    from django.db import connection

    wanted = {(path.parents[1].name, path.stem) for path in _MIGRATIONS.glob("*/migrations/0*.py")}
    if "django_migrations" not in connection.introspection.table_names():
        return wanted
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return wanted - set(cursor.fetchall())


def person_or_trouble(as_name: str) -> Person:
    """The person meant: the one with this name, or the only one here."""
    from meantime.accounts.people import anyone_here, person_named

    person = person_named(as_name)
    if person is not None:
        return person
    if as_name:
        raise Trouble("Nobody signs in here with this name. Nothing was changed.")
    raise Trouble(_SEVERAL if anyone_here() else _NO_JOURNAL + _or_a_file())


def _or_a_file() -> str:
    """The option with which this command works on a plain file, when it has one."""
    context = click.get_current_context(silent=True)
    options = {name for param in context.command.params for name in param.opts} if context else set()
    ways = [f", or add `{name} FILE` for a plain file" for name in ("--journal", "--to") if name in options]
    return f"{''.join(ways)}."


def open_sealed(as_name: str = "") -> Journal:
    """Ask for the passphrase and open the journal; what waited for it is brought in."""
    start()
    from meantime.accounts.people import TooSoon, WrongPassphrase
    from meantime.actions.unlock import unlock
    from meantime.vault.errors import VaultError

    person = person_or_trouble(as_name)
    passphrase = ask_passphrase()
    try:
        journal, _ = unlock(person, passphrase, home=data_folder(), now=now())
    except WrongPassphrase:
        raise Trouble(
            "This passphrase does not open the journal. Nothing was changed. Try once more."
        ) from None
    except VaultError:
        raise Trouble(_ALTERED) from None
    except TooSoon as soon:
        wait = max(1, round(soon.wait.total_seconds()))
        raise Trouble(f"A passphrase was wrong several times. Wait {wait} seconds, then try again.") from None
    return journal


def open_reader(journal_file: str | None, as_name: str) -> MemoryJournal | Journal:
    """The plain file that was named, or the sealed journal."""
    if journal_file is None:
        return open_sealed(as_name)
    if as_name:
        raise click.UsageError(
            "--as means a sealed journal, and --journal a plain file. Leave one of them out."
        )
    return read_plain(journal_file)


def say_damaged(journal: MemoryJournal | Journal) -> None:
    """Say how many records did not open; they are never counted as empty."""
    if damaged := len(getattr(journal, "damaged", ())):
        kept = "It is kept as it is." if damaged == 1 else "They are kept as they are."
        say(f"{damaged} of your records did not open. {kept} `meantime doctor --open` says more.")
