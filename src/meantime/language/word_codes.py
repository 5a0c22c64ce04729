"""Words as numbers: the stem of a word as four bytes, so that a million of them are compared at once.

Two stems in a million may share a number: whoever finds a note by numbers looks at its words before showing it.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    return sorted({code(stem(word)) for word in set(words_in(text))})[:_MOST]


def code(stemmed: str) -> int:
    """The code of a stem: 0 to 2**32 - 1."""
    return crc32(stemmed.encode())


def holding(words: NDArray[Any], stems: Iterable[str]) -> NDArray[Any]:
    """Where in an array of codes one of these stems stands (positions, in order)."""
    wanted = np.array(sorted(map(code, stems)), dtype=np.uint32)
    table = np.zeros(_LOW + 1, dtype=bool)
    table[wanted & _LOW] = True
    maybe = np.flatnonzero(table[words & _LOW])  # a look into a table costs a tenth of comparing with each
    return maybe[np.isin(words[maybe], wanted)]
