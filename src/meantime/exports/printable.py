"""Making any text printable with the fonts at hand: what no font has becomes a box, nothing ever fails."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from meantime.core.brief.words import excerpt, width

FONTS = Path(__file__).parent / "fonts"
#: Printed for a character that no font has. Literata has it.
BOX = "□"
#: A place where a line may break without a hyphen.
BREAK = "\u200b"
#: Joiners that shape a word or a family of emoji; all other invisible controls are left out.
_JOINERS = "\u200c\u200d\ufe0f"
#: A word longer than this, in characters, may be broken so that it stays inside its column.
_LONG_WORD = 24
#: How many characters stay together in a broken word.
_PIECE = 8
#: Marks one letter may carry; more would be drawn over the neighbouring lines.
_MARKS = 4


def printable(text: str, columns: int) -> str:
    """The text on one line, at most `columns` wide, with characters the fonts have and places to break.

    Characters no font has become `BOX`; control characters and direction overrides are left out.
    """
    line = " ".join(_kept(unicodedata.normalize("NFC", text[: columns * 8])).split())
    short = line if width(line) <= columns else excerpt(line, columns)
    return _with_breaks(short)


def plain(text: str) -> str:
    """The text with every character beyond Latin as `BOX`: the last resort when a page cannot be set."""
    return "".join(c if c in BREAK + "“”…–·" or (c.isprintable() and ord(c) < 0x180) else BOX for c in text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode bidi, rules P2 and P3)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _kept(text: str) -> str:
    pieces: list[str] = []
    marks = 0
    for shown in map(_shown, text):
        marks = marks + 1 if shown and unicodedata.combining(shown) else 0
        if marks <= _MARKS:
            pieces.append(shown)
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    """What is printed for one character: itself, a space, a box or nothing."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return character if character in _JOINERS else ""
    if ord(character) in _covered():
        return character
    return "" if category in ("Mn", "Me") else BOX


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """The code points the fonts have, from the list beside them."""
    found: set[int] = set()
    for part in (FONTS / "coverage.txt").read_text("ascii").split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def _with_breaks(line: str) -> str:
    return re.sub(rf"\S{{{_LONG_WORD},}}", lambda found: _broken(found[0]), line)


def _broken(word: str) -> str:
    """The word with break places every few characters, never before a mark or beside a joiner."""
    pieces, held = [], 0
    for n, character in enumerate(word):
        if held >= _PIECE and not _clings(character) and word[n - 1] not in _JOINERS:
            pieces.append(BREAK)
            held = 0
        pieces.append(character)
        held += 1
    return "".join(pieces)


def _clings(character: str) -> bool:
    skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return character in _JOINERS or skin_tone or unicodedata.category(character).startswith("M")
