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

#: Least average closeness of one theme (the lowest at which themes on lines that were taken out stay nine tenths pure):
#: cosine, and up to `_SAME_LINE` more on the same line of thinking.
LEAST = 0.74
LEAST_BY_STEMS = 0.5
_SAME_LINE = 0.6
#: A group whose thoughts lie less than this on any line is of ordinary days, unless they say nearly the same (cosine).
_ON_LINES, _NEARLY_SAME = 0.45, 0.7
#: How near the nearest seed of a line must be to count (cosine), and how sharply the nearest line is preferred.
_NEAR, _SHARP = 0.65, 0.06
#: The same for what the head says of a line; for ordinary days, which have most sentences, it says more.
_TOLD, _TOLD_SHARP = 0.08, 0.04
_TOLD_DAYS, _TOLD_DAYS_SHARP = 0.5, 0.15


def by_meaning(rows: Floats) -> Floats:
    """(n, n) closeness of thoughts from their (n, 384) unit vectors: -1 to 1.6, rounded: every machine agrees.

    What two thoughts gain is how likely they lie on the same line of thinking: the root of the summed products of
    their shares. Sentences of ordinary days lie on none and gain nothing.
    """
    lines = line_shares(rows)
    found: Floats = rows @ rows.T
    found += _SAME_LINE * np.sqrt(np.maximum(lines @ lines.T, 0))
    return np.round(found, 4, out=found)


def is_of_days(rows: Floats) -> bool:
    """Whether these thoughts (n, 384) only share what ordinary days share, such as a weekday and "can't"."""
    total = float((rows @ rows.T).sum()) - len(rows)
    nearly_same = total >= _NEARLY_SAME * len(rows) * (len(rows) - 1)
    return not nearly_same and float(line_shares(rows).sum(axis=1).mean()) < _ON_LINES


def by_stems(cores: Sequence[str]) -> Floats:
    """(n, n) closeness of thoughts from the stems they share: 0 to 1 (Ochiai coefficient)."""
    words = [_stems(core) for core in cores]
    known = {word: n for n, word in enumerate(sorted(set().union(*words)))}
    table = np.zeros((len(cores), max(len(known), 1)), dtype=np.float32)
    for row, found in enumerate(words):
        table[row, [known[word] for word in found]] = 1
    lengths = np.sqrt(np.maximum(table.sum(axis=1), 1))
    return np.asarray((table @ table.T) / np.outer(lengths, lengths), dtype=np.float32)


def line_shares(rows: Floats) -> Floats:
    """(n, k): how likely each thought lies on each line of thinking; a row sums to 1 at most, less for ordinary days.

    Two ways agree on it: the nearest seed of a line, and a head trained on all of them.
    """
    known = seeds("en")
    near = np.maximum.reduceat(rows @ known.vectors.T, known.starts, axis=1)
    told = rows @ known.head[:-1] + known.head[-1]
    powers = (near - _NEAR) / _SHARP
    powers[:, :-1] += (told[:, :-1] - _TOLD) / _TOLD_SHARP
    powers[:, -1] += (told[:, -1] - _TOLD_DAYS) / _TOLD_DAYS_SHARP
    powers = np.exp(np.clip(powers, -20, 20))
    found: Floats = powers[:, :-1] / (1 + powers.sum(axis=1, keepdims=True))
    return found


def _stems(core: str) -> set[str]:
    """What a thought is about: its stems without the commonest, each in one form of those near it."""
    common = set(frames_file("en")["common"].split())
    words = [word for word in core.split() if not is_small(word) and word not in common] or core.split()
    return {min(near_words(stem(word))) for word in words}
