from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.vault.errors import Damaged, UnknownFormat, VaultError
from meantime.vault.inbox import new_identity, open_from, open_identity, seal_identity, seal_to
from meantime.vault.keys import DataKey, derive_keys

ANA, CHRIS, ID = UUID(int=1), UUID(int=3), UUID(int=7)
IDENTITY = new_identity()
KEYS = derive_keys(DataKey(kid=4, secret=bytes(range(32))))


@given(st.binary(max_size=600), st.uuids(), st.uuids())
def test_what_is_dropped_in_opens_for_its_person(text: bytes, person: UUID, id: UUID) -> None:
    sealed = seal_to(IDENTITY.public, text, person=person, id=id)
    assert open_from(IDENTITY, sealed, person=person, id=id) == text
    assert (len(sealed) - 85) % 128 == 0


@settings(max_examples=60)
@given(st.data())
def test_any_flipped_bit_shows(data: st.DataObject) -> None:
    sealed = bytearray(seal_to(IDENTITY.public, b"a note", person=ANA, id=ID))
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    newer = bit // 8 in (2, 3)
    with pytest.raises(UnknownFormat if newer else Damaged):
        open_from(IDENTITY, bytes(sealed), person=ANA, id=ID)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_raise_nothing_but_the_vaults_errors(noise: bytes) -> None:
    for data in (noise, b"MI\x01\x01" + noise, b"MK\x01\x04" + noise):
        with pytest.raises(VaultError):
            open_from(IDENTITY, data, person=ANA, id=ID)
        with pytest.raises(VaultError):
            open_identity(KEYS, data, person=ANA)


def test_nobody_else_opens_it() -> None:
    sealed = seal_to(IDENTITY.public, b"a note", person=ANA, id=ID)
    with pytest.raises(Damaged):
        open_from(new_identity(), sealed, person=ANA, id=ID)
    with pytest.raises(Damaged):
        open_from(IDENTITY, sealed, person=CHRIS, id=ID)


def test_the_same_note_sealed_twice_looks_different() -> None:
    one, two = (seal_to(IDENTITY.public, b"a note", person=ANA, id=ID) for _ in range(2))
    assert one[4:69] != two[4:69]
    assert one[69:] != two[69:]


@pytest.mark.parametrize(
    "public",
    [b"", b"\x04" + bytes(64), IDENTITY.public[:-1], b"\x02" + IDENTITY.public[1:33]],
    ids=["nothing", "no point", "too short", "compressed"],
)
def test_what_is_no_uncompressed_point_is_no_public_key(public: bytes) -> None:
    with pytest.raises(Damaged):
        seal_to(public, b"a note", person=ANA, id=ID)


def test_the_identity_comes_back_and_opens_what_was_sealed_to_it() -> None:
    stored = seal_identity(KEYS, IDENTITY, person=ANA)
    sealed = seal_to(IDENTITY.public, b"while locked", person=ANA, id=ID)
    back = open_identity(KEYS, stored, person=ANA)
    assert len(stored) == 64
    assert back.public == IDENTITY.public
    assert open_from(back, sealed, person=ANA, id=ID) == b"while locked"


def test_the_public_key_is_an_uncompressed_point() -> None:
    assert len(IDENTITY.public) == 65
    assert IDENTITY.public[0] == 4


@settings(max_examples=60)
@given(st.data())
def test_any_flipped_bit_of_a_stored_identity_shows(data: st.DataObject) -> None:
    stored = bytearray(seal_identity(KEYS, IDENTITY, person=ANA))
    bit = data.draw(st.integers(0, 8 * len(stored) - 1))
    stored[bit // 8] ^= 1 << bit % 8
    with pytest.raises(UnknownFormat if bit // 8 == 2 else Damaged):
        open_identity(KEYS, bytes(stored), person=ANA)
