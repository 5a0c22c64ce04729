from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.vault.errors import Damaged, UnknownFormat, VaultError, WrongKey
from meantime.vault.keys import DataKey, derive_keys
from meantime.vault.records import RecordAddress, open_many, open_sealed, seal

KEYS = derive_keys(DataKey(kid=1, secret=bytes(range(32))))
HERE = RecordAddress(person=UUID(int=1), kind=1, id=UUID(int=2), rev=3)

addresses = st.builds(
    RecordAddress,
    person=st.uuids(),
    kind=st.integers(0, 255),
    id=st.uuids(),
    rev=st.integers(0, 2**32 - 1),
)
kids = st.integers(1, 255)


@given(st.binary(max_size=600), addresses, kids)
def test_what_is_sealed_opens_at_its_address(text: bytes, address: RecordAddress, kid: int) -> None:
    keys = derive_keys(DataKey(kid=kid, secret=b"k" * 32))
    sealed = seal(keys, text, address)
    assert open_sealed(keys, sealed, address) == text
    assert sealed[4] == kid
    assert (len(sealed) - 33) % 128 == 0


@given(st.binary(max_size=300), addresses, addresses)
def test_a_record_opens_at_no_other_address(
    text: bytes, address: RecordAddress, other: RecordAddress
) -> None:
    sealed = seal(KEYS, text, address)
    if other == address:
        return
    with pytest.raises(Damaged):
        open_sealed(KEYS, sealed, other)


@given(st.binary(max_size=300), st.data())
def test_any_flipped_bit_shows(text: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEYS, text, HERE))
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    newer = bit // 8 in (2, 3)  # the version and algorithm bytes claim another format
    with pytest.raises(UnknownFormat if newer else Damaged):
        open_sealed(KEYS, bytes(sealed), HERE)


@given(st.binary(max_size=400))
def test_any_bytes_at_all_raise_nothing_but_the_vaults_errors(noise: bytes) -> None:
    for sealed in (noise, b"MT\x01\x01\x01" + noise):
        with pytest.raises(VaultError):
            open_sealed(KEYS, sealed, HERE)
        assert open_many(KEYS, [(HERE.id.bytes, 1, 3, sealed)], HERE.person) == [None]


rows = st.lists(
    st.tuples(st.uuids(), st.integers(0, 3), st.integers(0, 9), st.binary(max_size=200), st.booleans())
)


@given(rows)
def test_opening_many_is_opening_each(drawn: list[tuple[UUID, int, int, bytes, bool]]) -> None:
    made: list[tuple[bytes, int, int, bytes]] = []
    one_by_one: list[bytes | None] = []
    for id, kind, rev, text, moved in drawn:
        address = RecordAddress(person=HERE.person, kind=kind, id=id, rev=rev)
        found_at = RecordAddress(person=HERE.person, kind=kind, id=id, rev=rev + moved)
        sealed = seal(KEYS, text, address)
        made.append((id.bytes, kind, found_at.rev, sealed))
        try:
            one_by_one.append(open_sealed(KEYS, sealed, found_at))
        except Damaged:
            one_by_one.append(None)
    assert open_many(KEYS, made, HERE.person) == one_by_one
    assert one_by_one == [None if moved else text for _, _, _, text, moved in drawn]


def test_rows_read_as_memoryviews_open_too() -> None:
    sealed = memoryview(seal(KEYS, b"from postgres", HERE))
    assert open_sealed(KEYS, sealed, HERE) == b"from postgres"  # type: ignore[arg-type]
    assert open_many(KEYS, [(HERE.id.bytes, 1, 3, sealed)], HERE.person) == [b"from postgres"]  # type: ignore[list-item]


def test_one_damaged_row_leaves_its_neighbours_readable() -> None:
    good, bad = seal(KEYS, b"kept", HERE), seal(KEYS, b"lost", HERE)[:-1]
    rows = [(HERE.id.bytes, 1, 3, sealed) for sealed in (good, bad, good)]
    assert open_many(KEYS, rows, HERE.person) == [b"kept", None, b"kept"]


@pytest.mark.parametrize(("kind", "rev"), [(256, 3), (-1, 3), (1, -1), (1, 2**32)])
def test_a_row_with_an_impossible_place_is_damaged_not_fatal(kind: int, rev: int) -> None:
    sealed = seal(KEYS, b"kept", HERE)
    assert open_many(KEYS, [(HERE.id.bytes, kind, rev, sealed)], HERE.person) == [None]


def test_an_id_cut_short_is_not_filled_up_with_zeros() -> None:
    address = RecordAddress(person=HERE.person, kind=1, id=UUID(int=0x100), rev=3)
    sealed = seal(KEYS, b"kept", address)
    rows = [(address.id.bytes, 1, 3, sealed), (address.id.bytes[:15], 1, 3, sealed)]
    assert open_many(KEYS, rows, HERE.person) == [b"kept", None]


@pytest.mark.parametrize(("kind", "rev"), [(256, 0), (-1, 0), (0, 2**32), (0, -1)])
def test_an_address_that_fits_no_envelope_is_refused(kind: int, rev: int) -> None:
    with pytest.raises(VaultError):
        RecordAddress(person=UUID(int=1), kind=kind, id=UUID(int=2), rev=rev)


def test_two_seals_of_one_text_share_no_nonce() -> None:
    nonces = {seal(KEYS, b"same", HERE)[5:17] for _ in range(2000)}
    assert len(nonces) == 2000


def test_short_texts_all_have_one_size() -> None:
    assert {len(seal(KEYS, b"a" * length, HERE)) for length in (0, 1, 60, 127)} == {33 + 128}


def test_naming_another_key_number_than_that_of_the_keys_is_refused() -> None:
    assert seal(KEYS, b"text", HERE, kid=1)[4] == 1
    with pytest.raises(WrongKey):
        seal(KEYS, b"text", HERE, kid=2)


def test_a_record_of_the_key_before_a_rotation_does_not_open() -> None:
    sealed = seal(KEYS, b"old", HERE)
    with pytest.raises(Damaged, match="another key number"):
        open_sealed(derive_keys(DataKey(kid=2, secret=bytes(range(32)))), sealed, HERE)
