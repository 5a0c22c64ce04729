"""What is known of many notes, in columns: the words each holds, and the vectors of its stretches and thoughts.

Columns, because 20,000 notes are then a few arrays that are compared at once, and a few blocks of bytes to seal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.meaning import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Changes when the same note would give other columns. Together with the model it says what stored columns are worth.
LAYOUT = "3"
#: How far a note was read.
WORDS, THOUGHTS, ALL = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """n notes, in which k words, m stretches and t thoughts were counted in all; those of a note stand together."""

    #: (n,) int64: what whoever asks calls the note: its row in a list, or its place in the store.
    number: Array
    #: (n,) int32: the revision it was read at.
    rev: Array
    #: (n,) int64: when it happened, in seconds since 1970.
    at: Array
    #: (n,) int32: the day it happened where it was written, counted as `date.toordinal` does.
    day: Array
    #: (n,) uint8: how far it was read: `WORDS`, `THOUGHTS` (its words too) or `ALL` (its stretches too).
    read: Array
    #: (n,) uint16: how many different words, stretches and thoughts each has.
    words_of: Array
    stretches_of: Array
    thoughts_of: Array
    #: (k,) uint32: the codes of the words; see `language/word_codes.py`.
    words: Array
    #: (m, 2) int32: where each stretch begins and ends in its text.
    places: Array
    #: (m, 384) int8: its vector; see `language/vectors.py`.
    vectors: Array
    #: (t, 2) int32 and (t, 384) int8: the same for thoughts.
    thought_places: Array
    thoughts: Array
    #: (m,) float32: how close each stretch comes to a query (cosine), once they were compared; 0 before. Never kept.
    close: Array

    def __len__(self) -> int:
        return len(self.number)

    def some(self, wanted: Array) -> Columns:
        """The notes for which `wanted` (n,) is true, in their order."""
        if wanted.all():
            return self
        kept = {"words_of": wanted, "stretches_of": wanted, "thoughts_of": wanted}
        for counts, columns in _HELD.items():
            kept |= dict.fromkeys(columns, np.repeat(wanted, getattr(self, counts)))
        return Columns(**{name: getattr(self, name)[kept.get(name, wanted)] for name in _ALL})

    def left_out(self, *names: str, **columns: Array) -> Columns:
        """The same without the numbers of these vectors, the largest part by far; other columns may be put in."""
        empty = {name: np.empty((len(getattr(self, name)), 0), dtype=np.int8) for name in names}
        return replace(self, **empty, **columns)

    def owners(self, counts: str) -> Array:
        """For each word, stretch or thought the row of its note; `counts` is the column that counts them."""
        return np.repeat(np.arange(len(self)), getattr(self, counts))

    def owners_at(self, counts: str, positions: Array) -> Array:
        """The same for those at some positions only."""
        return np.searchsorted(np.cumsum(getattr(self, counts), dtype=np.int64), positions, side="right")

    def to_bytes(self) -> dict[str, bytes]:
        """Each column as bytes, little end first."""
        return {name: getattr(self, name).tobytes() for name in _SHAPES}


def from_bytes(columns: Mapping[str, bytes]) -> Columns:
    """Columns from what `to_bytes` gave.

    Raises:
        KeyError, ValueError: these are not the columns of this version.
    """
    read = {
        name: np.frombuffer(columns[name], dtype=kind).reshape(-1, *shape)
        for name, (kind, shape) in _SHAPES.items()
    }
    return Columns(**read, close=np.zeros(len(read["places"]), dtype=np.float32))


def together(parts: Sequence[Columns]) -> Columns:
    """The notes of several columns, one after the other; none of none."""
    if not parts:
        return Columns(**{name: np.zeros((0, *shape), dtype=kind) for name, (kind, shape) in _ALL.items()})
    if len(parts) == 1:
        return parts[0]
    return Columns(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in _ALL})


_SHAPES: dict[str, tuple[str, tuple[int, ...]]] = {
    "number": ("<i8", ()),
    "rev": ("<i4", ()),
    "at": ("<i8", ()),
    "day": ("<i4", ()),
    "read": ("u1", ()),
    "words_of": ("<u2", ()),
    "stretches_of": ("<u2", ()),
    "thoughts_of": ("<u2", ()),
    "words": ("<u4", ()),
    "places": ("<i4", (2,)),
    "vectors": ("i1", (WIDTH,)),
    "thought_places": ("<i4", (2,)),
    "thoughts": ("i1", (WIDTH,)),
}
#: Those that are kept, and what is worked out for one search.
_ALL = {**_SHAPES, "close": ("<f4", ())}
#: Which columns hold what each count counts.
_HELD = {
    "words_of": ("words",),
    "stretches_of": ("places", "vectors", "close"),
    "thoughts_of": ("thought_places", "thoughts"),
}
