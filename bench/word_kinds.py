"""Groups the words of the sentence model's vocabulary into kinds of words that are close, for `language/word_kinds.py`.

    python -m bench.word_kinds     writes content/words/word_kinds.bytes (some two minutes)

Every whole English word of the vocabulary is read alone by the sentence model; k-means from a fixed seed, over the
first 60 directions in which the words differ most. The same vocabulary and model give the same kinds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.cluster.vq import kmeans2

from meantime.language.meaning import embed
from meantime.language.word_kinds import BROAD, FINE, kind_file
from meantime.language.wordpiece import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_DIRECTIONS, _ROUNDS, _SEED = 60, 25, 0


def main() -> None:
    words = [word for word in vocabulary() if word.isascii() and word.isalpha()]
    vectors = _in_few_directions(embed(words))
    table = np.zeros((max(vocabulary().values()) + 1, 2), dtype=np.uint8)
    rows = [vocabulary()[word] for word in words]
    for column, count in enumerate((BROAD, FINE)):
        _, kinds = kmeans2(vectors, count, minit="++", rng=_SEED, iter=_ROUNDS)
        table[rows, column] = kinds + 1
    Path(str(kind_file())).write_bytes(table.tobytes())


def _in_few_directions(vectors: Vectors) -> Vectors:
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    found: Vectors = centred @ directions[:_DIRECTIONS].T
    return found


if __name__ == "__main__":
    main()
