"""One machine that saves while it writes, and another, empty one that restores. Run by test_backups.py."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.project.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from meantime.accounts.models import OpenSession  # noqa: E402
from meantime.accounts.people import the_only_person, unlock  # noqa: E402
from meantime.actions import backups  # noqa: E402
from meantime.actions.unlock import begin_session, start_journal  # noqa: E402
from meantime.core.profile import Profile  # noqa: E402
from meantime.storage.environment import data_folder  # noqa: E402
from meantime.storage.journal import Journal  # noqa: E402
from tests.people import PASSPHRASE, a_note  # noqa: E402


def save(path: Path) -> dict[str, Any]:
    """A journal of 300 notes; a backup while a thread adds one note after another."""
    now = datetime.now(UTC)
    opened, words = start_journal(PASSPHRASE, Profile(id="new"), home=data_folder())
    journal = Journal(opened.person_id, opened.data_key)
    begin_session(journal, opened, now=now)
    journal.add_all([a_note() for _ in range(300)])
    begun, done = Event(), Event()
    writer = Thread(target=_write, args=(journal, begun, done))
    writer.start()
    begun.wait(10)
    backups.write_backup(path, home=data_folder(), now=now)
    done.set()
    writer.join()
    ids = [note.id for note in journal.notes()]
    return {"words": words, "written": len(ids), "ids": ids}


def restore(path: Path, words: str) -> dict[str, Any]:
    """Restore, check with both keys, unlock."""
    report = backups.restore(path, home=data_folder())
    by_words, by_passphrase = backups.key_by_words(path, words), backups.key_by_passphrase(path, PASSPHRASE)
    checked = backups.check_backup(path, by_words)
    opened = unlock(the_only_person(), PASSPHRASE, now=datetime.now(UTC))
    notes = Journal(opened.person_id, opened.data_key).notes()
    return {
        "problems": [str(problem) for problem in (*report.problems, *checked.problems)],
        "notes": len(notes),
        "ids": [note.id for note in notes],
        "records": report.records,
        "events": report.events,
        "opened": checked.opened,
        "sessions": OpenSession.objects.count(),
        "unlocked": [by_words is not None, by_passphrase is not None],
    }


def _write(journal: Journal, begun: Event, done: Event) -> None:
    for count in range(100_000):
        journal.add(a_note())
        if count == 3:
            begun.set()
        if done.is_set() and count > 10:
            break
    connection.close()


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    verb, *arguments = sys.argv[1:]
    result = save(Path(arguments[0])) if verb == "save" else restore(Path(arguments[0]), arguments[1])
    sys.stdout.write(json.dumps(result))
