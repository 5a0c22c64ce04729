"""Erasing a person's rows after their keys are gone, down to the file."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, transaction

from meantime.storage.models import Event, InboxItem, SealedRecord


def erase_rows_of(person_id: UUID) -> None:
    """Delete every row of a person, then shrink the file so that no freed page keeps the old bytes."""
    with transaction.atomic():
        for table in (SealedRecord, Event, InboxItem):
            table.objects.filter(person_id=person_id).delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
