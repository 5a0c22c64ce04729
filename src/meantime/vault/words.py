"""Bytes as words a person can copy by hand: BIP-39 English, 2048 words, told apart by four letters.

`mnemonic` (MIT) is imported inside: it costs 5 to 10 ms at start, and only recovery and footers need it.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from meantime.vault.errors import InvalidWords

if TYPE_CHECKING:
    from mnemonic import Mnemonic

_KEY_WORDS = 24
_BITS_A_WORD = 11
_LEAST_ABBREVIATION = 4  # BIP-39: the first four letters identify a word


def words_from(entropy: bytes) -> str:
    """32 bytes as 24 lower-case words with single spaces, the last one carrying the BIP-39 checksum."""
    return _bip39().to_mnemonic(entropy)


def entropy_from(text: str) -> bytes:
    """The 32 bytes behind 24 words as a person types them.

    Case, spaces, commas, line breaks and numbering ("1. word") do not matter; a word may be cut after four
    letters. Raises InvalidWords, which names a position and never a word.
    """
    typed = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text).lower())
    words = [_whole_word(word, position) for position, word in enumerate(typed, start=1)]
    if len(words) != _KEY_WORDS:
        raise InvalidWords(f"A recovery key has 24 words. This has {len(words)}.")
    phrase = " ".join(words)
    if not _bip39().check(phrase):
        raise InvalidWords("All 24 words are known, but one of them is wrong or out of order.")
    return bytes(_bip39().to_entropy(phrase))


def first_words(data: bytes, count: int) -> str:
    """The first `count` x 11 bits of `data` as words with single spaces, without a checksum."""
    bits = int.from_bytes(data, "big")
    shifts = (8 * len(data) - _BITS_A_WORD * (place + 1) for place in range(count))
    return " ".join(_bip39().wordlist[bits >> shift & 0x7FF] for shift in shifts)


def _whole_word(typed: str, position: int) -> str:
    wordlist = _bip39().wordlist
    if typed in wordlist:
        return typed
    whole = [word for word in wordlist if word.startswith(typed)] if len(typed) >= _LEAST_ABBREVIATION else []
    if len(whole) != 1:
        raise InvalidWords(f"Word {position} is not one of the words a recovery key uses.", position=position)
    return whole[0]


@cache
def _bip39() -> "Mnemonic":
    from mnemonic import Mnemonic  # slow to import, see above

    return Mnemonic("english")
