"""Words and clauses of a text with their places. One pass, no backtracking: safe on any text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meantime.language.records import Place

#: Longest text that is read, in characters; the rest of a longer one is left unread (and untouched).
LONGEST_READ = 2_400

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(
    rf"{_ADDRESS.pattern}|"  # an address is one word, which no list knows
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]",
    re.UNICODE | re.IGNORECASE,
)
_FLAT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_ENDS = frozenset(".!?;\n")
#: Words after which a new clause begins, for the reach of a negation.
CLAUSE_WORDS = frozenset(
    {"but", "and", "so", "because", "then", "though", "although", "while", "until", "when"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign."""

    #: As it stands in the text.
    text: str
    #: Small letters, straight apostrophes: what word lists are compared with.
    flat: str
    place: Place


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of the first `LONGEST_READ` characters, in order."""
    found = _WORD.finditer(text[:LONGEST_READ])
    return tuple(Token(m[0], m[0].lower().translate(_FLAT), m.span()) for m in found)


def without_addresses(text: str) -> str:
    """The text with blanks where web addresses stand, as long as it was."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def clauses_of(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Index ranges of clauses: split at sentence ends, commas, dashes and at words such as "but" and "because"."""
    ranges, start = [], 0
    for n, token in enumerate(tokens):
        if token.text in _ENDS or token.text in {",", "–", "—", "-", ":"}:
            ranges.append((start, n))
            start = n + 1
        elif token.flat in CLAUSE_WORDS and n > start:
            ranges.append((start, n))
            start = n
    ranges.append((start, len(tokens)))
    return [(first, last) for first, last in ranges if first < last]


def words_at(text: str, place: Place) -> str:
    """The verbatim words at a place."""
    return text[place[0] : place[1]]
