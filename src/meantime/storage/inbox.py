"""The sealed inbox: notes, exercises, and marks on topics, that came while the journal was locked or out of reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from meantime.core.agenda import MARK, marked
from meantime.core.lines import read_line
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.practice import PracticeDraft
from meantime.core.topics import Topic
from meantime.storage import letterbox, rows
from meantime.storage.journal import Journal
from meantime.storage.models import InboxItem
from meantime.vault.errors import VaultError
from meantime.vault.inbox import Identity, open_from

#: How many sealed notes may wait, and how large one may be: a full disk by a stranger is no fun.
MOST_WAITING = 10_000
MOST_BYTES = 2_000_000


class InboxFull(Exception):
    """No more sealed notes are taken before the journal is opened."""


def put(person_id: UUID, note_id: UUID, sealed: bytes) -> bool:
    """Keep a sealed note. False when it is there already.

    Raises:
        InboxFull: too many notes wait, or this one is too large.
    """
    if len(sealed) > MOST_BYTES or waiting_count(person_id) >= MOST_WAITING:
        raise InboxFull
    _, created = InboxItem.objects.get_or_create(person_id=person_id, id=note_id, defaults={"sealed": sealed})
    return created


def waiting_count(person_id: UUID) -> int:
    """How many sealed notes wait in the store."""
    return InboxItem.objects.filter(person_id=person_id).count()


def collect_letterbox(home: Path, person_id: UUID) -> int:
    """Move the files of the letterbox into the inbox. How many."""
    moved = 0
    for note_id, sealed, path in letterbox.waiting(home, person_id):
        put(person_id, note_id, sealed)
        path.unlink()
        moved += 1
    return moved


def open_all(journal: Journal, identity: Identity) -> int:
    """Open what waits: notes and exercises are kept, marks on topics are made in the order they were given. How many.

    What does not open stays where it is. A note that was erased is not kept again when its phone, which missed the
    answer, sends it once more.
    """
    items = list(InboxItem.objects.filter(person_id=journal.person_id).values_list("id", "sealed"))
    opened = {
        item_id: letter
        for item_id, sealed in items
        if (letter := _opened(journal, identity, item_id, bytes(sealed)))
    }
    gone = rows.erased_among(journal.person_id, list(opened))
    kept = [one for key, one in opened.items() if not isinstance(one, OtherRecord) and key not in gone]
    journal.add_all(kept)
    marks = [one.fields for one in opened.values() if isinstance(one, OtherRecord)]
    for mark in sorted(marks, key=lambda fields: str(fields.get("at"))):
        _make_mark(journal, mark)
    InboxItem.objects.filter(person_id=journal.person_id, id__in=list(opened)).delete()
    return len(opened)


def _opened(
    journal: Journal, identity: Identity, item_id: UUID, sealed: bytes
) -> Note | PracticeDraft | OtherRecord | None:
    try:
        plain = open_from(identity, sealed, person=journal.person_id, id=item_id)
        record, _ = read_line(plain.decode())
    except (VaultError, UnicodeDecodeError, msgspec.DecodeError):
        return None
    if not isinstance(record, Note | PracticeDraft | OtherRecord) or record.id != str(item_id):
        return None
    return record if not isinstance(record, OtherRecord) or record.kind == MARK else None


def _make_mark(journal: Journal, mark: dict[str, Any]) -> None:
    stored = journal.find(Topic, str(mark.get("topic")))
    if stored is not None:
        journal.replace(marked(stored.record, mark), base_rev=stored.rev)
