"""How much a sentence sounds like each thinking trap: a linear head on its vector and on its short runs of words.

The head is a multinomial logistic regression, fitted on the own sentences of `content/words/*/trap_seeds.toml` by
`python -m bench.trap_head`; its weights lie beside them, a byte a number. It needs the sentence model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.cues import cue_file, flattened
from meantime.language.meaning import WIDTH, embed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: The class of sentences in no trap: the last one.
NONE = "none"
#: Longest run of words that is looked at.
_LONGEST_RUN = 3


def trap_odds(sentences: Sequence[str]) -> Floats:
    """(n, 18) natural log of how much likelier each trap is than none, in the order of `trap_names`.

    Raises:
        MeaningMissing: there is no sentence model.
    """
    table = cue_file("trap_head")
    scores = features(sentences, _rows()) @ _weights() + np.array(table["bias"], dtype=np.float32)
    found: Floats = scores[:, :-1] - scores[:, -1:]
    return found


def trap_names() -> tuple[str, ...]:
    """The slugs of the columns of `trap_odds`."""
    return tuple(cue_file("trap_head")["classes"][:-1])


def features(sentences: Sequence[str], rows: Mapping[str, int]) -> Floats:
    """(n, 384 + k): the vector of each sentence, and its runs among the k known ones at length one."""
    known = np.zeros((len(sentences), len(rows)), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        known[row, [rows[run] for run in runs_of(sentence) if run in rows]] = 1
    lengths = np.maximum(np.linalg.norm(known, axis=1, keepdims=True), 1)
    return np.hstack([embed(sentences), known / lengths])


def runs_of(sentence: str) -> set[str]:
    """Runs of one to three words; `^` stands for the beginning."""
    words = ["^", *flattened(sentence).split()]
    runs = {
        " ".join(words[at : at + length])
        for length in range(1, _LONGEST_RUN + 1)
        for at in range(len(words) - length + 1)
    }
    return runs - {"^"}


def as_known(sentence: str) -> float:
    """The share of the words of a sentence that the head knows, 0 to 1: little of it is English, or none."""
    words = flattened(sentence).replace(" . ", " ").replace(" , ", " ").split()
    return sum(word in _rows() for word in words) / max(len(words), 1)


def weight_file(lang: str = "en") -> Any:
    """Where the weights lie: (384 + k, 19) bytes."""
    return files("meantime.content").joinpath(f"words/{lang}/trap_head.vectors")


@cache
def _rows() -> Mapping[str, int]:
    return {run: row for row, run in enumerate(cue_file("trap_head")["runs"])}


@cache
def _weights() -> Floats:
    table = cue_file("trap_head")
    stored = np.frombuffer(weight_file().read_bytes(), dtype=np.int8)
    rows: Floats = stored.reshape(WIDTH + len(table["runs"]), -1) * np.float32(table["scale"])
    return rows
