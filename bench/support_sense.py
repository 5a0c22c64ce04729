"""Learns what words and meaning weigh for the support card, and says how far it goes on authors it has not read.

    python -m bench.support_sense       each author left out in turn, then writes content/words/en/support_sense.*

It learns from the sentences written for this project (`tests/language/data/support*.jsonl`), and from all other
labelled sentences as ordinary notes. Four logistic regressions with a ridge: whether it is spoken of, and whether it is
meant (learned from what means it and what denies it); each by words and by meaning, whose log odds are added.
Whose they are: `support_people` and those with a number are by thirteen authors who had not seen what was found; the
rest are by the author of the program. Set OMP_NUM_THREADS=1: small products are slower on more.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from bench.support_rows import APART, AUTHORS, DENIED, Rows
from meantime.language.hashed_weights import packed, weight_file
from meantime.language.support_meaning import as_stored, head_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bench.support_rows import Flags, Floats

#: Ridges: of words; of meaning, for what is spoken of and for what is meant.
_RIDGE_WORDS, _RIDGES_MEANING = 0.01, (1.0, 0.3)
#: Shares of ordinary notes and of denials, of authors and files not read, that may bring the card; by words alone fewer
#: notes, as those are asked by all that goes quiet beside support words.
_NOTES, _DENIALS, _NOTES_ALONE = 0.03, 0.08, 0.015
#: Share of ordinary notes about which the model is asked.
_ASKED = 0.3
_HEADER = """# What this is: what words and meaning weigh for the support card, in thousandths: whether it is spoken of,
# and whether it is meant. What each word weighs stands in support_sense.weights, what the meaning does in .vectors.
# Written by `python -m bench.support_sense`; do not edit. It notices, it measures nothing.

source = "Learned from sentences written for this project (tests/language/data)"
licence = "AGPL-3.0-or-later"
checked = ""
"""


class _Heads:
    """What is learned from some of the stretches: two heads over words, two over meaning."""

    def __init__(self, rows: Rows, read: Flags) -> None:
        right, table = rows.right[rows.of], rows.table(of_two=read)
        self.words, self.steps, meaning = [], [], []
        for which, ridge in zip(rows.learned, _RIDGES_MEANING, strict=True):
            at = np.flatnonzero(read & which)
            head = _learn(table[at], right[at], rows.weight[at], _RIDGE_WORDS)
            self.steps.append(float(np.abs(head[:-1]).max()) / 127)
            self.words.append((np.round(head[:-1] / self.steps[-1]).astype(np.int8), head[-1]))
            meaning.append(_learn(rows.bent[at], right[at], rows.weight[at], ridge))
        self.meaning = rows.head_of(meaning)

    def weigh(self, rows: Rows, at: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Of some stretches what the words weigh, and what the meaning weighs: spoken of, meant."""
        table = rows.table()[at]
        words = [
            step * (table @ head.astype(np.float64)) + bias
            for step, (head, bias) in zip(self.steps, self.words, strict=True)
        ]
        return np.stack(words, axis=1), self.meaning.weigh(rows.vectors[at])


def main() -> None:
    """Prints JSON lines; takes about two minutes."""
    rows = Rows()
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
    for name in AUTHORS:
        _say(rows, name, rows.source == name, cards)
    _say(rows, "all thirteen", np.isin(rows.source, AUTHORS), cards)
    _say(rows, "the six before the last three", np.isin(rows.source, AUTHORS[4:10]), cards)
    _say(rows, "the last three", np.isin(rows.source, AUTHORS[10:]), cards)
    _say(rows, "the author of the program, left out", np.isin(rows.source, APART), cards)
    _say(rows, "whole notes", rows.is_note, cards)
    _say(rows, "short ordinary sentences", rows.is_plain & ~rows.is_note, cards)
    _write(rows, levels)


def _say(rows: Rows, what: str, of: Flags, cards: dict[str, Flags]) -> None:
    kinds = {"meant": rows.right, "denied": np.isin(rows.kind, list(DENIED))}
    for kind in ("idiom", "other", "tired", "harmless", "plain"):
        kinds[kind] = (rows.kind == kind) & ~rows.right
    for kind, held in kinds.items():
        some = of & held
        if some.any():
            counts = {name: int(card[some].sum()) for name, card in cards.items()}
            print(json.dumps({"left_out": what, "kind": kind, "of": int(some.sum()), **counts}), flush=True)


def _left_out(rows: Rows) -> tuple[Floats, Floats]:
    """What each stretch weighs by heads that have not read its author or file; nothing where all read it."""
    words, meaning = np.full((len(rows.of), 2), -99.0), np.full((len(rows.of), 2), 0.0)
    for fold in range(len(AUTHORS)):
        left = rows.fold[rows.of] == fold
        at = np.flatnonzero(left)
        words[at], meaning[at] = _Heads(rows, rows.clear & ~left).weigh(rows, at)
    return words, meaning


def _cards(rows: Rows, weighed: Floats, least: tuple[float, float]) -> Flags:
    return _surest(rows, weighed, least[1] - least[0]) >= least[0]


def _surest(rows: Rows, weighed: Floats, apart: float) -> Floats:
    """Of each text how sure its surest stretch is, where the second level is so far above the first."""
    found = np.full(len(rows.text), -np.inf)
    np.maximum.at(found, rows.of, -np.logaddexp(-weighed[:, 0], apart - weighed[:, 1]))
    return found


def _level(rows: Rows, weighed: Floats, notes: float) -> tuple[float, float]:
    """The two levels that notice most while few ordinary notes and few denials of authors not read bring the card."""
    author = np.isin(rows.source, AUTHORS)
    denied, meant = author & np.isin(rows.kind, list(DENIED)) & ~rows.right, author & rows.right
    best, most = (0.0, 0.0), -1
    for apart in map(float, np.arange(-8, 8.1, 0.5)):
        sure = np.where(rows.outright, np.inf, _surest(rows, weighed, apart))
        least = 0.001 + max(_share(sure[rows.is_note], notes), _share(sure[denied], _DENIALS))
        noticed = int((sure[meant] >= least).sum())
        if noticed > most:
            best, most = (least, least + apart), noticed
    return best


def _share(sure: Floats, share: float) -> float:
    """Above which no more than this share lies."""
    return float(np.sort(sure)[::-1][int(share * len(sure))])


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


def _write(rows: Rows, levels: dict[str, tuple[float, float]]) -> None:
    heads = _Heads(rows, rows.clear)
    numbers = [f"{name} = {_whole(least)}" for name, least in levels.items()]
    numbers.append(f"bias = {_whole(bias for _, bias in heads.words)}")
    numbers.append(f"step = {[round(1000 * step, 3) for step in heads.steps]}")
    path = files("meantime.content").joinpath("words/en/support_sense.toml")
    Path(str(path)).write_text("\n".join([_HEADER, *numbers, ""]), encoding="utf-8")
    weights = packed([head.tobytes() for head, _ in heads.words])
    Path(str(weight_file("support_sense"))).write_bytes(weights)
    Path(str(head_file())).write_bytes(as_stored(heads.meaning))


def _whole(numbers: Any) -> list[int]:
    return [round(1000 * float(one)) for one in numbers]


if __name__ == "__main__":
    main()
