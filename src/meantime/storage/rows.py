"""Queries on sealed rows. Each names the person; none builds model instances in bulk (measured eight times slower)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, InternalError, connection, transaction
from django.db.models import Count, F, Max, QuerySet

from meantime.core.moments import local_day
from meantime.storage import kinds
from meantime.storage.models import Event, SealedRecord
from meantime.vault.chain import GENESIS, ChainEvent, digest_of, next_mac
from meantime.vault.records import RecordAddress, seal
from meantime.vault.tokens import month_token

if TYPE_CHECKING:
    from meantime.storage.journal import Journal

#: (id, kind, rev, sealed)
Row = tuple[UUID, int, int, bytes | memoryview]

ADDED, REPLACED, ERASED = 1, 2, 3
_NO_DIGEST = bytes(32)
#: SQLite takes at most 32,766 parameters a statement; ten a row leaves room.
_BATCH = 500
#: Large rows fetched at once: a piece of the search index takes up to a megabyte.
_FEW = 2
#: How often a write is tried again when another writer took the same place in the chain.
_TRIES = 5


def with_ids(person_id: UUID, kind: int, ids: Sequence[UUID]) -> list[Row]:
    """Rows of one kind with these ids."""
    return [
        row
        for start in range(0, len(ids), _BATCH)
        for row in _rows(_of(person_id, kind).filter(id__in=ids[start : start + _BATCH]))
    ]


def in_months(person_id: UUID, kind: int, tokens: Sequence[bytes]) -> list[Row]:
    """Rows of one kind whose blind month is among these."""
    return _rows(_of(person_id, kind).filter(month__in=tokens))


def latest(person_id: UUID, kind: int, count: int) -> list[Row]:
    """The rows of one kind that were first kept last, newest first."""
    return _rows(_of(person_id, kind).order_by("-seq")[:count])


def of_kind(person_id: UUID, kind: int) -> list[Row]:
    """All rows of one kind, in the order they were first kept."""
    return _rows(_of(person_id, kind).order_by("seq"))


def each_of_kind(person_id: UUID, kind: int) -> Iterator[Row]:
    """The same, fetched a few at a time."""
    found = _of(person_id, kind).order_by("seq").values_list("id", "kind", "rev", "sealed")
    return found.iterator(chunk_size=_FEW)


def everything(person_id: UUID) -> list[Row]:
    """All rows of a person but the search index, in the order they were first kept."""
    found = SealedRecord.objects.filter(person_id=person_id).exclude(kind=kinds.INDEX)
    return _rows(found.order_by("seq"))


def count(person_id: UUID, kind: int) -> int:
    """How many rows of one kind there are."""
    return _of(person_id, kind).count()


def place_of(person_id: UUID, kind: int, record_id: UUID) -> int | None:
    """The place (`seq`) of one row of a kind; None without it."""
    return _of(person_id, kind).filter(id=record_id).values_list("seq", flat=True).first()


def places(person_id: UUID, kind: int, among: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """(place, revision) of the rows of one kind, in order; all of them, or those at these places."""
    if among is None:
        return list(_of(person_id, kind).order_by("seq").values_list("seq", "rev"))
    return [
        found
        for start in range(0, len(among), _BATCH)
        for found in _of(person_id, kind)
        .filter(seq__in=among[start : start + _BATCH])
        .values_list("seq", "rev")
    ]


def places_of(person_id: UUID, kind: int, ids: Sequence[UUID]) -> dict[str, int]:
    """The place of the rows of one kind with these ids, by id as text."""
    return {
        str(row_id): place
        for start in range(0, len(ids), _BATCH)
        for row_id, place in _of(person_id, kind)
        .filter(id__in=ids[start : start + _BATCH])
        .values_list("id", "seq")
    }


def at_places(person_id: UUID, kind: int, among: Sequence[int]) -> list[tuple[int, Row]]:
    """The rows of one kind at these places, each with its place."""
    fields = ("seq", "id", "kind", "rev", "sealed")
    return [
        (found[0], found[1:])
        for start in range(0, len(among), _BATCH)
        for found in _of(person_id, kind).filter(seq__in=among[start : start + _BATCH]).values_list(*fields)
    ]


def counts_by_month(person_id: UUID, kind: int) -> dict[bytes, int]:
    """How many rows of one kind carry each blind month."""
    counted = _of(person_id, kind).values_list("month").annotate(Count("id")).order_by()
    return {bytes(token): number for token, number in counted if token is not None}


def erased_among(person_id: UUID, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these records were erased at some time."""
    found = Event.objects.filter(person_id=person_id, op=ERASED, record__in=ids)
    return set(found.values_list("record", flat=True))


def last_event(person_id: UUID) -> int:
    """The place of the newest change in the chain of events; 0 without any."""
    return Event.objects.filter(person_id=person_id).aggregate(last=Max("seq"))["last"] or 0


def changed_since(person_id: UUID, kind: int, event: int) -> bool:
    """Whether a record of a kind that is there now was added or changed after this place in the chain of events."""
    later = Event.objects.filter(person_id=person_id, seq__gt=event).exclude(op=ERASED)
    ids = list(later.values_list("record", flat=True).distinct())
    parts = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
    # by id alone: with the kind beside it, SQLite walks over every record of that kind (measured, 11 ms)
    mine = SealedRecord.objects.filter(person_id=person_id)
    return any(kind in mine.filter(id__in=part).values_list("kind", flat=True) for part in parts)


def insert(journal: Journal, records: Sequence[tuple[UUID, kinds.Kept]]) -> int:
    """Seal and keep the records whose ids are new. How many were."""
    return _retried(lambda: _insert_once(journal, records))


def update(journal: Journal, record: kinds.Kept, *, base_rev: int) -> bool:
    """Seal and keep a new revision. False when the stored revision is not `base_rev`."""
    return _retried(lambda: _update_once(journal, record, base_rev)) > 0


def delete(journal: Journal, record_id: UUID) -> bool:
    """Remove one row. False when there was none."""
    return _retried(lambda: _delete_once(journal, record_id)) > 0


def refile(journal: Journal, record: kinds.Kept) -> None:
    """Keep a record under another kind than the one it lies under, in one transaction."""
    _retried(
        lambda: _delete_once(journal, UUID(record.id)) and _insert_once(journal, [(UUID(record.id), record)])
    )


def _of(person_id: UUID, kind: int) -> QuerySet[SealedRecord]:
    return SealedRecord.objects.filter(person_id=person_id, kind=kind)


def _rows(found: QuerySet[SealedRecord]) -> list[Row]:
    return list(found.values_list("id", "kind", "rev", "sealed"))


def _retried(write: Callable[[], int]) -> int:
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            with transaction.atomic():
                return write()
        except (IntegrityError, InternalError):  # Citus reports a late duplicate as InternalError
            if not tries_left:
                raise
    raise AssertionError("unreachable")


def _insert_once(journal: Journal, records: Sequence[tuple[UUID, kinds.Kept]]) -> int:
    unique = dict(records)
    known = _known_ids(journal.person_id, list(unique))
    fresh = [(record_id, record) for record_id, record in unique.items() if record_id not in known]
    if not fresh:
        return 0
    chain = _Chain(journal)
    sealed = [(record_id, record, _seal(journal, record_id, record, 1)) for record_id, record in fresh]
    person = _stored_uuid(journal.person_id)
    new_rows = [
        (
            person,
            _stored_uuid(record_id),
            kinds.code_of(record),
            _month(journal, record),
            chain.append(record_id, 1, ADDED, ciphertext),
            1,
            ciphertext,
        )
        for record_id, record, ciphertext in sealed
    ]
    _write_all("record", ("person_id", "id", "kind", "month", "seq", "rev", "sealed"), new_rows)
    chain.save()
    return len(fresh)


def _update_once(journal: Journal, record: kinds.Kept, base_rev: int) -> int:
    record_id = UUID(record.id)
    ciphertext = _seal(journal, record_id, record, base_rev + 1)
    changed = SealedRecord.objects.filter(
        person_id=journal.person_id, id=record_id, kind=kinds.code_of(record), rev=base_rev
    ).update(rev=F("rev") + 1, sealed=ciphertext, month=_month(journal, record))
    if changed:
        chain = _Chain(journal)
        chain.append(record_id, base_rev + 1, REPLACED, ciphertext)
        chain.save()
    return changed


def _delete_once(journal: Journal, record_id: UUID) -> int:
    found = SealedRecord.objects.filter(person_id=journal.person_id, id=record_id)
    rev = found.values_list("rev", flat=True).first()
    if rev is None:
        return 0
    found.delete()
    chain = _Chain(journal)
    chain.append(record_id, rev, ERASED, None)
    chain.save()
    return 1


def _known_ids(person_id: UUID, ids: Sequence[UUID]) -> set[UUID]:
    known: set[UUID] = set()
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        known.update(
            SealedRecord.objects.filter(person_id=person_id, id__in=part).values_list("id", flat=True)
        )
    return known


def _seal(journal: Journal, record_id: UUID, record: kinds.Kept, rev: int) -> bytes:
    address = RecordAddress(person=journal.person_id, kind=kinds.code_of(record), id=record_id, rev=rev)
    return seal(journal.keys, kinds.to_bytes(record), address, kid=journal.data_key.kid)


def _month(journal: Journal, record: kinds.Kept) -> bytes | None:
    """The blind month of a record that happened at a time, in the zone it was written in."""
    at = getattr(record, "at", None)
    if not isinstance(at, datetime):
        return None
    day = local_day(at, getattr(record, "tz", "") or journal.tz)
    return month_token(journal.keys, day.year, day.month)


def _write_all(table: str, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows without building model instances: of 20,000 rows that was the largest part of the time."""
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        # names of tables and columns are constants of this file
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)  # noqa: S608


def _stored_uuid(value: UUID) -> UUID | str:
    """A UUID as the database keeps it: SQLite has no type of its own for it."""
    return value if connection.features.has_native_uuid_field else value.hex


class _Chain:
    """The event rows of one transaction, linked to the last one stored."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        last = (
            Event.objects.filter(person_id=journal.person_id)
            .order_by("-seq")
            .values_list("seq", "mac")
            .first()
        )
        self._seq, self._mac = (last[0], bytes(last[1])) if last else (0, GENESIS)
        self._events: list[tuple[Any, ...]] = []

    def append(self, record_id: UUID, rev: int, op: int, ciphertext: bytes | None) -> int:
        """Add one event; its place in the chain."""
        self._seq += 1
        digest = digest_of(ciphertext) if ciphertext is not None else _NO_DIGEST
        event = ChainEvent(seq=self._seq, id=record_id, rev=rev, op=op, digest=digest)
        self._mac = next_mac(self._journal.keys, self._mac, event)
        person = _stored_uuid(self._journal.person_id)
        self._events.append((person, self._seq, _stored_uuid(record_id), rev, op, digest, self._mac))
        return self._seq

    def save(self) -> None:
        """Write the events. A primary key that is taken means another writer was first."""
        _write_all("event", ("person_id", "seq", "record", "rev", "op", "digest", "mac"), self._events)
