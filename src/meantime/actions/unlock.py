"""Starting a journal, unlocking and locking it, and the keys to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from meantime.accounts import open_sessions, people
from meantime.accounts.models import Person
from meantime.accounts.people import Opened
from meantime.actions.inbox import open_inbox
from meantime.core.profile import Profile
from meantime.storage import letterbox
from meantime.storage.erasing import erase_rows_of
from meantime.storage.journal import Journal


def start_journal(
    passphrase: str, profile: Profile, *, home: Path, sign_in_name: str = ""
) -> tuple[Opened, str]:
    """A new person with an empty journal. Returns them opened, and the recovery words to show once.

    Raises:
        NameTaken: somebody signs in with this name already.
    """
    opened, words = people.create_person(passphrase, name=sign_in_name)
    journal = Journal(opened.person_id, opened.data_key)
    journal.change_profile(
        name=profile.name, tz=profile.tz, country=profile.country, language=profile.language
    )
    letterbox.publish_key(home, opened.person_id, people.public_key_of(opened.person_id))
    return opened, words


def unlock(person: Person | None, passphrase: str, *, home: Path, now: datetime) -> tuple[Journal, Opened]:
    """Open a journal, bring in what waited for it, and refile what an earlier version could not read.

    Raises:
        WrongPassphrase, TooSoon: see `accounts.people.unlock`.
    """
    opened = people.unlock(person, passphrase, now=now)
    journal = Journal(opened.person_id, opened.data_key)
    if not letterbox.has_key(home, opened.person_id):  # another machine's folder, or one that was cleared
        letterbox.publish_key(home, opened.person_id, people.public_key_of(opened.person_id))
    open_inbox(journal, opened, home=home)
    journal.adopt_known_kinds()
    return journal, opened


def begin_session(journal: Journal, opened: Opened, *, now: datetime) -> str:
    """Keep the journal open for a browser; the token belongs in its cookie and nowhere else."""
    return open_sessions.begin(opened, now=now, lock_after=journal.profile.lock_after)


def lock(token: str) -> None:
    """Lock one browser."""
    open_sessions.end(token)


def lock_everywhere(person_id: UUID) -> int:
    """Lock all browsers of a person. How many were open."""
    return open_sessions.end_all(person_id)


def erase_everything(person_id: UUID, *, home: Path) -> None:
    """Delete a person: the keys first, so that every copy of the records is noise, then the rows."""
    people.erase_person(person_id)
    letterbox.remove(home, person_id)
    erase_rows_of(person_id)
