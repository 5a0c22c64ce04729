"""What `meantime doctor` looks at. Each check says one thing, and what to do about it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from meantime.cli import clock
from meantime.cli.serving import static_fingerprint
from meantime.content.measure_files import PACKS, known_measures
from meantime.core.phrases import count_phrase
from meantime.storage import letterbox
from meantime.storage.environment import data_folder, is_on, port

if TYPE_CHECKING:
    from meantime.storage.journal import Journal

#: Below this much free disk space, in bytes, keeping notes is at risk.
_LITTLE_SPACE = 200 * 1024 * 1024
#: A clock before this is wrong: the release these checks came with.
_NOT_BEFORE = datetime(2026, 11, 1, tzinfo=UTC)


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    ok: bool
    #: What was found, as a sentence.
    what: str
    #: What to do about it; empty when nothing.
    what_to_do: str = ""


def first_checks() -> Iterator[Check]:
    """What can be seen without the database."""
    home = data_folder()
    yield _python()
    yield _clock()
    yield _folder(home)
    yield from _open_files(home)
    yield _space(home)
    yield from _questionnaires(home)


def store_checks() -> Iterator[Check]:
    """The database, the static files and the letterbox."""
    yield _database()
    yield _static()
    yield _address()
    yield from _letterboxes()


def sealed_checks(journal: Journal) -> Iterator[Check]:
    """The chain of changes, and whether every record opens."""
    from meantime.storage.events import find_break_in

    broken = find_break_in(journal)
    if broken is None:
        yield Check("chain", True, "The chain of changes is whole and fits the records.")
    else:
        what = f"The store was altered from outside, at change {broken} of its chain."
        yield Check("chain", False, what, "Compare it with your last backup.")
    yield _records(journal)


def _records(journal: Journal) -> Check:
    opened = len(journal.everything())
    if odd := len(journal.damaged):
        what = f"{count_phrase(odd, 'record does', 'records do')} not open."
        return Check(
            "records", False, what, "They are left as they are. Your last backup may hold them whole."
        )
    return Check("records", True, f"All records open: {opened}.")


def _python() -> Check:
    version = sys.version_info
    words = f"Python {version.major}.{version.minor}.{version.micro}."
    is_new_enough = (version.major, version.minor) >= (3, 11)
    return Check("python", is_new_enough, words, "" if is_new_enough else "Meantime needs 3.11 or newer.")


def _clock() -> Check:
    now = clock.now()
    if now < _NOT_BEFORE:
        return Check(
            "clock", False, f"The clock says {now:%Y-%m-%d}.", "Set it, so that notes get the right day."
        )
    return Check("clock", True, f"The clock says {now:%Y-%m-%d %H:%M} UTC, zone {clock.machine_zone()}.")


def _folder(home: Path) -> Check:
    if not home.exists():
        return Check("folder", True, f"The data folder {home} is made at the first start.")
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return Check("folder", False, f"The data folder {home} cannot be written.", "Check whose it is.")
    return Check("folder", True, f"The data folder is {home}.")


def _open_files(home: Path) -> Iterator[Check]:
    """Files of the store that other people on this machine could reach."""
    if not home.exists():
        return
    if stat.S_IMODE(home.stat().st_mode) & 0o077:
        what = "Other people on this machine can look into the data folder."
        yield Check("permissions", False, what, f"Type `chmod 700 {home}`.")
    else:
        yield Check("permissions", True, "Only you can look into the data folder.")


def _space(home: Path) -> Check:
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    words = f"{free / 1024**3:.1f} GB of disk space are free."
    if free < _LITTLE_SPACE:
        return Check("space", False, words, "Make room, so that notes can be kept.")
    return Check("space", True, words)


def _questionnaires(home: Path) -> Iterator[Check]:
    """The keeper's own packs, when there are any."""
    if not (home / PACKS).is_dir():
        return
    problems = known_measures(home).problems
    for problem in problems:
        yield Check("questionnaires", False, f"{problem.where}: {problem.what}", problem.what_to_do)
    if not problems:
        yield Check("questionnaires", True, "Every questionnaire of your own can be used.")


def _database() -> Check:
    from django.db import connection

    from meantime.cli.store import missing_migrations

    if missing_migrations():
        return Check(
            "database", False, "The database misses a change of its tables.", "Type `meantime serve`."
        )
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    if connection.vendor == "sqlite" and (broken := _sqlite_trouble()):
        return Check(
            "database", False, broken, "Keep a copy of the data folder, then restore your last backup."
        )
    return Check("database", True, f"The database ({kind}) answers and is up to date.")


def _sqlite_trouble() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        return "" if cursor.fetchone() == ("ok",) else "The database file is damaged."


def _static() -> Check:
    mark = data_folder() / "static" / ".collected"
    if mark.exists() and mark.read_text() != static_fingerprint():
        return Check("static", True, "Styles and scripts are of another version; the next start brings them.")
    ready = "are in place" if mark.exists() else "are put in place at the first start"
    return Check("static", True, f"Styles and scripts {ready}.")


def _address() -> Check:
    if is_on("MEANTIME_BEHIND_PROXY"):
        return Check("address", True, "Set up to stand behind a proxy, which has to speak HTTPS.")
    return Check("address", True, f"Answers on this machine only, at port {port()}.")


def _letterboxes() -> Iterator[Check]:
    from meantime.accounts.models import Person
    from meantime.accounts.people import public_key_of
    from meantime.storage.inbox import waiting_count

    people = dict(letterbox.find_people(data_folder()))
    waiting = 0
    for person_id in Person.objects.values_list("id", flat=True):
        waiting += waiting_count(person_id) + sum(1 for _ in letterbox.waiting(data_folder(), person_id))
        if people.get(person_id) != public_key_of(person_id):
            what = "The letterbox for `meantime note` is missing, or belongs to another key."
            yield Check("letterbox", False, what, "Unlock in the browser once.")
    yield Check("waiting", True, f"{count_phrase(waiting, 'note waits', 'notes wait')} for the next unlock.")
