"""The vectors of many notes: one for each stretch of a note, a byte a number, compared with a query all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.records import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.search import Document

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.int8]
    Rows = NDArray[np.int64]

#: About how long a stretch is, in characters: some forty words, which the model reads at once.
STRETCH = 220
#: Most stretches of one note; of a longer note the rest is found by its words only.
MOST_STRETCHES = 12
#: Shorter notes are read together with the names of their parts, in characters.
SHORT = 60
_END = re.compile(r"[.!?\n]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """What is compared: every stretch of every document, and the query."""

    #: (m, 384) bytes: unit vectors times 127 over their largest number; see `as_bytes`.
    matrix: Bytes
    #: (m,): the row of the document each stretch belongs to.
    owners: Rows
    #: The place of each stretch in its document's text.
    places: Sequence[Place]
    #: (k, 384) unit vectors of the query in k wordings.
    query: Floats

    def closeness(self, documents: int) -> Floats:
        """For each document the cosine of its nearest stretch and the query, -1 to 1; -1 without any stretch."""
        found = np.full(documents, -1.0, dtype=np.float32)
        np.maximum.at(found, self.owners, self._cosines())
        return found

    def best_stretch(self, row: int) -> Place | None:
        """The place of the stretch of a document that is nearest to the query."""
        own = np.flatnonzero(self.owners == row)
        if not len(own):
            return None
        return self.places[int(own[int(np.argmax(cosines(self.matrix[own], self.query)))])]

    def _cosines(self) -> Floats:
        return cosines(self.matrix, self.query)


def cosines(matrix: Bytes, query: Floats) -> Floats:
    """(m,): the mean over the wordings of a query of its cosine with each row."""
    rows = matrix.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    found: Floats = (rows @ query.mean(axis=0)) / np.maximum(lengths, 1e-9)
    return found


def as_bytes(vectors: Floats) -> Bytes:
    """Vectors with a byte a number, each scaled to its own largest one: cosines change by less than 0.01."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    found: Bytes = np.rint(vectors / largest * 127).astype(np.int8)
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
