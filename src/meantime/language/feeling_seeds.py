"""Sentences about common situations, by the feeling each is about, and what was learnt from them.

What was learnt comes with the package, because learning takes a minute. After a change of the sentences it is written
anew by `python -m bench.feeling_training`; a test says when that was forgotten.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.stems import stem, words_in

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: The name of the sentences in which nothing much is felt.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What tells feelings apart: the score of a text for each adds up its meaning, its words and a constant."""

    #: (k,) ids of `content/words/*/emotions.toml`, and `NOTHING` last.
    names: tuple[str, ...]
    #: (k, 384) weights of the sentence vector.
    meaning: Floats
    #: (k,) constants.
    constant: Floats
    #: The row of each phrase of one or two stems in `phrase_weights`, and in `rarity`.
    phrases: Mapping[str, int]
    #: (m,) how rare each phrase is: the logarithm of one over its share of the sentences.
    rarity: Floats
    #: (m, k)
    phrase_weights: Floats


@cache
def learnt(lang: str) -> Learnt:
    """What was learnt from the sentences, as it comes with the package."""
    with np.load(io.BytesIO(weights_file(lang).read_bytes()), allow_pickle=False) as stored:
        phrases = stored["phrases"].tobytes().decode().split("\n")
        return Learnt(
            names=tuple(stored["names"].tobytes().decode().split("\n")),
            meaning=stored["meaning"].astype(np.float32),
            constant=stored["constant"].astype(np.float32),
            phrases={phrase: row for row, phrase in enumerate(phrases)},
            rarity=stored["rarity"].astype(np.float32),
            phrase_weights=stored["phrase_weights"].astype(np.float32) * stored["phrase_scale"],
        )


def scores(found: Learnt, vectors: Floats, texts: Sequence[str]) -> Floats:
    """(n, k): how much each text speaks for each name; only the differences in a row mean something.

    Args:
        vectors: (n, 384) unit vectors of the texts.
    """
    said = np.zeros((len(texts), len(found.names)), dtype=np.float32)
    for row, text in enumerate(texts):
        known = [found.phrases[one] for one in sorted(set(phrases_of(text))) if one in found.phrases]
        if known:
            rarity = found.rarity[known]
            said[row] = rarity @ found.phrase_weights[known] / np.linalg.norm(rarity)
    total: Floats = vectors @ found.meaning.T + found.constant + said
    return total


def share_known(found: Learnt, text: str) -> float:
    """The share of the words of a text that stand in some sentence, 0-1."""
    stems = [stem(word) for word in words_in(text)]
    return sum(one in found.phrases for one in stems) / max(1, len(stems))


def phrases_of(text: str) -> Iterator[str]:
    """Each stem of a text and each two in a row."""
    stems = [stem(word) for word in words_in(text)]
    yield from stems
    yield from map(" ".join, pairwise(stems))


def by_name(lang: str) -> dict[str, list[str]]:
    """The sentences of each feeling, all voices together; `NOTHING` last."""
    found: dict[str, list[str]] = {}
    for voice in voices(lang).values():
        for name, sentences in voice.items():
            found.setdefault(name, []).extend(sentences)
    return {**{name: found[name] for name in found if name != NOTHING}, NOTHING: found[NOTHING]}


def voices(lang: str) -> dict[str, dict[str, list[str]]]:
    """The sentences as each voice writes them, by feeling."""
    found: dict[str, dict[str, list[str]]] = seeds_file(lang)["voice"]
    return found


def mark(lang: str) -> bytes:
    """What tells these sentences from any others."""
    return hashlib.sha256(repr(seeds_file(lang)).encode()).digest()


def stored_mark(lang: str) -> bytes:
    """The mark of the sentences that what comes with the package was learnt from."""
    with np.load(io.BytesIO(weights_file(lang).read_bytes()), allow_pickle=False) as stored:
        return bytes(stored["mark"].tobytes())


@cache
def seeds_file(lang: str) -> dict[str, Any]:
    """The whole of `feeling_seeds.toml`."""
    text = files("meantime.content").joinpath(f"words/{lang}/feeling_seeds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def weights_file(lang: str) -> Any:
    """Where it lies what was learnt."""
    return files("meantime.content").joinpath(f"words/{lang}/feeling_seeds.vectors")
