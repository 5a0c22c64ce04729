"""From notes to columns: their words, which is quick; stretches and thoughts when the sentence model reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from meantime.language.columns import ALL, THOUGHTS, WORDS, Columns, together
from meantime.language.documents import Document
from meantime.language.meaning import embed
from meantime.language.plainer import plainer
from meantime.language.thoughts import thoughts_in
from meantime.language.vectors import as_bytes, readable
from meantime.language.word_codes import codes_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.records import Place

#: What the model reads of a note: a search needs its stretches, a look at themes its thoughts.
What = Literal["all", "stretches", "thoughts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A note as whoever asks counts it."""

    number: int
    rev: int
    document: Document


def with_words(notes: Sequence[Numbered]) -> Columns:
    """Columns that hold the words alone (30 microseconds a note)."""
    codes = [codes_in(note.document.words) for note in notes]
    nothing = np.zeros(len(notes), dtype=np.uint16)
    return replace(
        together([]),
        number=np.array([note.number for note in notes], dtype=np.int64),
        rev=np.array([note.rev for note in notes], dtype=np.int32),
        at=np.array([int(note.document.at.timestamp()) for note in notes], dtype=np.int64),
        day=np.array([note.document.at.toordinal() for note in notes], dtype=np.int32),
        read=np.full(len(notes), WORDS, dtype=np.uint8),
        words_of=np.array([len(found) for found in codes], dtype=np.uint16),
        stretches_of=nothing,
        thoughts_of=nothing,
        words=np.fromiter(chain.from_iterable(codes), dtype=np.uint32),
    )


def with_meaning(notes: Sequence[Numbered], *, what: What = "all") -> Columns:
    """The same with the vectors of every stretch, every thought or both (4 to 8 ms each).

    Raises:
        MeaningMissing: the sentence model is not installed.
    """
    stretches = [_stretches(note.document, what) for note in notes]
    thoughts = [_thoughts(note.document, what) for note in notes]
    read = _embedded([text for _, text in chain.from_iterable([*stretches, *thoughts])])
    first = sum(map(len, stretches))
    return replace(
        with_words(notes),
        read=np.full(len(notes), THOUGHTS if what == "thoughts" else ALL, dtype=np.uint8),
        stretches_of=np.array([len(found) for found in stretches], dtype=np.uint16),
        thoughts_of=np.array([len(found) for found in thoughts], dtype=np.uint16),
        places=_places(stretches),
        vectors=read[:first],
        close=np.zeros(first, dtype=np.float32),
        thought_places=_places(thoughts),
        thoughts=read[first:],
    )


def cost_of(document: Document, what: What) -> int:
    """How many sentences the model would read of a note."""
    return len(_stretches(document, what)) + len(_thoughts(document, what))


def _stretches(document: Document, what: What) -> list[tuple[Place, str]]:
    return [] if what == "thoughts" else readable(document)


def _thoughts(document: Document, what: What) -> list[tuple[Place, str]]:
    if document.second or what == "stretches":
        return []
    return [(thought.place, thought.core) for thought in thoughts_in(document.text)]


def _embedded(texts: list[str]) -> NDArray[Any]:
    """(n, 384) bytes; a sentence that stands there twice is read once."""
    different = list(dict.fromkeys(texts))
    row = {text: n for n, text in enumerate(different)}
    return as_bytes(embed([plainer(text) for text in different]))[[row[text] for text in texts]]


def _places(found: list[list[tuple[Place, str]]]) -> NDArray[Any]:
    places = [place for place, _ in chain.from_iterable(found)]
    return np.array(places, dtype=np.int32).reshape(-1, 2)
