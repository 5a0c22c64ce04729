"""The vectors of many notes: one for each stretch of a note, a byte a number, compared with a query all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.records import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.documents import Document

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.int8]
    Rows = NDArray[np.int64]

#: About how long a stretch is, in characters: some thirty words, mostly about one thing. Measured on notes about three
#: things: 220 found .66 among the first five, 150 found .74, 80 found .79 with twice as many vectors.
STRETCH = 150
#: Most stretches of one note; of a longer note the rest is found by its words only.
MOST_STRETCHES = 16
#: Shorter notes are read together with the names of their parts, in characters.
SHORT = 60
#: What a number of a unit vector is multiplied by: those of this model lie between -1/3 and 1/3 (most are 1/20).
_SCALE = 381.0
#: Rows compared at once: their numbers fit the processor's own memory (measured, four times as fast as all at once).
_BLOCK = 1024
_END = re.compile(r"[.!?\n]\s")


def closeness(cosines: Floats, counts: Rows) -> Floats:
    """(n,): the cosine of each note's nearest stretch, -1 to 1; -1 without any stretch.

    Args:
        cosines: (m,), one for each stretch; those of a note stand together.
        counts: (n,), how many stretches each note has.
    """
    found = np.full(len(counts), -1.0, dtype=np.float32)
    some = np.flatnonzero(counts)
    if len(some):
        found[some] = np.maximum.reduceat(cosines, _starts(counts)[some])
    return found


def nearest(cosines: Floats, counts: Rows, notes: Rows) -> Rows:
    """Of some notes, the rows of `notes`, the nearest stretch of each: its place among all stretches."""
    starts = _starts(counts)[notes]
    ends = starts + counts[notes]
    return np.array(
        [start + int(np.argmax(cosines[start:end])) for start, end in zip(starts, ends, strict=True)],
        dtype=np.int64,
    )


def cosines(vectors: Bytes, query: Floats) -> Floats:
    """(m,): the mean over the wordings of a query of its cosine with each row."""
    mean = query.mean(axis=0) / _SCALE
    found = np.empty(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK):
        found[start : start + _BLOCK] = vectors[start : start + _BLOCK].astype(np.float32) @ mean
    return found


def _starts(counts: Rows) -> Rows:
    """(n,): where the stretches of each note begin."""
    return np.cumsum(counts, dtype=np.int64) - counts


def as_bytes(vectors: Floats) -> Bytes:
    """Unit vectors with a byte a number: cosines change by less than 0.01. What is outside -1/3 to 1/3 is cut."""
    found: Bytes = np.clip(np.rint(vectors * _SCALE), -127, 127).astype(np.int8)
    return found


def as_units(vectors: Bytes) -> Floats:
    """(m, 384) unit vectors from their bytes."""
    rows = vectors.astype(np.float32)
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found


def readable(document: Document) -> list[tuple[Place, str]]:
    """What the model reads of a note: each stretch of its words; a short one with its parts, or those alone."""
    found = [(place, document.text[slice(*place)]) for place in stretches(document.text)]
    parts = ", ".join(document.parts)
    if not found:
        return [((0, 0), parts)] if parts else []
    if parts and len(found) == 1 and len(document.text) < SHORT:
        return [(found[0][0], f"{found[0][1]} ({parts})")]
    return found


def stretches(text: str) -> list[Place]:
    """The text cut into stretches that the model reads well, at sentence ends where there are any.

    A short text is one stretch. An empty one has none.
    """
    if len(text) <= STRETCH:
        return [(0, len(text))] if text.strip() else []
    found: list[Place] = []
    for start, end in _sentences(text):
        if found and end - found[-1][0] <= STRETCH:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        if len(found) > MOST_STRETCHES:
            break
    return found[:MOST_STRETCHES]


def _sentences(text: str) -> Iterator[Place]:
    """Sentences; one that is too long is cut into even pieces."""
    start = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        while end - start > STRETCH:
            cut = text.rfind(" ", start + STRETCH // 2, start + STRETCH)
            cut = cut if cut > 0 else start + STRETCH
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
        start = end
