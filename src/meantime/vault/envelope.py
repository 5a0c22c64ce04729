"""What every envelope shares: the magic in front, and the sealed form of a data key inside the wraps."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from meantime.vault.derive import KEY_BYTES
from meantime.vault.errors import Damaged, UnknownFormat, WrongKey
from meantime.vault.keys import DataKey

MAGIC_BYTES = 2
NONCE_BYTES = 12
TAG_BYTES = 16
#: kid 1, nonce 12, sealed secret 32, tag 16.
WRAPPED_BYTES = 1 + NONCE_BYTES + KEY_BYTES + TAG_BYTES


def body_of(data: bytes, header: bytes, length: int | None = None) -> bytes:
    """What follows `header` (magic 2, then version and algorithm bytes) in `data`; `length` bytes if given.

    Raises Damaged if the magic or length differs, UnknownFormat if only version or algorithm does.
    """
    data = bytes(data)  # PostgreSQL hands out memoryviews
    if len(data) < len(header) or data[:MAGIC_BYTES] != header[:MAGIC_BYTES]:
        raise Damaged("these bytes are not the expected envelope")
    if not data.startswith(header):
        raise UnknownFormat("this envelope was made by a newer version")
    if length is not None and len(data) != len(header) + length:
        raise Damaged("this envelope has the wrong length")
    return data[len(header) :]


def wrap_key(data_key: DataKey, kek: bytes, context: bytes) -> bytes:
    """`data_key` sealed under `kek` (32 bytes), bound to `context`: kid | nonce | AES-256-GCM; 61 bytes."""
    kid, nonce = bytes((data_key.kid,)), os.urandom(NONCE_BYTES)
    return kid + nonce + AESGCM(kek).encrypt(nonce, data_key.secret, context + kid)


def unwrap_key(wrapped: bytes, kek: bytes, context: bytes) -> DataKey:
    """Undo `wrap_key`. Raises Damaged if the shape is wrong, WrongKey if it does not open."""
    if len(wrapped) != WRAPPED_BYTES or wrapped[0] == 0:
        raise Damaged("the wrapped key has the wrong shape")
    kid, nonce, sealed = wrapped[:1], wrapped[1 : 1 + NONCE_BYTES], wrapped[1 + NONCE_BYTES :]
    try:
        secret = AESGCM(kek).decrypt(nonce, sealed, context + kid)
    except InvalidTag:
        raise WrongKey("the wrapped key does not open with this") from None
    return DataKey(kid=kid[0], secret=secret)
