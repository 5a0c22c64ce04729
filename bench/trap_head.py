"""Fits the head that hears thinking traps in a sentence, and says how well it does on sentences it was not fitted on.

    python -m bench.trap_head           writes `trap_head.toml` and `trap_head.vectors` beside `trap_seeds.toml`
    python -m bench.trap_head --check   writes nothing; five-fold figures over the seeds as a JSON line

Multinomial logistic regression with an L2 penalty, by L-BFGS from zero: the same seeds give the same head.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from meantime.language.cues import cue_file
from meantime.language.trap_head import NONE, features, runs_of, weight_file

#: A run of words counts from so many seeds on; below, it belongs to one sentence rather than to a way of speaking.
_LEAST_SEEDS = 3
#: Weight of the squares of all weights; .1 and .2 were alike in five folds, .05 and 1 worse.
_PENALTY = 0.1
_FOLDS = 5


@dataclass(frozen=True)
class _Head:
    rows: Mapping[str, int]
    #: (384 + k, classes) and (classes,).
    weights: Any
    bias: Any

    def scores(self, sentences: Sequence[str]) -> Any:
        return features(sentences, self.rows) @ self.weights + self.bias


def main() -> None:
    """Fit and write, or check."""
    seeds: Mapping[str, Sequence[str]] = cue_file("trap_seeds")["seeds"]
    classes = [*(name for name in seeds if name != NONE), NONE]
    sentences = [one for name in classes for one in seeds[name]]
    gold = np.array([row for row, name in enumerate(classes) for _ in seeds[name]])
    if "--check" in sys.argv:
        print(json.dumps(_five_fold(sentences, gold, len(classes))))
    else:
        _write(_fit(sentences, gold, len(classes)), classes)


def _five_fold(sentences: Sequence[str], gold: Any, count: int) -> dict[str, float]:
    fold = np.random.default_rng(0).integers(0, _FOLDS, len(sentences))
    ranks = np.zeros(len(sentences), dtype=int)
    for one in range(_FOLDS):
        kept, left = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        head = _fit([sentences[n] for n in kept], gold[kept], count)
        scores = head.scores([sentences[n] for n in left])
        ranks[left] = (scores > scores[np.arange(len(left)), gold[left]][:, None]).sum(axis=1)
    return {"seeds": len(sentences), "first": round(float((ranks == 0).mean()), 3), "of_three": _share(ranks)}


def _share(ranks: Any) -> float:
    return round(float((ranks < 3).mean()), 3)


def _fit(sentences: Sequence[str], gold: Any, count: int) -> _Head:
    seen = Counter(run for one in sentences for run in runs_of(one))
    rows = {run: n for n, run in enumerate(sorted(run for run in seen if seen[run] >= _LEAST_SEEDS))}
    given = features(sentences, rows)
    size = given.shape[1] * count

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat[:size].reshape(-1, count).astype(np.float32)
        scores = given @ weights + flat[size:]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        off = powers / powers.sum(axis=1, keepdims=True)
        missed = -np.log(off[np.arange(len(gold)), gold] + 1e-12).sum()
        off[np.arange(len(gold)), gold] -= 1
        slope = np.concatenate([(given.T @ off + _PENALTY * weights).ravel(), off.sum(axis=0)])
        return float(missed + _PENALTY / 2 * (weights**2).sum()), slope.astype(float)

    found = minimize(loss, np.zeros(size + count), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return _Head(rows, found[:size].reshape(-1, count), found[size:])


def _write(head: _Head, classes: Sequence[str]) -> None:
    scale = float(np.abs(head.weights).max()) / 127
    folder = Path(str(weight_file())).parent
    Path(str(weight_file())).write_bytes(np.rint(head.weights / scale).astype(np.int8).tobytes())
    seeds = files("meantime.content").joinpath("words/en/trap_seeds.toml").read_bytes()
    lines = [
        "# What this is: the runs of words and the numbers of the head that hears thinking traps, in the order of its",
        "# weights (`trap_head.vectors`). Written by `python -m bench.trap_head` from `trap_seeds.toml`; not by hand.",
        "",
        'source = "Fitted on the own sentences of trap_seeds.toml"',
        'licence = "AGPL-3.0-or-later"',
        'checked = ""',
        f'seeds = "{sha256(seeds).hexdigest()}"',
        f"scale = {scale:.6g}",
        f"classes = {json.dumps(list(classes))}",
        f"bias = {json.dumps([round(float(one), 4) for one in head.bias])}",
        f"runs = {json.dumps(list(head.rows), ensure_ascii=False)}",
    ]
    (folder / "trap_head.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
