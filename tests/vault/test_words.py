import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.vault.errors import InvalidWords
from meantime.vault.words import entropy_from, first_words, words_from

# BIP-39 reference vector (trezor/python-mnemonic vectors.json): 32 zero bytes
ZEROS = "abandon " * 23 + "art"
KEY = bytes(range(32))


def test_zero_entropy_has_the_words_of_the_published_vector() -> None:
    assert words_from(bytes(32)) == ZEROS
    assert entropy_from(ZEROS) == bytes(32)


@given(st.binary(min_size=32, max_size=32))
def test_any_key_comes_back_from_its_words_and_from_their_first_four_letters(key: bytes) -> None:
    words = words_from(key)
    assert entropy_from(words) == key
    assert entropy_from(" ".join(word[:4] for word in words.split())) == key


@pytest.mark.parametrize(
    "typed",
    [
        ZEROS.upper(),
        ZEROS.replace(" ", "\n"),
        ZEROS.replace(" ", ",  "),
        "\n".join(f"{at}. {word}" for at, word in enumerate(ZEROS.split(), start=1)),
        "\t".join(f"{at}) {word};" for at, word in enumerate(ZEROS.split(), start=1)),
        ZEROS.replace("abandon", "abando"),
    ],
)
def test_how_the_words_are_typed_does_not_matter(typed: str) -> None:
    assert entropy_from(typed) == bytes(32)


def test_an_unknown_word_is_named_by_position_only() -> None:
    words = words_from(KEY).split()
    words[4] = "herons"
    with pytest.raises(InvalidWords) as raised:
        entropy_from(" ".join(words))
    assert raised.value.position == 5
    assert "heron" not in str(raised.value)


@pytest.mark.parametrize("cut", ["aba", "a"])
def test_fewer_than_four_letters_are_not_enough(cut: str) -> None:
    with pytest.raises(InvalidWords) as raised:
        entropy_from(ZEROS.replace("abandon", cut, 1))
    assert raised.value.position == 1


@pytest.mark.parametrize("count", [0, 12, 23, 25])
def test_another_number_of_words_is_no_recovery_key(count: int) -> None:
    with pytest.raises(InvalidWords, match=f"This has {count}") as raised:
        entropy_from("abandon " * count)
    assert raised.value.position is None


def test_two_words_in_the_wrong_order_do_not_fit_together() -> None:
    first, second, *rest = words_from(KEY).split()
    with pytest.raises(InvalidWords, match="out of order"):
        entropy_from(" ".join([second, first, *rest]))


def test_first_words_reads_eleven_bits_a_word_from_the_front() -> None:
    bits = "00000000000" + "00000000001" + "11111111111"  # words 0, 1 and 2047
    data = int(bits.ljust(256, "0"), 2).to_bytes(32, "big")
    assert first_words(data, 3) == "abandon ability zoo"
