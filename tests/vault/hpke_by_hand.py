"""RFC 9180 base mode written out from the RFC text: the second opinion our inbox is held against.

Only P-256 with HKDF-SHA256; AES-GCM with 16 or 32 byte keys. For tests: the sender's key may be given.
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEM_SUITE = b"KEM\x00\x10"
KEY_BYTES = {1: 16, 2: 32}  # aead id: AES-128-GCM, AES-256-GCM


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The outcome of the key schedule (RFC 9180 section 5.1)."""

    shared_secret: bytes
    key_schedule_context: bytes
    secret: bytes
    key: bytes
    base_nonce: bytes
    exporter_secret: bytes

    def nonce(self, sequence: int) -> bytes:
        return (int.from_bytes(self.base_nonce, "big") ^ sequence).to_bytes(12, "big")

    def seal(self, plaintext: bytes, aad: bytes = b"", sequence: int = 0) -> bytes:
        return AESGCM(self.key).encrypt(self.nonce(sequence), plaintext, aad)

    def open(self, ciphertext: bytes, aad: bytes = b"", sequence: int = 0) -> bytes:
        return AESGCM(self.key).decrypt(self.nonce(sequence), ciphertext, aad)


def private_key(scalar: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(scalar, "big"), ec.SECP256R1())


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def derive_key_pair(ikm: bytes) -> bytes:
    """DeriveKeyPair for P-256 (section 7.1.3): the first candidate in range is the scalar."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    prk = labeled_extract(KEM_SUITE, b"", b"dkp_prk", ikm)
    for counter in range(256):
        scalar = labeled_expand(KEM_SUITE, prk, (b"candidate", bytes((counter,))), 32)
        if 0 < int.from_bytes(scalar, "big") < order:
            return scalar
    raise AssertionError("no candidate in 256 tries")


def sender(recipient: bytes, info: bytes, *, ephemeral: bytes, aead: int = 2) -> tuple[bytes, Context]:
    """(enc, context) for a 65-byte `recipient` point and a chosen 32-byte `ephemeral` scalar."""
    mine = private_key(ephemeral)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), recipient)
    enc = point_of(mine)
    return enc, schedule(shared_secret(mine.exchange(ec.ECDH(), theirs), enc + recipient), info, aead)


def receiver(enc: bytes, mine: ec.EllipticCurvePrivateKey, info: bytes, *, aead: int = 2) -> Context:
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), enc)
    return schedule(shared_secret(mine.exchange(ec.ECDH(), theirs), enc + point_of(mine)), info, aead)


def shared_secret(dh: bytes, kem_context: bytes) -> bytes:
    prk = labeled_extract(KEM_SUITE, b"", b"eae_prk", dh)
    return labeled_expand(KEM_SUITE, prk, (b"shared_secret", kem_context), 32)


def schedule(shared: bytes, info: bytes, aead: int) -> Context:
    suite = b"HPKE\x00\x10\x00\x01" + aead.to_bytes(2, "big")
    psk_id_hash = labeled_extract(suite, b"", b"psk_id_hash", b"")
    context = b"\x00" + psk_id_hash + labeled_extract(suite, b"", b"info_hash", info)
    secret = labeled_extract(suite, shared, b"secret", b"")
    return Context(
        shared_secret=shared,
        key_schedule_context=context,
        secret=secret,
        key=labeled_expand(suite, secret, (b"key", context), KEY_BYTES[aead]),
        base_nonce=labeled_expand(suite, secret, (b"base_nonce", context), 12),
        exporter_secret=labeled_expand(suite, secret, (b"exp", context), 32),
    )


def labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, hashlib.sha256)


def labeled_expand(suite: bytes, prk: bytes, label_and_info: tuple[bytes, bytes], length: int) -> bytes:
    label, info = label_and_info
    text = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, text + b"\x01", hashlib.sha256)[:length]
