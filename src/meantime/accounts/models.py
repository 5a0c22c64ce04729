"""People and their keys. Log-in names are the only words in clear; one person on one machine has none."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Person(models.Model):
    """Somebody with a journal here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    #: Name to sign in with, normalised; empty for the only person on a machine. Being unique, the empty name also
    #: keeps two first forms sent at the same moment from making two journals that lock each other out.
    name = models.CharField(max_length=150, unique=True)
    #: Wrong passphrases in a row.
    wrong_tries = models.PositiveIntegerField(default=0)
    #: Before this instant no passphrase is looked at.
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person"


class Keyring(models.Model):
    """The wraps of one person's data key. Without this row the records are noise."""

    person_id = models.UUIDField(primary_key=True)
    passphrase_wrap = models.BinaryField()
    recovery_wrap = models.BinaryField()
    #: P-256 public key, 65 bytes.
    public_key = models.BinaryField()
    sealed_identity = models.BinaryField()

    class Meta:
        db_table = "keyring"


class OpenSession(models.Model):
    """A browser in which a journal is open. The token that opens `wrapped` is only in the cookie."""

    id = models.CharField(max_length=40, primary_key=True)
    person_id = models.UUIDField()
    wrapped = models.BinaryField()
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField()
    #: Minutes without use after which it ends.
    lock_after = models.PositiveSmallIntegerField(default=15)

    class Meta:
        db_table = "open_session"
        indexes: ClassVar = [models.Index(fields=["person_id"], name="open_session_by_person")]


class OpenPlan(models.Model):
    """A copy of one person's own plan that a browser opens while locked, because the person chose that there.

    The token that opens `wrapped` is only in that browser's cookie. The plan lies here sealed, under a key of its own.
    """

    id = models.CharField(max_length=40, primary_key=True)
    person_id = models.UUIDField()
    wrapped = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "open_plan"
        indexes: ClassVar = [models.Index(fields=["person_id"], name="open_plan_by_person")]
