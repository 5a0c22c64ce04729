"""Notes that come while the journal is locked."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from meantime.accounts.people import Opened, identity_of, public_key_of
from meantime.actions.practice import settle_practice
from meantime.core.lines import line_of, read_line
from meantime.core.notes import Note
from meantime.storage import inbox
from meantime.storage.journal import Journal
from meantime.vault.errors import Damaged, VaultError
from meantime.vault.inbox import open_from, seal_to


def add_note_locked(person_id: UUID, note: Note) -> bool:
    """Seal a note to the person's public key. False when it is there already.

    Raises:
        InboxFull: no more notes are taken before the journal is opened.
    """
    sealed = seal_to(public_key_of(person_id), line_of(note).encode(), person=person_id, id=UUID(note.id))
    return inbox.put(person_id, UUID(note.id), sealed)


def put_sealed(person_id: UUID, note_id: UUID, sealed: bytes) -> bool:
    """Take a note that the browser sealed offline. False when it is there already.

    Raises:
        InboxFull: no more notes are taken before the journal is opened.
    """
    return inbox.put(person_id, note_id, sealed)


def open_inbox(journal: Journal, opened: Opened, *, home: Path) -> int:
    """Bring in what was written while the journal was locked: letterbox files and sealed notes. How many notes.

    When the stored public key is not the person's own (somebody wrote in the database), nothing is brought in: the
    notes stay where they are, `journal.damaged` names the person's inbox, and `doctor` says what to do.
    """
    inbox.collect_letterbox(home, journal.person_id)
    if not inbox.waiting_count(journal.person_id):
        return 0
    try:
        identity = identity_of(opened)
    except Damaged:
        journal.damaged.add(journal.person_id)
        return 0
    count = inbox.open_all(journal, identity)
    settle_practice(journal)
    return count


def open_draft(journal: Journal, opened: Opened, *, note_id: UUID, sealed: bytes) -> Note | None:
    """The words of a note that was being written, sealed by the browser meanwhile. Nothing is kept.

    None when the note was kept since, or when it is somebody else's, damaged or no note.
    """
    if journal.find(Note, str(note_id)) is not None:
        return None
    try:
        plain = open_from(identity_of(opened), sealed, person=journal.person_id, id=note_id)
        note, _ = read_line(plain.decode())
    except (VaultError, UnicodeDecodeError):
        return None
    return note if isinstance(note, Note) else None


def count_waiting(person_id: UUID) -> int:
    """How many notes wait unread."""
    return inbox.waiting_count(person_id)
