"""Words of a kind: "mum", "dad" and "sister"; "shouted" and "yelled". What is learned of one holds for the others.

The kinds are groups of words that the sentence model takes for close, made once by `python -m bench.word_kinds` and
kept as two bytes a word: reading them needs no model. After Miller, Guinness & Zamanian 2004 (word clusters as signs).
"""

from functools import cache
from importlib.resources import files
from typing import Any

from meantime.language.wordpiece import vocabulary

#: How many kinds there are: broad ones, and fine ones. 0 stands for a word that is not known.
BROAD, FINE = 64, 255
#: Of a word that is not known so many first letters may be: "texting" is of the kind of "text".
_SHORTEST = 3


def kinds_of(word: str) -> tuple[int, int]:
    """Broad kind, 1 to 64, and fine kind, 1 to 255, of a word in small letters; (0, 0) for signs and unknown words."""
    known, kinds = vocabulary(), _kinds()
    for end in range(len(word), min(_SHORTEST, len(word)) - 1, -1):
        row = known.get(word[:end])
        if row is not None and kinds[2 * row]:
            return kinds[2 * row], kinds[2 * row + 1]
    return 0, 0


def kind_file() -> Any:
    """Where the kinds lie: two bytes for each piece of the vocabulary, broad and fine."""
    return files("meantime.content").joinpath("words/word_kinds.bytes")


@cache
def _kinds() -> bytes:
    found: bytes = kind_file().read_bytes()
    return found
