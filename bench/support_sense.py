"""Learns the weights of the second opinion on support words, and says how far they go on voices it has not read.

    python -m bench.support_sense       each author left out in turn, then writes content/words/en/support_sense.toml

It learns from sentences written for this project (`tests/language/data/support*.jsonl`, without those set apart), and
from all other labelled sentences as ordinary notes. Two logistic regressions with a ridge; their log odds are added.
Whose they are: `support_people`, `_two`, `_three` and `_four` are by four authors who had not seen the rules;
`support_voices` (in seventeen voices) and `support_turns` are by the author of the rules, as are the rest.
"""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from meantime.language.meaning import embed, use_threads
from meantime.language.support_sense import scale_of, signs_of, stretches_of
from meantime.language.support_words import has_support_words
from tests.language.scoring_parts import DATA, labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Ridges of the two heads, and how much an ordinary note or a sentence without a voice weighs.
_RIDGE_WORDS, _RIDGE_MEANING, _PLAIN, _VOICELESS = 0.1, 1.0, 1.0, 0.3
#: How much the words weigh beside the meaning.
_WORDS = 0.8
#: Share of ordinary notes, of files not read, that the words alone, and both together, may bring the card for.
_SURE, _BOTH = 0.008, 0.025
#: Share of ordinary notes about which the model is asked.
_ASKED = 0.15
#: Signs that are kept: the heaviest.
_KEPT = 6_000
#: Authors, each left out in turn: files of sentences. The last wrote the rules, and no note is left out beside them.
_AUTHORS = (
    ("support_people",),
    ("support_people_two",),
    ("support_people_three",),
    ("support_people_four",),
    ("support_voices", "support_turns"),
)
#: Files of whole notes by other people.
_NOTES = {"notes_people", "search_voices", "themes_voices", "support_plain"}
_HEADER = """# What this is: the weights of the second opinion on support words, in thousandths. Written by
# `python -m bench.support_sense`; do not edit. It notices words and measures nothing: see language/support_sense.py.

source = "Learned from sentences written for this project (tests/language/data)"
licence = "AGPL-3.0-or-later"
checked = ""
"""


class _Rows:
    """All sentences to learn from: their text, what is right, their weight and the fold they are left out in."""

    def __init__(self) -> None:
        voices = [(row, n) for n, names in enumerate(_AUTHORS) for name in names for row in labelled(name)]
        others = [row for name in ("support", "support_oblique") for row in labelled(name)]
        plain = [(text, source) for text, source in _plain().items() if not has_support_words(text)]
        sources = sorted(set(_plain().values()))
        spoken = [row["text"] for row, _ in voices] + [row["text"] for row in others]
        self.text = spoken + [text for text, _ in plain]
        self.right = np.array(
            [row["gold"]["support"] for row in [*(row for row, _ in voices), *others]] + [False] * len(plain)
        )
        self.weight = np.repeat([1.0, _VOICELESS, _PLAIN], [len(voices), len(others), len(plain)])
        self.fold = np.array(
            [author for _, author in voices]
            + [-1] * len(others)
            + [sources.index(source) % (len(_AUTHORS) - 1) for _, source in plain]
        )
        self.is_plain = np.arange(len(self.text)) >= len(voices) + len(others)
        #: Notes of people who wrote as they write: the hardest to leave alone, so the levels are taken from them.
        self.is_note = np.array(
            [False] * (len(voices) + len(others)) + [source in _NOTES for _, source in plain]
        )
        self.by_rules = np.array([has_support_words(text) for text in self.text])
        stretches = [stretches_of(text) for text in self.text]
        self.spoken = np.array([bool(found) for found in stretches])
        weighed = [
            found[0] if len(found) == 1 else text for found, text in zip(stretches, self.text, strict=True)
        ]
        self.signs = [signs_of(text) for text in weighed]
        self.vectors = embed(weighed).astype(np.float64)


def main() -> None:
    """Prints JSON lines; takes about two minutes."""
    use_threads(2)
    rows = _Rows()
    words, meaning = _left_out(rows)
    plain, both = rows.is_plain, words + meaning
    sure, maybe = np.quantile(words[rows.is_note], [1 - _SURE, 1 - _ASKED])
    alone = np.quantile(words[rows.is_note], 1 - _BOTH)
    asked = words >= maybe
    least = np.quantile(np.where(asked, both, -99)[rows.is_note], 1 - _BOTH)
    found = (((words >= sure) | (asked & (both >= least))) & rows.spoken) | rows.by_rules
    for n, names in enumerate(_AUTHORS):
        for what, right in (("meant", rows.right), ("not meant", ~rows.right)):
            of = (rows.fold == n) & ~plain & right
            _say(f"{names[0]}, {what}", of, by_rules=rows.by_rules, asked=asked, card=found)
    for what, of in (("short ordinary sentences", plain & ~rows.is_note), ("whole notes", rows.is_note)):
        _say(what, of, asked=asked, card=found, by_words_alone_as_often_wrong=words >= alone)
    _write(rows, {"sure": sure, "maybe": maybe, "both": least})


def _say(what: str, of: NDArray[np.bool_], **shares: NDArray[np.bool_]) -> None:
    counts = {name: int(which[of].sum()) for name, which in shares.items()}
    print(json.dumps({"left_out": what, "of": int(of.sum()), **counts}), flush=True)


def _left_out(rows: _Rows) -> tuple[Floats, Floats]:
    """The log odds of each sentence by heads that have not read its author: by words (weighed), by meaning."""
    words, meaning = np.zeros(len(rows.text)), np.zeros(len(rows.text))
    for fold in range(len(_AUTHORS)):
        read, left = rows.fold != fold, np.flatnonzero(rows.fold == fold)
        known, weights = _learn_words(rows, read)
        words[left] = _WORDS * (_table([rows.signs[n] for n in left], known) @ weights[:-1] + weights[-1])
        by_meaning = _learn(rows.vectors[read], rows.right[read], rows.weight[read], _RIDGE_MEANING)
        meaning[left] = rows.vectors[left] @ by_meaning[:-1] + by_meaning[-1]
    return words, meaning


def _learn_words(rows: _Rows, read: NDArray[np.bool_]) -> tuple[dict[str, int], Floats]:
    """The heaviest signs, numbered, with their weights and the bias."""
    signs = [one for one, is_read in zip(rows.signs, read, strict=True) if is_read]
    counted = Counter(sign for one in signs for sign in one)
    known = {sign: n for n, sign in enumerate(sorted(s for s, count in counted.items() if count > 1))}
    weights = _learn(_table(signs, known), rows.right[read], rows.weight[read], _RIDGE_WORDS)
    heaviest = np.sort(np.argsort(-np.abs(weights[:-1]), kind="stable")[:_KEPT])
    names = list(known)
    return {names[n]: k for k, n in enumerate(heaviest)}, np.append(weights[heaviest], weights[-1])


def _table(signs: list[frozenset[str]], known: dict[str, int]) -> Any:
    cells = [(n, known[s], 1 / scale_of(one)) for n, one in enumerate(signs) for s in one if s in known]
    row, column, value = zip(*cells, strict=True)
    return csr_matrix((value, (row, column)), shape=(len(signs), len(known)))


def _learn(table: Any, right: NDArray[np.bool_], weight: Floats, ridge: float) -> Floats:
    """Weights and bias of a logistic regression; the bias is free."""

    def loss(at: Floats) -> tuple[float, Floats]:
        odds = table @ at[:-1] + at[-1]
        off = weight * (1 / (1 + np.exp(-odds)) - right)
        total = weight @ np.logaddexp(0, np.where(right, -odds, odds)) + ridge * (at[:-1] @ at[:-1]) / 2
        return float(total), np.append(table.T @ off + ridge * at[:-1], off.sum())

    found: Floats = minimize(
        loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 80}
    ).x
    return found


def _write(rows: _Rows, levels: dict[str, float]) -> None:
    every = np.ones(len(rows.text), dtype=bool)
    known, words = _learn_words(rows, every)
    meaning = _learn(rows.vectors, rows.right, rows.weight, _RIDGE_MEANING)
    numbers = [f"{name} = {round(1000 * level)}" for name, level in levels.items()]
    numbers.append(f"bias = {round(1000 * _WORDS * words[-1])}")
    numbers.append(f"meaning = {[round(1000 * float(one)) for one in meaning]}")
    weights = [f"{json.dumps(sign)} = {round(1000 * _WORDS * words[n])}" for sign, n in known.items()]
    path = files("meantime.content").joinpath("words/en/support_sense.toml")
    Path(str(path)).write_text("\n".join([_HEADER, *numbers, "\n[words]", *weights, ""]), encoding="utf-8")


def _plain() -> dict[str, str]:
    """Ordinary notes and the file each stands in: the sentences of every other part, without those set apart."""
    names = sorted(
        path.stem
        for path in DATA.glob("*.jsonl")
        if path.stem == "support_plain" or "support" not in path.stem
    )
    kept = [name for name in names if not name.endswith(("_apart", "_fresh"))]
    return {row["text"]: name for name in kept for row in labelled(name) if row.get("text")}


if __name__ == "__main__":
    main()
