"""The lines of thinking that common thoughts lie on, with the vectors of their sentences.

The vectors come with the package, because reading 425 sentences takes seconds. After a change of the sentences they are
written anew by `python -m meantime.language.theme_seeds`; a test says when that was forgotten.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.meaning import WIDTH, embed
from meantime.language.vectors import as_bytes, as_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.vectors import Floats


@cache
def seeds(lang: str) -> tuple[Floats, NDArray[np.int64]]:
    """The unit vectors of all seeds (k, 384), and the number of the line each belongs to (k,)."""
    stored = np.frombuffer(_vector_file(lang).read_bytes(), dtype=np.int8).reshape(-1, WIDTH)
    numbers = [number for number, line in enumerate(lines(lang)) for _ in line]
    return as_units(stored), np.array(numbers, dtype=np.int64)


def lines(lang: str) -> list[list[str]]:
    """The sentences of each line of thinking."""
    text = files("meantime.content").joinpath(f"words/{lang}/theme_seeds.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["seeds"].values())


def main(lang: str = "en") -> None:
    """Write the vectors of the seeds beside them."""
    vectors = as_bytes(embed([seed for line in lines(lang) for seed in line]))
    Path(str(_vector_file(lang))).write_bytes(vectors.tobytes())


def _vector_file(lang: str) -> Any:
    return files("meantime.content").joinpath(f"words/{lang}/theme_seeds.vectors")


if __name__ == "__main__":
    main()
