"""Words as numbers: the stem of a word as four bytes, so that a million of them are compared at once.

Two stems in a million may share a number: whoever finds a note by numbers looks at its words before showing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from meantime.language.stems import stem, words_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Most different words of one note; a note of 50 kB has fewer.
_MOST = 60_000
#: The lowest bits of a code, which a table is asked for first.
_LOW = 0xFFFF


def codes_in(text: str) -> list[int]:
    """The code of each different stem of a text, smallest first."""
    return sorted(set(map(code_of, words_in(text))))[:_MOST]


@lru_cache(maxsize=65536)
def code_of(word: str) -> int:
    """The code of a word's stem: 0 to 2**32 - 1."""
    return _code(stem(word))


def holding(words: NDArray[Any], codes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Where in an array of codes one of these stands (positions, in order), and which of `codes`, sorted, it is."""
    table = np.zeros(_LOW + 1, dtype=bool)
    table[codes & _LOW] = True
    maybe = np.flatnonzero(np.take(table, words.astype(np.uint16)))  # a tenth of comparing with each
    found = words[maybe]
    which = np.searchsorted(codes, found).clip(max=len(codes) - 1)
    same = codes[which] == found
    return maybe[same], which[same]


def codes_of(stems: Iterable[str]) -> NDArray[Any]:
    """The codes of some stems, smallest first."""
    return np.array(sorted(map(_code, stems)), dtype=np.uint32)


def _code(stemmed: str) -> int:
    return crc32(stemmed.encode())
