"""People and the wraps of their keys, out of and into the store. Open sessions are never among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from meantime.accounts.models import Keyring, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyringRow:
    """One person with the wraps of their data key. Opens nothing without their passphrase or recovery key."""

    person: UUID
    #: Name to sign in with; empty for the only person of a machine.
    name: str
    passphrase_wrap: bytes
    recovery_wrap: bytes
    #: P-256 public key, 65 bytes.
    public_key: bytes
    sealed_identity: bytes


def keyring_rows() -> Iterator[KeyringRow]:
    """Everybody here who has keys. A person whose keys are erased is noise and stays out."""
    names = dict(Person.objects.values_list("id", "name"))
    for keyring in Keyring.objects.order_by("person_id").iterator():
        yield KeyringRow(
            person=keyring.person_id,
            name=names.get(keyring.person_id, ""),
            passphrase_wrap=bytes(keyring.passphrase_wrap),
            recovery_wrap=bytes(keyring.recovery_wrap),
            public_key=bytes(keyring.public_key),
            sealed_identity=bytes(keyring.sealed_identity),
        )


def is_empty() -> bool:
    """Whether nobody has a journal here."""
    return not (Person.objects.exists() or Keyring.objects.exists())


def put_people(rows: Iterable[KeyringRow]) -> None:
    """Write people and their keys as they were. Belongs inside a transaction."""
    for row in rows:
        Person.objects.create(id=row.person, name=row.name)
        Keyring.objects.create(
            person_id=row.person,
            passphrase_wrap=row.passphrase_wrap,
            recovery_wrap=row.recovery_wrap,
            public_key=row.public_key,
            sealed_identity=row.sealed_identity,
        )
