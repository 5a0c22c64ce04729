"""The sealed inbox: anyone may drop a note to a person's public key, only their unlocked journal reads it.

HPKE base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
"""

import os
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from meantime.vault import derive
from meantime.vault.envelope import NONCE_BYTES, TAG_BYTES, body_of
from meantime.vault.errors import Damaged
from meantime.vault.keys import RecordKeys
from meantime.vault.padding import pad, unpad

_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_CURVE = ec.SECP256R1()
_INBOX_HEADER = b"MI\x01\x01"  # magic, version 1, suite 1
_IDENTITY_HEADER = b"MK\x01"
_SCALAR_BYTES = 32
_POINT_BYTES = 65  # uncompressed; the library would take compressed points too


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person's inbox key pair. `public` may lie anywhere; `secret` never leaves memory unsealed."""

    #: Uncompressed P-256 point: 0x04, x 32, y 32; 65 bytes.
    public: bytes
    #: The private key, opaque. Hidden from repr.
    secret: ec.EllipticCurvePrivateKey = field(repr=False, compare=False)


def new_identity() -> Identity:
    """A fresh random key pair."""
    return _identity_of(ec.generate_private_key(_CURVE))


def seal_identity(keys: RecordKeys, identity: Identity, *, person: UUID) -> bytes:
    """The private key sealed under the person's identity key (FORMAT.md section 8): 64 bytes."""
    scalar = identity.secret.private_numbers().private_value.to_bytes(_SCALAR_BYTES, "big")
    kid, nonce = bytes((keys.kid,)), os.urandom(NONCE_BYTES)
    sealed = AESGCM(keys.identity).encrypt(nonce, scalar, _identity_context(person) + kid)
    return _IDENTITY_HEADER + kid + nonce + sealed


def open_identity(keys: RecordKeys, sealed: bytes, *, person: UUID) -> Identity:
    """Undo `seal_identity`; the public key is computed again. Raises Damaged or UnknownFormat.

    Compare `public` with the one on file: notes go to that one, and someone who can write the database could
    have put their own there.
    """
    body = body_of(sealed, _IDENTITY_HEADER, 1 + NONCE_BYTES + _SCALAR_BYTES + TAG_BYTES)
    kid, nonce, locked = body[:1], body[1 : 1 + NONCE_BYTES], body[1 + NONCE_BYTES :]
    try:
        scalar = AESGCM(keys.identity).decrypt(nonce, locked, _identity_context(person) + kid)
        return _identity_of(ec.derive_private_key(int.from_bytes(scalar, "big"), _CURVE))
    except (InvalidTag, ValueError):
        raise Damaged("the inbox key does not open") from None


def seal_to(public: bytes, plaintext: bytes, *, person: UUID, id: UUID) -> bytes:
    """`plaintext`, padded, sealed to `public` (65 bytes) for `person` as note `id`: 85 bytes longer.

    Needs no key of the journal. Raises Damaged if `public` is not a P-256 point.
    """
    if len(public) != _POINT_BYTES:
        raise Damaged("this is not a public inbox key")
    try:
        recipient = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    except ValueError:
        raise Damaged("this is not a public inbox key") from None
    return _INBOX_HEADER + _SUITE.encrypt(pad(plaintext), recipient, _info(person, id))


def open_from(identity: Identity, sealed: bytes, *, person: UUID, id: UUID) -> bytes:
    """The plaintext of an inbox note. Raises Damaged (changed, moved, another's) or UnknownFormat."""
    body = body_of(sealed, _INBOX_HEADER)
    try:
        padded = _SUITE.decrypt(body, identity.secret, _info(person, id))
    except (InvalidTag, ValueError):
        raise Damaged("this inbox note does not open") from None
    return unpad(padded)


def _identity_of(secret: ec.EllipticCurvePrivateKey) -> Identity:
    # written out: importing the library's serialization would cost `meantime note` 7 ms at every start
    numbers = secret.public_key().public_numbers()
    public = b"\x04" + numbers.x.to_bytes(_SCALAR_BYTES, "big") + numbers.y.to_bytes(_SCALAR_BYTES, "big")
    return Identity(public=public, secret=secret)


def _identity_context(person: UUID) -> bytes:
    return derive.IDENTITY + b"|" + person.bytes


def _info(person: UUID, id: UUID) -> bytes:
    return b"mt/inbox/1|" + person.bytes + id.bytes
