"""FORMAT.md implemented a second time, from the document alone: HMAC, AES-GCM, Argon2id and the RFC's HPKE.

Imports nothing from `meantime.vault`, takes every random value as an argument: so it can write fixed vectors.
"""

import hashlib
import hmac
import struct
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.vault import hpke_by_hand


def expand(secret: bytes, label: str) -> bytes:
    return hmac.digest(secret, label.encode() + b"\x01", hashlib.sha256)


def hkdf(secret: bytes, label: str, salt: bytes = b"") -> bytes:
    return expand(hmac.digest(salt or bytes(32), secret, hashlib.sha256), label)


def padded(plaintext: bytes) -> bytes:
    longer = plaintext + b"\x80"
    while len(longer) % 128:
        longer += b"\x00"
    return longer


def bound(person: UUID, kind: int, id: UUID, rev: int) -> bytes:
    return b"mt1" + person.bytes + bytes([kind]) + id.bytes + struct.pack(">I", rev)


def record(data_key: bytes, kid: int, nonce: bytes, aad: bytes, plaintext_with_padding: bytes) -> bytes:
    sealed = AESGCM(expand(data_key, "mt/rec/1")).encrypt(nonce, plaintext_with_padding, aad)
    return b"MT" + bytes([1, 1, kid]) + nonce + sealed


def wrapped_key(kek: bytes, kid: int, nonce: bytes, data_key: bytes, context: bytes) -> bytes:
    return bytes([kid]) + nonce + AESGCM(kek).encrypt(nonce, data_key, context + bytes([kid]))


def passphrase_wrap(
    data_key: bytes, normal_passphrase: bytes, person: UUID, *, salt: bytes, nonce: bytes,
    pepper: bytes = b"", costs: tuple[int, int, int] = (8, 1, 1), kid: int = 1, version: int = 1,
) -> bytes:  # fmt: skip
    memory, passes, lanes = costs
    argon2 = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    stretched = argon2.derive(normal_passphrase)
    verifier = hashlib.sha256(hkdf(stretched, "mt/auth/1", pepper)).digest()
    context = b"mt/kek/1|" + person.bytes + struct.pack(">I", version)
    wrapped = wrapped_key(hkdf(stretched, "mt/kek/1", pepper), kid, nonce, data_key, context)
    return b"MP\x01" + struct.pack(">IIIB", version, *costs) + salt + verifier + wrapped


def recovery_wrap(
    data_key: bytes, recovery_key: bytes, person: UUID, *, nonce: bytes, version: int = 1
) -> bytes:
    context = b"mt/recovery/1|" + person.bytes + struct.pack(">I", version)
    wrapped = wrapped_key(hkdf(recovery_key, "mt/recovery/1"), 1, nonce, data_key, context)
    return b"MR\x01" + struct.pack(">I", version) + wrapped


def session_wrap(data_key: bytes, token: str, person: UUID, *, nonce: bytes) -> bytes:
    name = hashlib.sha256(b"mt-session-id|" + token.encode()).hexdigest()[:40]
    context = b"mt/sess/1|" + name.encode() + person.bytes
    return b"MS\x01" + wrapped_key(hkdf(token.encode(), "mt/sess/1"), 1, nonce, data_key, context)


def identity(data_key: bytes, scalar: bytes, person: UUID, *, nonce: bytes, kid: int = 1) -> bytes:
    context = b"mt/id/1|" + person.bytes + bytes([kid])
    sealed = AESGCM(expand(data_key, "mt/id/1")).encrypt(nonce, scalar, context)
    return b"MK\x01" + bytes([kid]) + nonce + sealed


def inbox(public: bytes, plaintext_with_padding: bytes, person: UUID, id: UUID, *, ephemeral: bytes) -> bytes:
    info = b"mt/inbox/1|" + person.bytes + id.bytes
    enc, context = hpke_by_hand.sender(public, info, ephemeral=ephemeral)
    return b"MI\x01\x01" + enc + context.seal(plaintext_with_padding)


def chain_mac(data_key: bytes, previous: bytes, event: tuple[int, UUID, int, int, bytes]) -> bytes:
    seq, id, rev, op, digest = event
    message = previous + struct.pack(">Q", seq) + id.bytes + struct.pack(">IB", rev, op) + digest
    return hmac.digest(expand(data_key, "mt/chain/1"), message, hashlib.sha256)


def month_token(data_key: bytes, text: str) -> bytes:
    return hmac.digest(expand(data_key, "mt/index/1"), text.encode(), hashlib.sha256)[:16]
