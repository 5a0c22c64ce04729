"""The lines of thinking that common thoughts lie on, and sentences of ordinary days, with the vectors of both.

The vectors and the head come with the package, because reading 1,700 sentences takes seconds. After a change of the
sentences they are written anew by `python -m meantime.language.theme_seeds`; a test says when that was forgotten.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.meaning import WIDTH, embed
from meantime.language.plainer import plainer
from meantime.language.vectors import as_bytes, as_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.vectors import Floats

#: How much the weights of the head are kept small (ridge); tuned on own sentences.
_KEPT_SMALL = 3.0


@dataclass(frozen=True, slots=True)
class Seeds:
    """Lines of thinking, the last of them the ordinary days."""

    #: (n, 384) unit vectors of all sentences, line after line.
    vectors: Floats
    #: (k,) where the sentences of each line begin.
    starts: NDArray[np.intp]
    #: (385, k) what tells each line from all others (ridge regression on one-hot lines); the last row is added.
    head: Floats


@cache
def seeds(lang: str) -> Seeds:
    """The sentences of `content/words/*/theme_seeds.toml` as vectors, and a head trained on them."""
    sizes = [len(line) for line in lines(lang)]
    stored, end = _vector_file(lang).read_bytes(), sum(sizes) * WIDTH
    vectors = as_units(np.frombuffer(stored[:end], dtype=np.int8).reshape(-1, WIDTH))
    head = np.frombuffer(stored[end:], dtype="<f2").reshape(WIDTH + 1, -1).astype(np.float32)
    return Seeds(vectors, np.cumsum([0, *sizes[:-1]]), head)


def lines(lang: str) -> list[list[str]]:
    """The sentences of each line of thinking, and last those of ordinary days."""
    text = files("meantime.content").joinpath(f"words/{lang}/theme_seeds.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return [*read["seeds"].values(), read["everyday"].strip().split("\n")]


def main(lang: str = "en") -> None:
    """Write the vectors of the seeds and the head beside them."""
    found = lines(lang)
    vectors = as_bytes(embed([plainer(seed) for line in found for seed in line]))
    head = trained(as_units(vectors), [len(line) for line in found])
    Path(str(_vector_file(lang))).write_bytes(vectors.tobytes() + head.astype("<f2").tobytes())


def trained(vectors: Floats, sizes: Sequence[int]) -> NDArray[np.float64]:
    """The head for lines of so many sentences each, whose vectors (n, 384) follow each other."""
    rows = np.column_stack([vectors, np.ones(len(vectors))])
    wanted = np.repeat(np.eye(len(sizes)), sizes, axis=0)
    square = rows.T @ rows + _KEPT_SMALL * np.eye(rows.shape[1])
    return np.linalg.solve(square, rows.T @ wanted)


def _vector_file(lang: str) -> Any:
    return files("meantime.content").joinpath(f"words/{lang}/theme_seeds.vectors")


if __name__ == "__main__":
    main()
