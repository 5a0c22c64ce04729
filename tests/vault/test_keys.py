import pytest

from meantime.vault import derive
from meantime.vault.errors import VaultError
from meantime.vault.inbox import new_identity
from meantime.vault.keys import DataKey, derive_keys, new_data_key


def test_the_keys_of_one_data_key_are_four_different_ones() -> None:
    keys = derive_keys(new_data_key())
    assert len({keys.record, keys.chain, keys.index, keys.identity}) == 4


def test_every_purpose_has_a_label_of_its_own() -> None:
    labels = [value for value in vars(derive).values() if isinstance(value, bytes)]
    assert len(labels) == len(set(labels)) == 8


def test_expand_gives_the_bytes_of_rfc_5869() -> None:
    # RFC 5869 A.1 and A.3: the first 32 bytes of OKM, from PRK and from IKM with an empty salt
    prk = "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
    okm = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    assert derive.expand(bytes.fromhex(prk), bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")).hex() == okm
    okm = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derive.extract_and_expand(b"\x0b" * 22, b"").hex() == okm


def test_data_keys_are_random_and_numbered() -> None:
    assert new_data_key().kid == 1
    assert new_data_key(7).kid == 7
    assert len({new_data_key().secret for _ in range(100)}) == 100


@pytest.mark.parametrize(("kid", "secret"), [(0, bytes(32)), (256, bytes(32)), (1, bytes(31)), (1, b"")])
def test_what_no_envelope_could_hold_is_no_data_key(kid: int, secret: bytes) -> None:
    with pytest.raises(VaultError):
        DataKey(kid=kid, secret=secret)


def test_shown_keys_show_no_secret() -> None:
    key = DataKey(kid=2, secret=bytes(range(32)))
    assert repr(key) == "DataKey(kid=2)"
    assert repr(derive_keys(key)) == "RecordKeys(kid=2)"
    identity = new_identity()
    assert repr(identity) == f"Identity(public={identity.public!r})"
