"""A journal read once for one page: what the brief has opened, the list of its sources does not open again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from meantime.core.notes import Note, is_countable
from meantime.core.periods import Period
from meantime.storage.journal import Journal

_KINDS = ("sessions", "topics", "questions", "reflections", "homework", "attempts", "brief_choices")


class ReadOnce:
    """Answers like the journal (`core.journal.JournalReader`) and keeps each answer while the page is made."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kinds: dict[str, Any] = {}
        self._periods: dict[Period, list[Note]] = {}
        self._notes: dict[str, Note] = {}

    @property
    def name(self) -> str:
        """The person's name or initials."""
        return self._journal.name

    @property
    def tz(self) -> str:
        """The person's IANA zone."""
        return self._journal.tz

    def notes(self, period: Period) -> list[Note]:
        """Notes of a period, oldest first. Always of a period: a brief never opens the whole journal."""
        if period not in self._periods:
            self._periods[period] = self._journal.notes(period)
            self._notes |= {note.id: note for note in self._periods[period]}
        return self._periods[period]

    def countable_notes(self) -> list[Note]:
        """The notes of the periods read so far that may take part in a brief: what it was counted from."""
        return [note for notes in self._periods.values() for note in notes if is_countable(note)]

    def notes_with_ids(self, ids: Collection[str]) -> list[Note]:
        """The notes with these ids that exist, oldest first."""
        if missing := [one for one in ids if one not in self._notes]:
            self._notes |= {note.id: note for note in self._journal.notes_with_ids(missing)}
        found = (self._notes[one] for one in ids if one in self._notes)
        return sorted(found, key=lambda note: (note.at, note.id))

    def of_kind(self, cls: type[Any]) -> Any:
        """The records of one class, in the order they were first kept."""
        if cls.__name__ not in self._kinds:
            self._kinds[cls.__name__] = self._journal.of_kind(cls)
        return self._kinds[cls.__name__]

    def __getattr__(self, kind: str) -> Any:
        if kind not in _KINDS:
            raise AttributeError(kind)
        if kind not in self._kinds:
            self._kinds[kind] = getattr(self._journal, kind)()
        return lambda: self._kinds[kind]
