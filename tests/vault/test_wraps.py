from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.vault.errors import Damaged, InvalidWords, VaultError, WrongKey
from meantime.vault.keys import new_data_key
from meantime.vault.profiles import CHEAPEST, RFC_9106_LOW_MEMORY
from meantime.vault.wraps import (
    PassphraseWrap,
    RecoveryWrap,
    new_recovery_words,
    open_with_passphrase,
    open_with_recovery,
    wrap_with_passphrase,
    wrap_with_recovery,
)

ANA, CHRIS = UUID(int=1), UUID(int=3)
KEY = new_data_key()
PASSPHRASE = "four slow grey herons"


def wrapped(**more: object) -> PassphraseWrap:
    return wrap_with_passphrase(KEY, PASSPHRASE, person=ANA, profile=CHEAPEST, **more)  # type: ignore[arg-type]


def test_argon2id_gives_the_tag_of_rfc_9106_section_5_3() -> None:
    argon2 = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    tag = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert argon2.derive(b"\x01" * 32).hex() == tag


@settings(max_examples=50)
@given(st.text(), st.uuids(), st.binary(max_size=40), st.integers(1, 2**32 - 1))
def test_a_passphrase_opens_its_wrap(passphrase: str, person: UUID, pepper: bytes, version: int) -> None:
    wrap = wrap_with_passphrase(
        KEY, passphrase, person=person, pepper=pepper, profile=CHEAPEST, version=version
    )
    back = PassphraseWrap.from_bytes(wrap.to_bytes())
    assert back == wrap
    assert open_with_passphrase(back, passphrase, person=person, pepper=pepper) == KEY


def test_a_passphrase_with_a_lone_surrogate_works_and_never_shows_in_an_error() -> None:
    wrap = wrap_with_passphrase(KEY, "odd \ud800 text", person=ANA, profile=CHEAPEST)
    assert open_with_passphrase(wrap, "odd \ud800 text", person=ANA) == KEY
    with pytest.raises(WrongKey):
        open_with_passphrase(wrap, "odd \ud801 text", person=ANA)


def test_the_default_is_the_low_memory_recommendation() -> None:
    wrap = wrap_with_passphrase(KEY, PASSPHRASE, person=ANA)
    assert wrap.profile == RFC_9106_LOW_MEMORY
    assert len(wrap.to_bytes()) == 125


def test_another_passphrase_pepper_or_salt_is_the_wrong_key() -> None:
    wrap = wrapped(pepper=b"pepper")
    with pytest.raises(WrongKey):
        open_with_passphrase(wrap, PASSPHRASE + " ", person=ANA, pepper=b"pepper")
    with pytest.raises(WrongKey):
        open_with_passphrase(wrap, PASSPHRASE, person=ANA)
    with pytest.raises(WrongKey):
        open_with_passphrase(replace(wrap, salt=bytes(16)), PASSPHRASE, person=ANA, pepper=b"pepper")


def test_the_right_passphrase_on_a_moved_or_older_wrap_says_damaged() -> None:
    wrap = wrapped(version=2)
    with pytest.raises(Damaged):
        open_with_passphrase(wrap, PASSPHRASE, person=CHRIS)
    with pytest.raises(Damaged):
        open_with_passphrase(replace(wrap, version=1), PASSPHRASE, person=ANA)


def test_a_verifier_from_elsewhere_does_not_open_the_key() -> None:
    ours, theirs = wrapped(), wrap_with_passphrase(new_data_key(), "theirs", person=ANA, profile=CHEAPEST)
    forged = replace(ours, verifier=theirs.verifier, salt=theirs.salt)
    with pytest.raises(Damaged):
        open_with_passphrase(forged, "theirs", person=ANA)


def test_a_second_wrap_has_another_salt_and_verifier_and_opens_the_same_key() -> None:
    one, two = wrapped(), wrapped(version=2)
    assert one.salt != two.salt
    assert one.verifier != two.verifier
    assert open_with_passphrase(one, PASSPHRASE, person=ANA) == KEY
    assert open_with_passphrase(two, PASSPHRASE, person=ANA) == KEY


@settings(max_examples=60)
@given(st.data())
def test_no_flipped_bit_of_a_stored_wrap_goes_unseen(data: st.DataObject) -> None:
    stored = bytearray(wrapped().to_bytes())
    cheap = [at for at in range(len(stored)) if not 7 <= at <= 15]  # the costs have vectors of their own
    stored[data.draw(st.sampled_from(cheap))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(VaultError):
        open_with_passphrase(PassphraseWrap.from_bytes(bytes(stored)), PASSPHRASE, person=ANA)


@given(st.binary(max_size=200))
def test_noise_is_no_wrap(noise: bytes) -> None:
    for data in (noise, b"MP\x01" + noise, b"MR\x01" + noise):
        with pytest.raises(VaultError):
            PassphraseWrap.from_bytes(data)
    for data in (noise, b"MP\x01" + noise):
        with pytest.raises(VaultError):
            RecoveryWrap.from_bytes(data)


def test_recovery_words_open_what_they_wrapped() -> None:
    words = new_recovery_words()
    wrap = wrap_with_recovery(KEY, words, person=ANA, version=3)
    back = RecoveryWrap.from_bytes(wrap.to_bytes())
    assert back == wrap
    assert len(wrap.to_bytes()) == 68
    assert open_with_recovery(back, words, person=ANA) == KEY


def test_other_recovery_words_are_the_wrong_key_but_not_invalid() -> None:
    wrap = wrap_with_recovery(KEY, new_recovery_words(), person=ANA)
    with pytest.raises(WrongKey) as raised:
        open_with_recovery(wrap, new_recovery_words(), person=ANA)
    assert not isinstance(raised.value, InvalidWords)


def test_recovery_words_are_new_each_time_and_24() -> None:
    made = [new_recovery_words() for _ in range(20)]
    assert {len(words.split()) for words in made} == {24}
    assert len(set(made)) == 20
