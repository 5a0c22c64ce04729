"""Notes: keep, change, erase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from meantime.actions.theme_choices import forget_note
from meantime.core.notes import Note, find_problems
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import Journal, StaleEdit, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two edits of one note: both are kept until the person settles it."""

    #: What is stored under the note's own id.
    stored: Note
    #: The second version, kept as a note of its own with `other_version_of`.
    second: Note


def add_note(journal: Journal, note: Note, *, now: datetime) -> bool:
    """Keep a new note. False when a note with this id is there already (a form sent twice).

    Raises:
        InvalidRecord: the note breaks a rule; nothing was kept.
    """
    raise_if_invalid(note, now=now)
    return journal.add(note)


def edit_note(journal: Journal, note: Note, *, base_rev: int, now: datetime) -> Clash | None:
    """Keep a changed note. A `Clash` when it was changed elsewhere meanwhile: then both versions are kept.

    Raises:
        InvalidRecord: the note breaks a rule; nothing was kept.
        KeyError: the note was erased meanwhile.
    """
    raise_if_invalid(note, now=now)
    try:
        journal.replace(note, base_rev=base_rev)
    except StaleEdit as stale:
        return _keep_both(journal, stale.current.record, note)
    return None


def change_note(journal: Journal, stored: Stored[Note], *, now: datetime, **parts: object) -> Clash | None:
    """Keep the note with some of its fields changed, such as `emotions=(...)`."""
    return edit_note(journal, replace(stored.record, **parts), base_rev=stored.rev, now=now)  # type: ignore[arg-type]


def settle_clash(journal: Journal, stored: Stored[Note], second: Stored[Note], *, keep: str) -> None:
    """End a clash. `keep` is "stored", "second" or "both"; what is not kept is erased."""
    if keep == "both":
        journal.replace(replace(second.record, other_version_of=None), base_rev=second.rev)
        return
    if keep == "second":
        winner = replace(second.record, id=stored.record.id, other_version_of=None)
        journal.replace(winner, base_rev=stored.rev)
    erase_note(journal, second.record.id)


def erase_note(journal: Journal, note_id: str) -> bool:
    """Remove a note for good, also from what was said of thoughts that come back. False when there was none."""
    forget_note(journal, note_id)
    return journal.erase(note_id)


def raise_if_invalid(note: Note, *, now: datetime) -> None:
    """Refuse a note that breaks a rule."""
    if problems := find_problems(note, now=now):
        raise InvalidRecord(problems)


def _keep_both(journal: Journal, stored: Note, second: Note) -> Clash | None:
    if replace(second, id=stored.id) == stored:
        return None  # the same edit sent twice
    kept = replace(second, id=str(uuid4()), other_version_of=stored.id)
    journal.add(kept)
    return Clash(stored=stored, second=kept)
