"""Learning from the sentences what tells feelings apart. Run by hand after they change; the app only uses the outcome.

Four parts are added up: linear discriminant analysis of the sentence vectors (Fisher 1936, with the covariance shrunk
to a multiple of the identity: Friedman 1989), closeness to the feeling's own name ("I felt sad"), ridge regression on
phrases of one or two stems, and logistic regression, with a ridge, of whether a sentence is pleasant at all. The same
sentences always give the same weights.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from meantime.content.loader import emotions, quadrant_of
from meantime.language.feeling_seeds import (
    NOTHING,
    Learnt,
    by_name,
    mark,
    phrases_of,
    seeds_file,
    weights_file,
)
from meantime.language.meaning import WIDTH, embed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from meantime.language.vectors import Floats

    Rows = NDArray[np.int64]

#: How far the covariance is drawn to a sphere, 0-1; the weights of names and phrases beside it; the ridge. Chosen with
#: each voice left out in turn: they all lie on a plain, half or double changes little.
_SHRUNK, _NAMED, _SAID, _RIDGE = 0.6, 0.3, 0.3, 3.0
#: The weight of whether a sentence is pleasant at all: which of the two is more often right than which feeling.
_LEANS = 0.75
#: Sentences a phrase must stand in.
_LEAST = 2
_PLEASANT = ("HP", "LP")
_PROMPTS = ("I felt {}.", "I was so {}.", "It made me feel {}.", "{}")


def learn(sentences: Mapping[str, Sequence[str]], vectors: Floats, named: Floats) -> Learnt:
    """What tells the feelings of these sentences apart.

    Args:
        sentences: those of each of k names, the last of them `NOTHING`.
        vectors: (n, 384) unit vectors of all sentences, in that order.
        named: (k - 1, 384) the unit vector of each feeling's own name.
    """
    row_of = np.array([row for row, name in enumerate(sentences) for _ in sentences[name]], dtype=np.int64)
    meaning, constant = _by_meaning(vectors, row_of)
    close, usual = _by_name(vectors, named)
    signs = np.array([_leaning(name) for name in sentences], dtype=np.float64)
    lean, even = _by_leaning(vectors, signs[row_of])
    phrases, rarity, weights = _by_phrases([one for name in sentences for one in sentences[name]], row_of)
    return Learnt(
        names=tuple(sentences),
        meaning=(meaning + _NAMED * close + _LEANS * np.outer(signs, lean)).astype(np.float32),
        constant=(constant - _NAMED * usual + _LEANS * signs * even).astype(np.float32),
        phrases=phrases,
        rarity=rarity.astype(np.float32),
        phrase_weights=(_SAID * weights).astype(np.float32),
    )


def names_as_vectors(lang: str) -> Floats:
    """(k - 1, 384): where the words for each feeling lie."""
    words = {emotion.id: emotion.word for emotion in emotions()}
    found = np.zeros((len(seeds_file(lang)["named"]), WIDTH), dtype=np.float32)
    for row, (name, others) in enumerate(seeds_file(lang)["named"].items()):
        mean = embed([prompt.format(words[one]) for one in (name, *others) for prompt in _PROMPTS]).mean(
            axis=0
        )
        found[row] = mean / np.linalg.norm(mean)
    return found


def main(lang: str = "en") -> None:
    """Write what is learnt beside the sentences."""
    sentences = by_name(lang)
    vectors = embed([one for name in sentences for one in sentences[name]])
    found = learn(sentences, vectors, names_as_vectors(lang))
    scale = float(np.abs(found.phrase_weights).max()) / 127
    file = io.BytesIO()
    np.savez_compressed(
        file,
        mark=np.frombuffer(mark(lang), dtype=np.uint8),
        names=np.frombuffer("\n".join(found.names).encode(), dtype=np.uint8),
        meaning=found.meaning.astype(np.float16),
        constant=found.constant.astype(np.float16),
        phrases=np.frombuffer("\n".join(found.phrases).encode(), dtype=np.uint8),
        rarity=found.rarity.astype(np.float16),
        phrase_weights=np.rint(found.phrase_weights / scale).astype(np.int8),
        phrase_scale=np.float32(scale),
    )
    Path(str(weights_file(lang))).write_bytes(file.getvalue())


def _by_meaning(vectors: Floats, row_of: Rows) -> tuple[Floats, Floats]:
    """(k, 384) weights and (k,) constants, in standard deviations of the scores of the sentences."""
    means = np.stack([vectors[row_of == row].mean(axis=0) for row in range(int(row_of.max()) + 1)])
    rest = vectors - means[row_of]
    spread = rest.T @ rest / len(rest)
    sphere = np.eye(WIDTH) * np.trace(spread) / WIDTH
    weights = np.linalg.solve((1 - _SHRUNK) * spread + _SHRUNK * sphere, means.T).T
    constant = -0.5 * (means * weights).sum(axis=1)
    found = (vectors @ weights.T + constant)[:, :-1]
    deviation = (found - found.mean(axis=1, keepdims=True)).std()
    return weights / deviation, constant / deviation


def _by_leaning(vectors: Floats, signs: Floats) -> tuple[Floats, float]:
    """(384,) weights and a constant: the log odds that a sentence is a pleasant one.

    Args:
        signs: (n,) 1 for pleasant, -1 for unpleasant, 0 for sentences that are neither.
    """
    rows, wanted = np.column_stack([vectors, np.ones(len(vectors))])[signs != 0], signs[signs != 0]

    def loss(weights: Floats) -> tuple[float, Floats]:
        against = -wanted * (rows @ weights)
        wrong = -wanted / (1 + np.exp(-against))
        ridge = np.append(weights[:-1], 0.0)
        return float(np.logaddexp(0, against).sum() + ridge @ ridge / 2), rows.T @ wrong + ridge

    found = minimize(loss, np.zeros(WIDTH + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found[:-1], float(found[-1])


def _leaning(name: str) -> int:
    """1 for a pleasant feeling, -1 for an unpleasant one, 0 for mixed ones and for none."""
    if name == NOTHING or _families()[name] == "mixed":
        return 0
    return 1 if quadrant_of(name) in _PLEASANT else -1


@cache
def _families() -> dict[str, str]:
    return {emotion.id: emotion.family for emotion in emotions()}


def _by_name(vectors: Floats, named: Floats) -> tuple[Floats, Floats]:
    """(k, 384) and (k,): closeness to the name of each feeling, against how close sentences are to it in general."""
    close = vectors @ named.T
    usual, deviation = close.mean(axis=0), close.std(axis=0)
    weights = np.vstack([named / deviation[:, None], np.zeros((1, WIDTH))])
    return weights, np.append(usual / deviation, 0.0)


def _by_phrases(texts: Sequence[str], row_of: Rows) -> tuple[dict[str, int], Floats, Floats]:
    """The phrases, (m,) how rare each is, and (m, k) weights, in standard deviations of scores of unseen sentences."""
    said = [sorted(set(phrases_of(text))) for text in texts]
    counts = Counter(phrase for one in said for phrase in one)
    known = {phrase: row for row, phrase in enumerate(sorted(p for p, n in counts.items() if n >= _LEAST))}
    rarity = np.log(len(texts) / np.array([counts[phrase] for phrase in known]))
    table = _table(said, known, rarity)
    wanted = np.eye(int(row_of.max()) + 1)[row_of]
    wanted = wanted - wanted.mean(axis=0)
    inverse = np.linalg.inv(table @ table.T + _RIDGE * np.eye(len(table)))
    pull = inverse @ wanted
    unseen = wanted - pull / np.diag(inverse)[:, None]  # each left out in turn (Allen 1974)
    return known, rarity, table.T @ pull / unseen[:, :-1].std()


def _table(said: Sequence[Sequence[str]], known: Mapping[str, int], rarity: Floats) -> Floats:
    """(n, m): the phrases of each text, the rare ones more, at length one."""
    table = np.zeros((len(said), len(known)))
    for row, phrases in enumerate(said):
        columns = [known[phrase] for phrase in phrases if phrase in known]
        table[row, columns] = rarity[columns]
    found: Floats = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return found


if __name__ == "__main__":
    main()
