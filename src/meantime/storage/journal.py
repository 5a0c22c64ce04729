"""One person's unlocked journal: sealed rows in, core records out. Lives as long as one request or command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

import msgspec
from django.db import transaction

from meantime.core.briefs import BriefChoices
from meantime.core.homework import Attempt, Homework
from meantime.core.journal import MemoryJournal, Record, in_period
from meantime.core.lines import KINDS, as_known_kind
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.periods import Period, months_of
from meantime.core.profile import Profile
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from meantime.storage import kinds, rows
from meantime.storage.index_piece import INDEX, IndexPiece, piece_id
from meantime.vault.keys import DataKey, derive_keys
from meantime.vault.records import open_many
from meantime.vault.tokens import month_token

#: Any one class of core records (not `bound=Record`: mypy would spell the union out).
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record as it lies in the store."""

    record: R
    #: Its revision; a change must name it.
    rev: int


class StaleEdit(Exception):
    """The record changed since it was read; `current` is what is stored now."""

    def __init__(self, current: Stored[Any]) -> None:
        super().__init__("the record was changed meanwhile")
        self.current = current


class Journal:
    """Reads and writes one person's records under their data key. Nothing decrypted is kept beyond the object."""

    def __init__(self, person_id: UUID, data_key: DataKey) -> None:
        self.person_id = person_id
        self.data_key = data_key
        self.keys = derive_keys(data_key)
        #: Ids of rows that did not open; shown as damaged, never rewritten.
        self.damaged: set[UUID] = set()
        self._profile: Stored[Profile] | None = None

    def __repr__(self) -> str:
        return "<Journal>"

    # Reading

    @property
    def profile(self) -> Profile:
        """The person's settings; the defaults while none are kept."""
        return self.stored_profile().record

    def stored_profile(self) -> Stored[Profile]:
        """The person's settings with their revision (0 while none are kept)."""
        if self._profile is None:
            found = self.find(Profile, str(self.person_id))
            self._profile = found or Stored(Profile(id=str(self.person_id)), 0)
        return self._profile

    @property
    def name(self) -> str:
        """The person's name or initials; empty when not given."""
        return self.profile.name

    @property
    def tz(self) -> str:
        """The person's IANA zone."""
        return self.profile.tz

    def find(self, cls: type[R], record_id: str) -> Stored[R] | None:
        """The record of this kind with this id, or None: also for ids that are no UUID or are damaged."""
        wanted = uuid_or_none(record_id)
        if wanted is None:
            return None
        found = rows.with_ids(self.person_id, kinds.code_for(cls), [wanted])
        return next(iter(self._open(cls, found)), None)

    def notes(self, period: Period | None = None) -> list[Note]:
        """Notes of a period (all without one), oldest first."""
        if period is None:
            return in_period(self.of_kind(Note), None)
        found = rows.in_months(self.person_id, kinds.NOTE, self._tokens(months_of(period)))
        return in_period((stored.record for stored in self._open(Note, found)), period)

    def notes_with_ids(self, ids: Collection[str]) -> list[Note]:
        """The notes with these ids that exist, oldest first."""
        wanted = [found for found in map(uuid_or_none, ids) if found is not None]
        found = rows.with_ids(self.person_id, kinds.NOTE, wanted)
        return in_period((stored.record for stored in self._open(Note, found)), None)

    def note_places(self) -> list[tuple[int, int]]:
        """(place, revision) of every note, in the order they were kept; opens none of them."""
        return rows.places(self.person_id, kinds.NOTE)

    def places_of(self, ids: Collection[str]) -> dict[str, int]:
        """The place of each note with one of these ids; opens none of them."""
        wanted = [found for found in map(uuid_or_none, ids) if found is not None]
        return rows.places_of(self.person_id, kinds.NOTE, wanted)

    def last_change(self) -> int:
        """The place of the newest change in the chain of events."""
        return rows.last_event(self.person_id)

    def notes_at(self, places: Sequence[int]) -> dict[int, Stored[Note]]:
        """The notes at these places, by place; those that do not open are left out."""
        found = rows.at_places(self.person_id, kinds.NOTE, places)
        opened = zip(found, self._plain([row for _, row in found]), strict=True)
        read = ((place, row, self._read(row, plain)) for (place, row), plain in opened)
        return {place: Stored(note, row[2]) for place, row, note in read if isinstance(note, Note)}

    def latest_notes(self, count: int) -> list[Note]:
        """The notes kept last, newest first by when they were kept."""
        found = rows.latest(self.person_id, kinds.NOTE, count)
        return [stored.record for stored in self._open(Note, found)]

    def count_notes(self) -> int:
        """How many notes there are; needs no decryption."""
        return rows.count(self.person_id, kinds.NOTE)

    def month_counts(self, months: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """How many notes each of these months holds, for months with any. Opens nothing: the blind tokens suffice."""
        found = rows.counts_by_month(self.person_id, kinds.NOTE)
        tokens = {month: month_token(self.keys, *month) for month in months}
        return {month: found[token] for month, token in tokens.items() if token in found}

    def sessions(self) -> list[TherapySession]:
        """All sessions, oldest first."""
        return sorted(self.of_kind(TherapySession), key=lambda s: (s.at, s.id))

    def sessions_around(self, now: datetime) -> list[TherapySession]:
        """The sessions from four months before `now` to eight after, oldest first; all when none is before `now`.

        Enough to find the last and the next one without opening ten years of them.
        """
        near = Period(start=now - timedelta(days=123), end=now + timedelta(days=245))
        found = rows.in_months(self.person_id, kinds.code_for(TherapySession), self._tokens(months_of(near)))
        sessions = [stored.record for stored in self._open(TherapySession, found)]
        if not any(session.at <= now for session in sessions):
            return self.sessions()
        return sorted(sessions, key=lambda s: (s.at, s.id))

    def topics(self) -> list[Topic]:
        """All topics, in their order."""
        return sorted(self.of_kind(Topic), key=lambda t: (t.session or "", t.order, t.id))

    def questions(self) -> list[Question]:
        """All questions, in the order they were written down."""
        return self.of_kind(Question)

    def reflections(self) -> list[Reflection]:
        """All reflections, oldest first."""
        return sorted(self.of_kind(Reflection), key=lambda r: (r.at, r.id))

    def homework(self) -> list[Homework]:
        """All homework, in the order it was set."""
        return self.of_kind(Homework)

    def attempts(self) -> list[Attempt]:
        """All attempts, oldest first."""
        return sorted(self.of_kind(Attempt), key=lambda a: (a.at, a.id))

    def brief_choices(self) -> list[BriefChoices]:
        """What was chosen for each brief."""
        return self.of_kind(BriefChoices)

    def of_kind(self, cls: type[R]) -> list[R]:
        """The records of one class, in the order they were first kept."""
        return [stored.record for stored in self.stored_of_kind(cls)]

    def stored_of_kind(self, cls: type[R]) -> list[Stored[R]]:
        """The same with their revisions."""
        return self._open(cls, rows.of_kind(self.person_id, kinds.code_for(cls)))

    def each_stored(self, cls: type[R]) -> Iterator[Stored[R]]:
        """The same one after the other, for large records: only a few are in memory at once."""
        for row in rows.each_of_kind(self.person_id, kinds.code_for(cls)):
            yield from self._open(cls, [row])

    def others(self, kind: str) -> list[OtherRecord]:
        """The records of a kind this version only keeps, such as "safety_plan", in the order they were kept."""
        return [record for record in self.of_kind(OtherRecord) if record.kind == kind]

    def everything(self) -> list[Record]:
        """Every record but the profile and the search index, in the order they were first kept."""
        found = rows.everything(self.person_id)
        opened = (self._decode(row) for row in found)
        return [record for record in opened if record and not isinstance(record, Profile | IndexPiece)]

    def read_whole(self) -> MemoryJournal:
        """Every record in memory, opened once, for what looks at all of them from several sides."""
        return MemoryJournal(records=tuple(self.everything()), name=self.name, tz=self.tz)

    # Writing

    def add(self, record: kinds.Kept) -> bool:
        """Keep a new record. False when one with this id is there already; then nothing changes."""
        return self.add_all([record]) == 1

    def add_all(self, records: Sequence[kinds.Kept]) -> int:
        """Keep new records in one transaction; those whose id is there already are left out. How many were new.

        Raises:
            ValueError: an id is not a UUID.
        """
        return rows.insert(self, [(UUID(record.id), record) for record in records])

    def replace(self, record: kinds.Kept, *, base_rev: int) -> int:
        """Keep a changed record. The new revision. What the search index held of a changed note goes at once.

        Raises:
            StaleEdit: the stored revision is no longer `base_rev`.
            KeyError: there is no such record.
        """
        if isinstance(record, Profile):
            self._profile = None
        if base_rev == 0 and self.add(record):
            return 1
        if self._update(record, base_rev):
            return base_rev + 1
        current = self.find(cast("type[Any]", type(record)), record.id)
        if current is None:
            raise KeyError(record.id)
        raise StaleEdit(current)

    def change_profile(self, **changes: Any) -> Profile:
        """Keep changed settings."""
        stored = self.stored_profile()
        changed = replace(stored.record, **changes)
        self.replace(changed, base_rev=stored.rev)
        return changed

    def adopt_known_kinds(self) -> int:
        """Refile records an earlier version only kept, now that their kind has a record of its own. How many.

        One that breaks the rules of its kind stays as it is: kept whole, exported unchanged.
        """
        others = self.of_kind(OtherRecord)
        for piece in others:
            if piece.kind == INDEX:  # how versions before 0.2 kept the index
                self.erase(piece.id)
        waiting = [other for other in others if other.kind in KINDS]
        ready = [record for other in waiting if (record := as_known_kind(other)) is not None]
        for record in ready:
            self.refile(record)
        return len(ready)

    def refile(self, record: Record) -> None:
        """Keep a record in place of the one with its id that lies under another kind, in one transaction."""
        rows.refile(self, record)

    def erase(self, record_id: str) -> bool:
        """Remove a record of any kind, and what the search index held of it. False when there was none."""
        wanted = uuid_or_none(record_id)
        if wanted is None:
            return False
        with transaction.atomic():
            place = rows.place_of(self.person_id, kinds.NOTE, wanted)
            erased = rows.delete(self, wanted)
            if place is not None:
                self._forget(place)
            return erased

    # Private

    def _update(self, record: kinds.Kept, base_rev: int) -> bool:
        if not isinstance(record, Note):
            return rows.update(self, record, base_rev=base_rev)
        with transaction.atomic():
            changed = rows.update(self, record, base_rev=base_rev)
            place = rows.place_of(self.person_id, kinds.NOTE, UUID(record.id)) if changed else None
            if place is not None:
                self._forget(place)
            return changed

    def _tokens(self, months: Iterable[tuple[int, int]]) -> list[bytes]:
        return [month_token(self.keys, year, month) for year, month in months]

    def _open(self, cls: type[R], found: Sequence[rows.Row]) -> list[Stored[R]]:
        opened = []
        for row, plain in zip(found, self._plain(found), strict=True):
            record = self._read(row, plain)
            if isinstance(record, cls):
                opened.append(Stored(record, row[2]))
        return opened

    def _forget(self, place: int) -> None:
        """Drop what the search index holds of a note that was changed or erased."""
        stored = self.find(IndexPiece, piece_id(self.person_id, place))
        if stored is not None:
            from meantime.storage.index import forget  # here: numpy, 0.1 s, and only for those who search

            forget(self, stored, place)

    def _decode(self, row: rows.Row) -> kinds.Kept | None:
        return self._read(row, self._plain([row])[0])

    def _plain(self, found: Sequence[rows.Row]) -> list[bytes | None]:
        sealed = ((row[0].bytes, row[1], row[2], bytes(row[3])) for row in found)
        return open_many(self.keys, sealed, self.person_id)

    def _read(self, row: rows.Row, plain: bytes | None) -> kinds.Kept | None:
        if plain is not None:
            try:
                return kinds.from_bytes(row[1], plain)
            except (msgspec.DecodeError, KeyError):
                pass  # the seal is whole, the record of a newer version: kept, not shown
        self.damaged.add(row[0])
        return None


def uuid_or_none(text: str) -> UUID | None:
    """The UUID this text is, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
