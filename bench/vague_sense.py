"""Learns what words weigh for a summary and against a moment, and says how far that goes on writers not read.

    python -m bench.vague_sense           each writer left out in turn, then writes content/words/en/vague_sense.toml
    python -m bench.vague_sense --check   writes nothing

It learns from the labelled sentences `tests/language/data/specificity*.jsonl` (without `_ten_people_two_apart` and
`_notes_apart`) and, as moments, from diaries in the same folder. A logistic regression with a ridge: the same sentences
give the same weights.
Whose they are: each file by other writers, who had not seen a rule, but for `specificity`, `_apart` and `_fresh`, which
are by the author of the lists. `_notes` are notes of other files; the author of the lists said which of them sum up,
and left out those that could be taken either way.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from meantime.language.specificity import is_readable
from meantime.language.vague_sense import values_of
from tests.language.scoring_parts import labelled

#: Writers, each left out in turn: files of labelled sentences.
_WRITERS = (
    ("people",), ("people_apart",), ("people_two",), ("people_three",), ("voices",), ("ten_people_apart",), ("notes",),
    ("", "apart", "fresh"),
)  # fmt: skip
#: Diaries, each left out in turn: hardly a line of them sums up. And those that are never learned from.
_DIARIES = ("search", "search_people", "themes_people")
_DIARIES_APART = (
    "search_apart", "search_people_apart", "search_voices", "themes_people_apart",
)  # fmt: skip
_UNREAD = ("specificity_ten_people_two_apart", "specificity_notes_apart")
#: Weight of a line of a diary, and of the squares of all weights.
_DIARY, _RIDGE = 0.6, 0.05
#: Share of the moments of writers left out that may be asked: the level is taken from it.
_ASKED = 0.035
#: From so many words on a text is long.
_LONG = 8
#: Signs that are kept: the heaviest.
_KEPT = 4_000
_HEADER = """# What this is: what the signs of a text weigh for a summary, in thousandths of log odds. Written by
# `python -m bench.vague_sense`; do not edit. See language/vague_sense.py.

source = "Learned from sentences written for this project (tests/language/data)"
licence = "AGPL-3.0-or-later"
checked = ""
"""


@dataclass(frozen=True)
class _Row:
    text: str
    vague: bool
    weight: float
    fold: str


@dataclass(frozen=True)
class _Head:
    signs: dict[str, float]
    bias: float

    def odds(self, texts: Sequence[str]) -> Any:
        """Far below any level where a text cannot be read."""
        return np.array([self._odds(text) if is_readable(text, self.signs) else -99 for text in texts])

    def _odds(self, text: str) -> float:
        return self.bias + sum(self.signs.get(sign, 0) * value for sign, value in values_of(text).items())


def main() -> None:
    """Prints JSON lines; takes about a minute."""
    rows = _rows()
    folds = sorted({row.fold for row in rows})
    found = {fold: _fit([row for row in rows if row.fold != fold]) for fold in folds}
    odds = {fold: found[fold].odds([row.text for row in rows if row.fold == fold]) for fold in folds}
    right = {fold: np.array([row.vague for row in rows if row.fold == fold]) for fold in folds}
    writers = [name for name in folds if name.startswith("specificity")]
    level = _level(odds, right, writers)
    for fold in folds:
        _say(f"{fold}, left out", odds[fold] > level, right[fold])
    counted = np.array([len(row.text.split()) for name in writers for row in rows if row.fold == name])
    together = np.concatenate([odds[name] for name in writers]), np.concatenate([right[n] for n in writers])
    _say("all writers, each left out", together[0] > level, together[1], auc=_auc(*together))
    turned = (counted > _LONG) == together[1]
    _say("short moments and long summaries, left out", together[0][turned] > level, together[1][turned])
    head = _fit(rows)
    for name in (*_UNREAD, *_DIARIES_APART):
        unread = _labelled(name) if name in _UNREAD else _diary(name)
        _say(
            f"{name}, never learned from",
            head.odds([row.text for row in unread]) > level,
            np.array([row.vague for row in unread]),
        )
    if "--check" not in sys.argv:
        _write(head, level)


def _rows() -> list[_Row]:
    """What is learned from; rows in another language, of one word or of code are not."""
    every = [
        row for names in _WRITERS for name in names for row in _labelled(f"specificity_{name}".rstrip("_"))
    ]
    seen = Counter(sign for row in every for sign in values_of(row.text))
    known = {sign for sign, count in seen.items() if count > 1}
    every = [row for row in every if row.vague or is_readable(row.text, known)]
    return [*every, *(row for name in _DIARIES for row in _diary(name))]


def _labelled(name: str) -> list[_Row]:
    fold = "specificity" if name.removeprefix("specificity") in {"", "_apart", "_fresh"} else name
    return [_Row(row["text"], row["gold"]["vague"], 1, fold) for row in labelled(name)]


def _diary(name: str) -> list[_Row]:
    notes = {
        row["text"]: None for row in labelled(name) if row.get("text") and not row["gold"].get("thought")
    }
    return [_Row(text, False, _DIARY, name) for text in notes if len(text.split()) > 1]


def _fit(rows: Sequence[_Row]) -> _Head:
    """The heaviest signs, of those that stand in two texts."""
    values = [values_of(row.text) for row in rows]
    counted = Counter(sign for one in values for sign in one)
    signs = sorted(sign for sign, count in counted.items() if count > 1)
    known = {sign: n for n, sign in enumerate(signs)}
    cells = [
        (n, known[sign], value)
        for n, one in enumerate(values)
        for sign, value in one.items()
        if sign in known
    ]
    row, column, value = zip(*cells, strict=True)
    table = csr_matrix((value, (row, column)), shape=(len(rows), len(known)))
    weights = _learn(table, np.array([one.vague for one in rows]), np.array([one.weight for one in rows]))
    heaviest = np.sort(np.argsort(-np.abs(weights[:-1]), kind="stable")[:_KEPT])
    return _Head({signs[n]: float(weights[n]) for n in heaviest}, float(weights[-1]))


def _learn(table: Any, right: Any, weight: Any) -> Any:
    """Weights and bias of a logistic regression; the bias is free."""

    def loss(at: Any) -> tuple[float, Any]:
        odds = table @ at[:-1] + at[-1]
        off = weight * (1 / (1 + np.exp(-odds)) - right)
        total = weight @ np.logaddexp(0, np.where(right, -odds, odds)) + _RIDGE * (at[:-1] @ at[:-1]) / 2
        return float(total), np.append(table.T @ off + _RIDGE * at[:-1], off.sum())

    start = np.zeros(table.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def _level(odds: dict[str, Any], right: dict[str, Any], writers: Sequence[str]) -> float:
    moments = np.concatenate([odds[name][~right[name]] for name in writers])
    return float(np.quantile(moments, 1 - _ASKED))


def _auc(odds: Any, right: Any) -> float:
    return round(float((odds[right][:, None] > odds[~right][None]).mean()), 3)


def _say(what: str, asked: Any, right: Any, **more: float) -> None:
    counts = {
        "of": len(right),
        "right": round(float((asked == right).mean()), 3),
        "vague": int(right.sum()),
        "missed": int((right & ~asked).sum()),
        "asked_in_vain": int((asked & ~right).sum()),
    }
    print(json.dumps({"what": what, **counts, **more}), flush=True)


def _write(head: _Head, level: float) -> None:
    numbers = [f"bias = {round(1000 * (head.bias - level))}", "\n[signs]"]
    weights = [
        f"{json.dumps(sign, ensure_ascii=False)} = {round(1000 * one)}" for sign, one in head.signs.items()
    ]
    path = files("meantime.content").joinpath("words/en/vague_sense.toml")
    Path(str(path)).write_text("\n".join([_HEADER, *numbers, *weights, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
