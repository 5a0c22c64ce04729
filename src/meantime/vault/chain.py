"""The event chain: each event's MAC covers the one before, so a deleted or reordered row shows."""

import hashlib
import hmac
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from meantime.vault.errors import VaultError
from meantime.vault.keys import RecordKeys
from meantime.vault.words import first_words

#: The MAC before the first event: SHA-256 of "mt/chain/genesis/1".
GENESIS = hashlib.sha256(b"mt/chain/genesis/1").digest()

_HEAD_WORDS = 8  # 88 bits
_MAC_BYTES = 32
_EVENT = struct.Struct(">32sQ16sIB32s")  # previous mac, seq, id, rev, op, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainEvent:
    """One change to one record. Numbers are unsigned and fit the bytes given."""

    #: Place in the person's order of events (8 bytes).
    seq: int
    #: Id of the record that changed.
    id: UUID
    #: Its revision after the change (4 bytes).
    rev: int
    #: What happened, as a code the storage room defines (1 byte).
    op: int
    #: `digest_of` the sealed record, 32 bytes; 32 zero bytes where nothing is left.
    digest: bytes


def next_mac(keys: RecordKeys, previous: bytes, event: ChainEvent) -> bytes:
    """HMAC-SHA256, 32 bytes, of `event` after `previous` (32 bytes, GENESIS for the first).

    Raises VaultError if a number or length does not fit.
    """
    if len(previous) != _MAC_BYTES or len(event.digest) != _MAC_BYTES:
        raise VaultError("a MAC and a digest have 32 bytes")
    try:
        message = _EVENT.pack(previous, event.seq, event.id.bytes, event.rev, event.op, event.digest)
    except struct.error:
        raise VaultError("a number of this event does not fit") from None
    return hmac.digest(keys.chain, message, "sha256")


def digest_of(sealed: bytes) -> bytes:
    """SHA-256 of a sealed record, 32 bytes."""
    return hashlib.sha256(sealed).digest()


def find_break(keys: RecordKeys, events_with_macs: Iterable[tuple[ChainEvent, bytes]]) -> int | None:
    """The `seq` of the first event whose MAC does not follow from the one before, or None.

    Expects all events of one person from the first, in order. Events cut off at the end leave a shorter chain
    that still follows: compare `head_words` with the last printed brief to see that.
    """
    previous = GENESIS
    for event, mac in events_with_macs:
        try:
            follows = hmac.compare_digest(next_mac(keys, previous, event), mac)
        except VaultError:  # a row that no writer could have made
            follows = False
        if not follows:
            return event.seq
        previous = mac
    return None


def head_words(mac: bytes) -> str:
    """The first 88 bits of the last MAC as 8 BIP-39 words with single spaces, for the footer of a brief."""
    return first_words(mac, _HEAD_WORDS)
