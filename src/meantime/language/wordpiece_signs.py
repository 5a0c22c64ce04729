"""Which characters WordPiece leaves out, and which are words of their own. Ranges as in Devlin et al. 2018."""

from __future__ import annotations

#: Chinese characters, each a word of its own: first and last code point of each block of Unicode.
_HAN = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def is_unseen(character: str, category: str) -> bool:
    """Whether a character is left out: controls and broken ones; not tab and line end, which are spaces."""
    if character in "\t\n\r":
        return False
    return category.startswith("C") or character == "\ufffd"


def is_alone(character: str, category: str) -> bool:
    """Whether a character is a word of its own: signs and Chinese characters."""
    if character in _ASCII_SIGNS or category.startswith("P"):
        return True
    point = ord(character)
    return point >= _HAN[1][0] and any(first <= point <= last for first, last in _HAN)
