"""How close two sentences are in meaning: a small sentence model that runs on this machine and calls nobody.

The model began as all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Apache-2.0) and learned from notes of this project what is
alike (`python -m bench.vectors`). Its weights are of a byte each; onnxruntime (MIT) runs it. Both are loaded at the
first use and by nothing else: 0.2 s, 90 MB. Where onnxruntime is missing `is_available` says so, and whoever asked
falls back to words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from meantime.language.sessions import has_runtime, open_session, run_apart
from meantime.language.wordpiece import LONGEST, piece_ids

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

#: Numbers in one vector.
WIDTH = 384
#: Name of the vectors, kept beside those that are stored.
MODEL = "meantime-vectors-2"


class MeaningMissing(RuntimeError):
    """The runtime of the model is not installed."""


def is_available() -> bool:
    """Whether sentences can be compared by meaning here. Loads nothing."""
    return has_runtime()


def model_file(lang: str = "en") -> Any:
    """Where the model lies."""
    return files("meantime.content").joinpath(f"words/{lang}/vectors.onnx")


def embed(sentences: Sequence[str], *, longest: int = LONGEST) -> Vectors:
    """One unit vector for each sentence: shape (n, 384), float32; their dot product is their closeness, -1 to 1.

    The same sentence always has the same vector, alone and in company.

    Args:
        longest: how many word pieces of a sentence are read.

    Raises:
        MeaningMissing: see `is_available`.
    """
    return run_apart(_embed, sentences, longest)


def _embed(sentences: Sequence[str], longest: int) -> Vectors:
    import numpy as np  # here: numpy takes 0.1 s, and most commands need none

    found = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        found[row] = _vector(_load(), piece_ids(sentence, longest=longest))
    return found


def _vector(session: Any, ids: list[int]) -> Any:
    """(384,) of one sentence. Alone, because the numbers of a byte are scaled over all that runs at once."""
    import numpy as np

    pieces = np.array([ids], dtype=np.int64)
    return session.run(None, {"ids": pieces, "mask": np.ones_like(pieces)})[0][0]


@cache
def _load() -> Any:
    if not has_runtime():
        raise MeaningMissing("onnxruntime is not installed")
    with as_file(model_file()) as path:
        return open_session(path)
