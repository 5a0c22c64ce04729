"""The sealed rows of everybody, out of and into the store. No key is needed, and nothing is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model

from meantime.storage.models import Event, InboxItem, SealedRecord

Row = TypeVar("Row")

#: Rows read or written at a time: memory stays flat however long a journal is.
_BATCH = 500
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One sealed record as it lies in the store."""

    person: UUID
    id: UUID
    #: Code of the kind, see `kinds.py`.
    kind: int
    #: Blind token of the local month, 16 bytes, or None.
    month: bytes | None
    #: Order in which it was first kept.
    seq: int
    #: Revision, 1 for the first.
    rev: int
    #: The sealed record, as `vault/FORMAT.md` describes it.
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of the chain as it lies in the store."""

    person: UUID
    seq: int
    #: Id of the record that changed.
    record: UUID
    #: Its revision after the change.
    rev: int
    #: 1 added, 2 replaced, 3 erased.
    op: int
    #: SHA-256 of the sealed record, 32 bytes; zeros after an erasure.
    digest: bytes
    #: Link to the event before, 32 bytes.
    mac: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One note that waits sealed to the person's public key."""

    person: UUID
    id: UUID
    #: The sealed note, as `vault/FORMAT.md` describes it.
    sealed: bytes


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Everything read inside comes from one moment, while others go on writing.

    Django's own transactions take SQLite's write lock at once (see settings), so that none is used here.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def is_empty() -> bool:
    """Whether the store holds no row of anybody."""
    return not any(table.objects.exists() for table in (SealedRecord, Event, InboxItem))


def record_rows(person: UUID) -> Iterator[RecordRow]:
    """All sealed records of a person."""
    names = ("id", "kind", "month", "seq", "rev", "sealed")
    for row in _paged(SealedRecord, person, names):
        record_id, kind, month, seq, rev, sealed = row
        token = None if month is None else bytes(month)
        yield RecordRow(
            person=person, id=record_id, kind=kind, month=token, seq=seq, rev=rev, sealed=bytes(sealed)
        )


def event_rows(person: UUID) -> Iterator[EventRow]:
    """All events of a person, first to last."""
    names = ("seq", "record", "rev", "op", "digest", "mac")
    for seq, record, rev, op, digest, mac in _paged(Event, person, names):
        yield EventRow(
            person=person, seq=seq, record=record, rev=rev, op=op, digest=bytes(digest), mac=bytes(mac)
        )


def inbox_rows(person: UUID) -> Iterator[InboxRow]:
    """All notes of a person that wait unread."""
    for item_id, sealed in _paged(InboxItem, person, ("id", "sealed")):
        yield InboxRow(person=person, id=item_id, sealed=bytes(sealed))


def put_records(rows: Iterable[RecordRow]) -> None:
    """Write sealed records as they were. Belongs inside a transaction."""
    _put(rows, SealedRecord, _record_model)


def put_events(rows: Iterable[EventRow]) -> None:
    """Write events as they were. Belongs inside a transaction."""
    _put(rows, Event, _event_model)


def put_inbox(rows: Iterable[InboxRow]) -> None:
    """Write waiting notes as they were. Belongs inside a transaction."""
    _put(rows, InboxItem, _inbox_model)


def _paged(table: type[Model], person: UUID, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Rows of one person in the order of the primary key, whose second column comes first in `names`."""
    key, after = names[0], None
    while True:
        found = table._default_manager.filter(person_id=person).order_by(key)
        if after is not None:
            found = found.filter(**{f"{key}__gt": after})
        page = list(found.values_list(*names)[:_BATCH])
        yield from page
        if len(page) < _BATCH:
            return
        after = page[-1][0]


def _put(rows: Iterable[Row], table: type[Model], model: Callable[[Row], Model]) -> None:
    waiting = iter(rows)
    while batch := [model(row) for row in islice(waiting, _BATCH)]:
        table._default_manager.bulk_create(batch)


def _record_model(row: RecordRow) -> SealedRecord:
    return SealedRecord(
        person_id=row.person,
        id=row.id,
        kind=row.kind,
        month=row.month,
        seq=row.seq,
        rev=row.rev,
        sealed=row.sealed,
    )


def _event_model(row: EventRow) -> Event:
    return Event(
        person_id=row.person,
        seq=row.seq,
        record=row.record,
        rev=row.rev,
        op=row.op,
        digest=row.digest,
        mac=row.mac,
    )


def _inbox_model(row: InboxRow) -> InboxItem:
    return InboxItem(person_id=row.person, id=row.id, sealed=row.sealed)
