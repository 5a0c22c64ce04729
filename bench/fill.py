"""Fills `MEANTIME_HOME` with one person and a number of notes: `python -m bench.fill [count]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.project.settings")


def main() -> None:
    """One person, ten years of sessions, `count` notes (20,000 when not said)."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from bench.main_job import PASSPHRASE
    from bench.world import NOTES, make_notes, make_sessions
    from meantime.actions.unlock import start_journal
    from meantime.core.profile import Profile
    from meantime.storage.journal import Journal

    count = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    opened, _ = start_journal(
        PASSPHRASE, Profile(id="new", tz="Europe/London"), home=Path(settings.MEANTIME_HOME)
    )
    journal = Journal(opened.person_id, opened.data_key)
    journal.add_all([*make_sessions(), *make_notes(count)])


if __name__ == "__main__":
    main()
