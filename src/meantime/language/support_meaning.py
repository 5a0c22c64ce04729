"""What the meaning of a stretch weighs for the support card: a line over its vector, and a bend.

The bend is a quadratic form over the directions in which sentences differ most: what two of them mean together no line
can say ("asked about it" and "said no"). Weights are written by `python -m bench.support_sense`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from meantime.language.meaning import WIDTH

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Main directions of all vectors.
DIRECTIONS = 48
_SHAPES = ((DIRECTIONS, WIDTH), (DIRECTIONS,), (2, WIDTH), (2, DIRECTIONS, DIRECTIONS), (2,))


class Head(NamedTuple):
    """Main directions and their means; lines, bends and biases of what is spoken of and of what is meant."""

    directions: Any
    middle: Any
    lines: Any
    bends: Any
    bias: Any

    def weigh(self, vectors: Floats) -> Any:
        """Log odds of each vector: spoken of, meant."""
        main = vectors @ self.directions.T - self.middle
        return vectors @ self.lines.T + np.einsum("ni,hij,nj->nh", main, self.bends, main) + self.bias


def as_stored(head: Head) -> bytes:
    """The head as its file holds it: numbers of two bytes."""
    return b"".join(np.asarray(part, dtype="<f2").tobytes() for part in head)


def head_file(lang: str = "en") -> Any:
    """Where the weights lie."""
    return files("meantime.content").joinpath(f"words/{lang}/support_sense.vectors")


@cache
def learned_head() -> Head:
    """The head that was learned."""
    stored = np.frombuffer(head_file().read_bytes(), dtype="<f2").astype(np.float32)
    ends = np.cumsum([np.prod(shape) for shape in _SHAPES])
    parts = np.split(stored, ends[:-1])
    return Head(*(part.reshape(shape) for part, shape in zip(parts, _SHAPES, strict=True)))
