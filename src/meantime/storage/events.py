"""Checking the chain of events against the rows that are there."""

from __future__ import annotations

from collections.abc import Iterable

from meantime.storage.journal import Journal
from meantime.storage.models import Event, SealedRecord
from meantime.storage.rows import ERASED
from meantime.vault.chain import ChainEvent, digest_of, find_break


def find_break_in(journal: Journal) -> int | None:
    """The first event that does not follow from the one before, or does not fit the rows; None when all is whole.

    Finds events and rows that were removed, altered, added or put back by somebody who can write the database.
    """
    chained = list(_events(journal))
    broken = find_break(journal.keys, chained)
    return broken if broken is not None else _first_misfit(journal, [event for event, _ in chained])


def _events(journal: Journal) -> Iterable[tuple[ChainEvent, bytes]]:
    fields = ("seq", "record", "rev", "op", "digest", "mac")
    found = Event.objects.filter(person_id=journal.person_id).order_by("seq").values_list(*fields)
    for seq, record, rev, op, digest, mac in found.iterator(chunk_size=2000):
        yield ChainEvent(seq=seq, id=record, rev=rev, op=op, digest=bytes(digest)), bytes(mac)


def _first_misfit(journal: Journal, events: list[ChainEvent]) -> int | None:
    """The last event of the first record whose row is not what that event left behind."""
    latest = {event.id: event for event in events}
    rows = SealedRecord.objects.filter(person_id=journal.person_id).values_list("id", "rev", "sealed")
    stored = {
        record: (rev, digest_of(bytes(sealed))) for record, rev, sealed in rows.iterator(chunk_size=2000)
    }
    wrong = [
        event.seq
        for event in latest.values()
        if stored.get(event.id) != (None if event.op == ERASED else (event.rev, event.digest))
    ]
    extra = [0 for record in stored if record not in latest]
    return min([*wrong, *extra], default=None)
