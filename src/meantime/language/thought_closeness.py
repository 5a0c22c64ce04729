"""How close thoughts are to each other: by their vectors and lines of thinking, or by the stems they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.stems import is_small, near_words, stem
from meantime.language.theme_seeds import seeds
from meantime.language.thoughts import frames_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Least average closeness of one theme: cosine, and up to `_SAME_LINE` more on the same line of thinking.
LEAST = 0.46
LEAST_BY_STEMS = 0.5
_SAME_LINE = 0.4
#: What two thoughts gain that lie on no known line at all: nothing speaks against them but their own distance.
_NO_LINE = 0.15
#: How near a line of thinking must be to count (cosine), and how sharply the nearest one is preferred.
_NEAR, _SHARP = 0.45, 0.04


def by_meaning(rows: Floats) -> Floats:
    """(n, n) closeness of thoughts from their (n, 384) unit vectors: -1 to 1.4, rounded: every machine agrees."""
    lines = _lines(rows)
    strength = lines.sum(axis=1)
    unit = lines / np.maximum(np.linalg.norm(lines, axis=1, keepdims=True), 1e-9)
    same_line = (unit @ unit.T) * np.minimum.outer(strength, strength)
    no_line = np.outer(1 - strength, 1 - strength)
    found: Floats = np.round(rows @ rows.T + _SAME_LINE * same_line + _NO_LINE * no_line, 4)
    return found


def by_stems(cores: Sequence[str]) -> Floats:
    """(n, n) closeness of thoughts from the stems they share: 0 to 1 (Ochiai coefficient)."""
    words = [_stems(core) for core in cores]
    known = {word: n for n, word in enumerate(sorted(set().union(*words)))}
    table = np.zeros((len(cores), max(len(known), 1)), dtype=np.float32)
    for row, found in enumerate(words):
        table[row, [known[word] for word in found]] = 1
    lengths = np.sqrt(np.maximum(table.sum(axis=1), 1))
    return np.asarray((table @ table.T) / np.outer(lengths, lengths), dtype=np.float32)


def _lines(rows: Floats) -> Floats:
    """(n, k): how much each thought lies on each line of thinking; a row sums to 1 at most, less when far from all."""
    vectors, line = seeds("en")
    cosines = rows @ vectors.T
    nearest = np.stack([cosines[:, line == k].max(axis=1) for k in range(int(line.max()) + 1)], axis=1)
    powers = np.exp((nearest - _NEAR) / _SHARP)
    found: Floats = powers / (1 + powers.sum(axis=1, keepdims=True))
    return found


def _stems(core: str) -> set[str]:
    """What a thought is about: its stems without the commonest, each in one form of those near it."""
    common = set(frames_file("en")["common"].split())
    words = [word for word in core.split() if not is_small(word) and word not in common] or core.split()
    return {min(near_words(stem(word))) for word in words}
