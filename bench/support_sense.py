"""Learns what words and meaning weigh for the support card, and says how far it goes on authors it has not read.

    python -m bench.support_sense       each author left out in turn, then writes content/words/en/support_sense.toml

It learns from the sentences written for this project (`tests/language/data/support*.jsonl`), and from all other
labelled sentences as ordinary notes. Four logistic regressions with a ridge: whether it is spoken of, and whether it is
meant (learned from what means it and what denies it); each by words and by meaning, whose log odds are added.
Whose they are: `support_people` and those with a number are by ten authors who had not seen what was found; the rest
are by the author of the program. Set OMP_NUM_THREADS=1: small products are slower on more.
"""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from meantime.language.meaning import embed
from meantime.language.support_signs import scale_of, signs_of, stretches_of
from meantime.language.support_words import is_said_outright
from tests.language.scoring_parts import DATA, labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

#: Ridges: of words; of meaning, for what is spoken of and for what is meant.
_RIDGE_WORDS, _RIDGES_MEANING = 0.03, (1.0, 0.3)
#: What a sentence weighs: by another author, by the author of the program, one the tests hold to, an ordinary note.
_OTHERS, _OWN, _HELD, _PLAIN = 1.0, 1.0, 6.0, 2.0
#: Shares of ordinary notes and of denials, of authors and files not read, that may bring the card; by words alone fewer
#: notes, as those are asked by all that goes quiet beside support words.
_NOTES, _DENIALS, _NOTES_ALONE = 0.03, 0.08, 0.015
#: Share of ordinary notes about which the model is asked.
_ASKED = 0.3
#: Signs that are kept: the heaviest.
_KEPT = 8_000
_PEOPLE = ("", "_two", "_three", "_four", "_five", "_six", "_seven", "_eight", "_nine", "_ten")
_AUTHORS = tuple(f"support_people{number}" for number in _PEOPLE)
_OWNS = ("support_voices", "support_turns")
_APART = ("support_fresh", "support_apart", "support_oblique_apart")
_OLDER = ("support", "support_oblique", *_APART)
#: What the tests hold to, word for word.
_PINNED = "support_pinned"
#: Files of whole notes: the hardest to leave alone, so the levels are taken from them.
_WHOLE = ("notes_", "search_voices", "themes_voices", "themes_people", "support_plain")
#: A sentence of these kinds speaks of it and says that it is not so.
_DENIED = {"negated", "denied"}
_HEADER = """# What this is: what words and meaning weigh for the support card, in thousandths: whether it is spoken of,
# and whether it is meant. Written by `python -m bench.support_sense`; do not edit. It notices, it measures nothing.

source = "Learned from sentences written for this project (tests/language/data)"
licence = "AGPL-3.0-or-later"
checked = ""
"""


class _Rows:
    """All sentences, and their stretches to learn from."""

    def __init__(self) -> None:
        rows = [(row, name) for name in (*_AUTHORS, *_OWNS, *_OLDER, _PINNED) for row in labelled(name)]
        rows += [({"text": text, "gold": {}, "kind": "plain"}, name) for text, name in _plain().items()]
        self.text = [row["text"] for row, _ in rows]
        self.right = np.array([bool(row["gold"].get("support")) for row, _ in rows])
        self.kind = np.array([row.get("kind", "") for row, _ in rows])
        self.source = np.array([name for _, name in rows])
        self.is_plain = self.kind == "plain"
        self.is_plain &= ~np.isin(self.source, [*_AUTHORS, *_OWNS])
        self.is_note = self.is_plain & np.array([name.startswith(_WHOLE) for name in self.source])
        self.outright = np.array([is_said_outright(text) for text in self.text])
        plain = sorted(set(self.source[self.is_plain]))
        self.fold = np.array([_fold(name, plain) for name in self.source])
        found = [stretches_of(text) or [text] for text in self.text]
        #: Of each stretch the sentence it stands in.
        self.of = np.array([n for n, held in enumerate(found) for _ in held])
        pieces = [one for held in found for one in held]
        self.table, self.known = _table([signs_of(one) for one in pieces])
        self.vectors = embed(pieces).astype(np.float64)
        #: Which stretch of a long sentence means it nobody said: it is not learned from.
        self.clear = np.array([not self.right[n] or len(found[n]) == 1 for n in self.of])
        self.asserts = (self.right | np.isin(self.kind, list(_DENIED)))[self.of]
        self.weight = np.array([_weight(name) / len(found[n]) ** 0.5 for n, name in enumerate(self.source)])[
            self.of
        ]


def _fold(name: str, plain: list[str]) -> int:
    if name in _AUTHORS:
        return _AUTHORS.index(name)
    if name in _APART:
        return _APART.index(name)
    return plain.index(name) % len(_AUTHORS) if name in plain else -1


def _weight(name: str) -> float:
    weights = {**dict.fromkeys(_AUTHORS, _OTHERS), **dict.fromkeys((*_OWNS, *_OLDER), _OWN), _PINNED: _HELD}
    return weights.get(name, _PLAIN)


class _Heads:
    """What is learned from some of the stretches: two heads over words, two over meaning."""

    def __init__(self, rows: _Rows, read: Flags) -> None:
        right = rows.right[rows.of]
        self.words, self.meaning = [], []
        for which, ridge in zip((read, read & rows.asserts), _RIDGES_MEANING, strict=True):
            at = np.flatnonzero(which)
            self.words.append(_learn(rows.table[at], right[at], rows.weight[at], _RIDGE_WORDS))
            self.meaning.append(_learn(rows.vectors[at], right[at], rows.weight[at], ridge))
        heavy = sum(np.abs(head[:-1]) for head in self.words)
        self.kept = np.sort(np.argsort(-heavy, kind="stable")[:_KEPT])

    def weigh(self, rows: _Rows, at: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Of some stretches what the words weigh, and what the meaning weighs: spoken of, meant."""
        table = rows.table[at][:, self.kept]
        words = np.stack([table @ head[self.kept] + head[-1] for head in self.words], axis=1)
        return words, np.stack([rows.vectors[at] @ head[:-1] + head[-1] for head in self.meaning], axis=1)


def main() -> None:
    """Prints JSON lines; takes about two minutes."""
    rows = _Rows()
    words, meaning = _left_out(rows)
    gate = np.quantile(words[rows.is_note[rows.of], 0], 1 - _ASKED)
    is_open = words[:, 0] >= gate
    both = np.where(is_open[:, None], words + meaning, -99)
    levels = {
        "alone": _level(rows, words, _NOTES_ALONE),
        "both": _level(rows, both, _NOTES),
        "open": (gate, -99.0),
    }
    cards = {
        "outright": rows.outright,
        "words": _cards(rows, words, levels["alone"]) | rows.outright,
        "card": _cards(rows, both, levels["both"]) | rows.outright,
        "asked": _cards(rows, words, levels["open"]),
    }
    for name in _AUTHORS:
        _say(rows, name, rows.source == name, cards)
    _say(rows, "all ten", np.isin(rows.source, _AUTHORS), cards)
    _say(rows, "the last six", np.isin(rows.source, _AUTHORS[4:]), cards)
    _say(rows, "the author of the program, left out", np.isin(rows.source, _APART), cards)
    _say(rows, "whole notes", rows.is_note, cards)
    _say(rows, "short ordinary sentences", rows.is_plain & ~rows.is_note, cards)
    _write(rows, levels)


def _say(rows: _Rows, what: str, of: Flags, cards: dict[str, Flags]) -> None:
    kinds = {"meant": rows.right, "denied": np.isin(rows.kind, list(_DENIED))}
    for kind in ("idiom", "other", "tired", "harmless", "plain"):
        kinds[kind] = (rows.kind == kind) & ~rows.right
    for kind, held in kinds.items():
        some = of & held
        if some.any():
            counts = {name: int(card[some].sum()) for name, card in cards.items()}
            print(json.dumps({"left_out": what, "kind": kind, "of": int(some.sum()), **counts}), flush=True)


def _left_out(rows: _Rows) -> tuple[Floats, Floats]:
    """What each stretch weighs by heads that have not read its author or file; nothing where all read it."""
    words, meaning = np.full((len(rows.of), 2), -99.0), np.full((len(rows.of), 2), 0.0)
    for fold in range(len(_AUTHORS)):
        left = rows.fold[rows.of] == fold
        at = np.flatnonzero(left)
        words[at], meaning[at] = _Heads(rows, rows.clear & ~left).weigh(rows, at)
    return words, meaning


def _cards(rows: _Rows, weighed: Floats, least: tuple[float, float]) -> Flags:
    card = np.zeros(len(rows.text), dtype=bool)
    card[rows.of[(weighed >= np.array(least)).all(axis=1)]] = True
    return card


def _level(rows: _Rows, weighed: Floats, notes: float) -> tuple[float, float]:
    """The two levels that notice most while few ordinary notes and few denials of authors not read bring the card."""
    author = np.isin(rows.source, _AUTHORS)
    denied, meant = author & np.isin(rows.kind, list(_DENIED)), author & rows.right
    spoken = np.quantile(weighed[rows.is_note[rows.of], 0], np.linspace(0.8, 0.99, 39))
    sure = np.quantile(weighed[denied[rows.of], 1], np.linspace(0.3, 0.99, 70))
    best, most = (0.0, 0.0), -1.0
    for least in product(map(float, spoken), map(float, sure)):
        card = _cards(rows, weighed, least) | rows.outright
        if (
            card[rows.is_note].mean() <= notes
            and card[denied].mean() <= _DENIALS
            and card[meant].mean() > most
        ):
            best, most = least, float(card[meant].mean())
    return best


def _table(signs: list[frozenset[str]]) -> tuple[Any, list[str]]:
    """Which stretch holds which sign, of the signs that two of them hold."""
    counted = Counter(sign for one in signs for sign in one)
    known = sorted(sign for sign, count in counted.items() if count > 1)
    column_of = {sign: n for n, sign in enumerate(known)}
    cells = [
        (n, column_of[s], 1 / scale_of(one)) for n, one in enumerate(signs) for s in one if s in column_of
    ]
    row, column, value = zip(*sorted(cells), strict=True)
    return csr_matrix((value, (row, column)), shape=(len(signs), len(known))), known


def _learn(table: Any, right: Flags, weight: Floats, ridge: float) -> Floats:
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


def _write(rows: _Rows, levels: dict[str, tuple[float, float]]) -> None:
    heads = _Heads(rows, rows.clear)
    numbers = [f"{name} = {_whole(least)}" for name, least in levels.items()]
    numbers.append(f"bias = {_whole(head[-1] for head in heads.words)}")
    numbers.append(f"meaning = {[_whole(head) for head in heads.meaning]}")
    signs = [f"{json.dumps(rows.known[n])} = {_whole(head[n] for head in heads.words)}" for n in heads.kept]
    path = files("meantime.content").joinpath("words/en/support_sense.toml")
    Path(str(path)).write_text("\n".join([_HEADER, *numbers, "\n[words]", *signs, ""]), encoding="utf-8")


def _whole(numbers: Any) -> list[int]:
    return [round(1000 * float(one)) for one in numbers]


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
