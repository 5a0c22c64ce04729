"""Tables of sealed records. What is in clear here is listed in SECURITY.md; nothing a person wrote is.

Every table's primary key begins with `person_id` and every query names it, so that the tables can be split by person.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SealedRecord(models.Model):
    """One record of one person, sealed."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person_id = models.UUIDField()
    id = models.UUIDField()
    #: Code of the kind, see `kinds.py`.
    kind = models.PositiveSmallIntegerField()
    #: Blind token of the local month, or null for kinds that are not looked up by time.
    month = models.BinaryField(max_length=16, null=True)
    #: Order in which records were first kept, per person.
    seq = models.PositiveBigIntegerField()
    #: Revision, 1 for the first.
    rev = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "record"
        indexes: ClassVar = [
            models.Index(fields=["person_id", "kind", "month"], name="record_by_month"),
            models.Index(fields=["person_id", "kind", "seq"], name="record_by_seq"),
        ]


class Event(models.Model):
    """One change of one record, chained to the one before so that a removed or reordered row shows."""

    pk = models.CompositePrimaryKey("person_id", "seq")
    person_id = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    record = models.UUIDField()
    rev = models.PositiveIntegerField()
    #: 1 added, 2 replaced, 3 erased.
    op = models.PositiveSmallIntegerField()
    #: SHA-256 of the sealed record after the change; zeros after an erasure.
    digest = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)

    class Meta:
        db_table = "event"


class InboxItem(models.Model):
    """A note sealed to the person's public key while the journal was locked; opened at the next unlock."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person_id = models.UUIDField()
    id = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "inbox"
