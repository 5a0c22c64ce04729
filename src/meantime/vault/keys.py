"""The data key of one person, and the keys derived from it for records, chain, index and identity."""

import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from meantime.vault import derive
from meantime.vault.errors import VaultError

_MOST_KID = 255  # one byte in every envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """The one secret that opens a person's journal. In memory during a request, on disk only wrapped."""

    #: Key number, 1 to 255; a rotation makes the next one.
    kid: int
    #: 32 random bytes. Hidden from repr.
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= self.kid <= _MOST_KID or len(self.secret) != derive.KEY_BYTES:
            raise VaultError("a data key has a number from 1 to 255 and 32 bytes")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKeys:
    """What one unlocked request works with. Derive once per request; repr shows only `kid`."""

    #: Number of the data key these came from.
    kid: int
    #: AES-256-GCM key of records, 32 bytes.
    record: bytes = field(repr=False)
    #: HMAC-SHA256 key of the event chain, 32 bytes.
    chain: bytes = field(repr=False)
    #: HMAC-SHA256 key of blind index tokens, 32 bytes.
    index: bytes = field(repr=False)
    #: AES-256-GCM key that seals the inbox identity, 32 bytes.
    identity: bytes = field(repr=False)
    #: AES-256-GCM with `record` already scheduled: building it per record would cost more than sealing.
    cipher: AESGCM = field(repr=False, compare=False)


def new_data_key(kid: int = 1) -> DataKey:
    """A fresh random data key with number `kid` (1 to 255, else VaultError)."""
    return DataKey(kid=kid, secret=os.urandom(derive.KEY_BYTES))


def derive_keys(data_key: DataKey) -> RecordKeys:
    """The four keys of `data_key` by HKDF-Expand (FORMAT.md section 2), about 15 microseconds."""
    record = derive.expand(data_key.secret, derive.RECORD)
    return RecordKeys(
        kid=data_key.kid,
        record=record,
        chain=derive.expand(data_key.secret, derive.CHAIN),
        index=derive.expand(data_key.secret, derive.INDEX),
        identity=derive.expand(data_key.secret, derive.IDENTITY),
        cipher=AESGCM(record),
    )
