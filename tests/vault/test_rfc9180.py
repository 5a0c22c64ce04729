"""HPKE: RFC 9180's own numbers, our hand-written second opinion, and the inbox agree with each other."""

import json
import os
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from meantime.vault import inbox
from tests.vault import hpke_by_hand

PERSON = UUID("6f1a3c58-2b1e-4d0a-9c77-0d5f4a6e8b10")
ID = UUID("c2d8e0b4-91f7-4a35-b6d2-7e5a1f0c3948")
RFC = json.loads((Path(__file__).parent / "rfc9180.json").read_text("utf-8"))["vectors"]
AEADS = {1: AEAD.AES_128_GCM, 2: AEAD.AES_256_GCM}
each_vector = pytest.mark.parametrize("vector", RFC, ids=lambda vector: vector["name"])


def hexed(vector: dict[str, Any], name: str) -> bytes:
    return bytes.fromhex(vector[name])


@each_vector
def test_key_pairs_are_derived_as_in_the_rfc(vector: dict[str, Any]) -> None:
    assert hpke_by_hand.derive_key_pair(hexed(vector, "ikmE")).hex() == vector["skEm"]
    assert hpke_by_hand.derive_key_pair(hexed(vector, "ikmR")).hex() == vector["skRm"]
    recipient = hpke_by_hand.private_key(hexed(vector, "skRm"))
    assert hpke_by_hand.point_of(recipient).hex() == vector["pkRm"]


@each_vector
def test_the_key_schedule_gives_every_number_of_the_rfc_on_both_sides(vector: dict[str, Any]) -> None:
    info, recipient = hexed(vector, "info"), hpke_by_hand.private_key(hexed(vector, "skRm"))
    enc, sent = hpke_by_hand.sender(
        hexed(vector, "pkRm"), info, ephemeral=hexed(vector, "skEm"), aead=vector["aead_id"]
    )
    received = hpke_by_hand.receiver(enc, recipient, info, aead=vector["aead_id"])
    assert enc.hex() == vector["enc"]
    assert sent == received
    for name in ("shared_secret", "key_schedule_context", "secret", "key", "base_nonce", "exporter_secret"):
        assert getattr(sent, name).hex() == vector[name]


@each_vector
def test_each_ciphertext_of_the_rfc_is_made_and_opened(vector: dict[str, Any]) -> None:
    recipient = hpke_by_hand.private_key(hexed(vector, "skRm"))
    context = hpke_by_hand.receiver(
        hexed(vector, "enc"), recipient, hexed(vector, "info"), aead=vector["aead_id"]
    )
    for one in vector["encryptions"]:
        aad, text, sealed = (hexed(one, name) for name in ("aad", "pt", "ct"))
        assert context.nonce(one["sequence"]).hex() == one["nonce"]
        assert context.seal(text, aad, one["sequence"]) == sealed
        assert context.open(sealed, aad, one["sequence"]) == text


@each_vector
def test_the_library_under_the_inbox_opens_the_first_ciphertext_of_the_rfc(vector: dict[str, Any]) -> None:
    suite = Suite(KEM.P256, KDF.HKDF_SHA256, AEADS[vector["aead_id"]])
    recipient = hpke_by_hand.private_key(hexed(vector, "skRm"))
    first = vector["encryptions"][0]
    # the library's public decrypt has no aad; the RFC's first message has one, so its own test door is used
    opened = openssl.hpke._decrypt_with_aad(
        suite,
        hexed(vector, "enc") + hexed(first, "ct"),
        recipient,
        hexed(vector, "info"),
        hexed(first, "aad"),
    )
    assert opened == b"Beauty is truth, truth beauty"


def test_the_inbox_opens_what_hand_written_hpke_sealed() -> None:
    identity = inbox.new_identity()
    info = b"mt/inbox/1|" + PERSON.bytes + ID.bytes
    enc, context = hpke_by_hand.sender(identity.public, info, ephemeral=os.urandom(31).rjust(32, b"\1"))
    sealed = b"MI\x01\x01" + enc + context.seal(b"slept badly\x80".ljust(128, b"\0"))
    assert inbox.open_from(identity, sealed, person=PERSON, id=ID) == b"slept badly"


def test_hand_written_hpke_opens_what_the_inbox_sealed() -> None:
    identity = inbox.new_identity()
    sealed = inbox.seal_to(identity.public, b"slept badly", person=PERSON, id=ID)
    context = hpke_by_hand.receiver(sealed[4:69], identity.secret, b"mt/inbox/1|" + PERSON.bytes + ID.bytes)
    assert sealed[:4] == b"MI\x01\x01"
    assert context.open(sealed[69:]) == b"slept badly\x80".ljust(128, b"\0")
