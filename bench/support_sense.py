"""Learns what words weigh for the support card, sets from where on the model brings it, and says how far both go.

    python -m bench.support_sense           each author left out in turn, then writes content/words/en/support_sense.*
    python -m bench.support_sense --seen    sets from where on the model and the words together bring the card

Words learn from the sentences written for this project (`tests/language/data/support*.jsonl`), and from all other
labelled sentences as ordinary notes: two logistic regressions with a ridge, whether it is spoken of, and whether it is
meant (learned from what means it and what denies it). The model of `sight` has learned from the same (`bench.reader`),
but for those that end in `_apart` or `_fresh`: by these its level is set, and by the last writer, on whom nothing was
set, it is judged. Whose they are: `support_people` and those with a number are by authors who had not seen what was
found; the rest are by the author of the program. Set OMP_NUM_THREADS=1: small products are slower on more.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from bench.support_rows import AUTHORS, DENIED, Rows
from meantime.language.cues import cue_file
from meantime.language.hashed_weights import packed, weight_file
from meantime.language.sight import look
from meantime.language.support_sense import weight
from meantime.language.support_words import is_said_outright
from tests.language.scoring_parts import DATA, labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bench.support_rows import Flags, Floats

_RIDGE = 0.01
#: Shares of ordinary notes and of denials, of authors and files not read, that may bring the card by words alone, which
#: all that goes quiet beside support words asks.
_NOTES_ALONE, _DENIALS = 0.015, 0.08
#: And by the model: of ordinary notes, and of other sentences near it (idioms, other people, plain tiredness).
_NOTES, _OTHERS = 0.03, 0.05
#: By these the model's level is set; nobody set anything by the last.
_SET_BY = ("support_fresh", "support_apart", "support_oblique_apart", "support_hinted_apart")
_JUDGED_BY = ("support_ordinary_apart", "support_people_fifteen_apart")
#: Files of ordinary notes; a row that asks for support all the same, or might, says so.
_ORDINARY = ("notes_", "implied_", "search_people", "themes")
_HEADER = """# What this is: what words weigh for the support card, in thousandths: whether it is spoken of, and whether
# it is meant; what each word weighs stands in support_sense.weights. From `seen` on the reading model brings it.
# Written by `python -m bench.support_sense`; do not edit. It notices, it measures nothing.

source = "Learned from sentences written for this project (tests/language/data)"
licence = "AGPL-3.0-or-later"
checked = ""
"""


class _Words:
    """What is learned from some of the stretches: spoken of, meant."""

    def __init__(self, rows: Rows, read: Flags) -> None:
        right, table = rows.right[rows.of], rows.table(of_two=read)
        self.heads, self.steps = [], []
        for which in rows.learned:
            at = np.flatnonzero(read & which)
            head = _learn(table[at], right[at], rows.weight[at], _RIDGE)
            self.steps.append(float(np.abs(head[:-1]).max()) / 127)
            self.heads.append((np.round(head[:-1] / self.steps[-1]).astype(np.int8), head[-1]))

    def weigh(self, rows: Rows, at: NDArray[np.int64]) -> Floats:
        """Of some stretches what their words weigh."""
        table = rows.table()[at]
        pairs = zip(self.steps, self.heads, strict=True)
        return np.stack([step * (table @ head.astype(np.float64)) + bias for step, (head, bias) in pairs], 1)


def main() -> None:
    """Prints JSON lines."""
    set_level() if "--seen" in sys.argv else learn_words()


def learn_words() -> None:
    """What words weigh, and how far that goes."""
    rows = Rows()
    words = _left_out(rows)
    alone = _level_of_words(rows, words)
    cards = {"outright": rows.outright, "words": _cards(rows, words, alone) | rows.outright}
    for name in AUTHORS:
        _say_kinds(name, rows, rows.source == name, cards)
    _say_kinds("all of them", rows, np.isin(rows.source, AUTHORS), cards)
    _say_kinds("whole notes", rows, rows.is_note, cards)
    _write(_Words(rows, rows.clear), alone)


def set_level() -> None:
    """From where on the card comes by the model and the words as they are written, and how often it is right."""
    seen = _level_of_model()
    for name in (*_SET_BY, *_JUDGED_BY):
        _say_seen(name, [(row["gold"]["support"], row["text"]) for row in labelled(name)], seen)
    _say_seen("ordinary notes apart", [(False, text) for text in _ordinary_apart()], seen)
    path = _folder() / "support_sense.toml"
    text = re.sub("^seen = .*$", f"seen = {round(1000 * seen)}", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


# Helpers: words.
def _left_out(rows: Rows) -> Floats:
    """What the words of each stretch weigh by heads that have not read its author or file; nothing where all did."""
    words = np.full((len(rows.of), 2), -99.0)
    for fold in range(len(AUTHORS)):
        left = rows.fold[rows.of] == fold
        at = np.flatnonzero(left)
        words[at] = _Words(rows, rows.clear & ~left).weigh(rows, at)
    return words


def _cards(rows: Rows, weighed: Floats, least: tuple[float, float]) -> Flags:
    return _surest(rows, weighed, least[1] - least[0]) >= least[0]


def _surest(rows: Rows, weighed: Floats, apart: float) -> Floats:
    """Of each text how sure its surest stretch is, where the second level is so far above the first."""
    found = np.full(len(rows.text), -np.inf)
    np.maximum.at(found, rows.of, -np.logaddexp(-weighed[:, 0], apart - weighed[:, 1]))
    return found


def _level_of_words(rows: Rows, weighed: Floats) -> tuple[float, float]:
    """The two levels that notice most while few ordinary notes and few denials of authors not read bring the card."""
    author = np.isin(rows.source, AUTHORS)
    denied, meant = author & np.isin(rows.kind, list(DENIED)) & ~rows.right, author & rows.right
    best, most = (0.0, 0.0), -1
    for apart in map(float, np.arange(-8, 8.1, 0.5)):
        sure = np.where(rows.outright, np.inf, _surest(rows, weighed, apart))
        least = 0.001 + max(_above(sure[rows.is_note], _NOTES_ALONE), _above(sure[denied], _DENIALS))
        noticed = int((sure[meant] >= least).sum())
        if noticed > most:
            best, most = (least, least + apart), noticed
    return best


def _above(sure: Floats, share: float) -> float:
    """Above which no more than this share lies."""
    return float(np.sort(sure)[::-1][int(share * len(sure))])


def _learn(table: Any, right: Flags, weight: Floats, ridge: float) -> Floats:
    """Weights and bias of a logistic regression; the bias is free."""

    def loss(at: Floats) -> tuple[float, Floats]:
        odds = table @ at[:-1] + at[-1]
        off = weight * (1 / (1 + np.exp(-odds)) - right)
        total = weight @ np.logaddexp(0, np.where(right, -odds, odds)) + ridge * (at[:-1] @ at[:-1]) / 2
        return float(total), np.append(table.T @ off + ridge * at[:-1], off.sum())

    start = np.zeros(table.shape[1] + 1)
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return found


# Helpers: the model.
def _level_of_model() -> float:
    """The lowest at which few of the sentences that do not mean it bring the card."""
    kinds: dict[str, list[float]] = {"denied": [], "other": []}
    for row in (row for name in _SET_BY for row in labelled(name) if not row["gold"]["support"]):
        kinds["denied" if row.get("kind") in DENIED else "other"].append(_seen(row["text"]))
    notes = [_seen(text) for text in _ordinary_apart()]
    shares = ((kinds["denied"], _DENIALS), (kinds["other"], _OTHERS), (notes, _NOTES))
    return 0.001 + max(_above(np.array(listed), share) for listed, share in shares)


def _seen(text: str) -> float:
    sight = look(text)
    return weight(text, sight) / 1000 if sight else -99.0


def _ordinary_apart() -> Iterator[str]:
    """Ordinary notes that neither learned from."""
    for name in sorted(path.stem for path in DATA.glob("*_apart.jsonl")):
        if name.startswith(_ORDINARY):
            yield from (row["text"] for row in labelled(name) if row.get("text") and "support" not in row)


# Helpers: what is said and written.
def _say_kinds(what: str, rows: Rows, of: Flags, cards: dict[str, Flags]) -> None:
    kinds = {"meant": rows.right, "denied": np.isin(rows.kind, list(DENIED)) & ~rows.right}
    kinds["else"] = ~rows.right & ~kinds["denied"]
    for kind, held in kinds.items():
        some = of & held
        if some.any():
            counts = {name: int(card[some].sum()) for name, card in cards.items()}
            print(json.dumps({"left_out": what, "kind": kind, "of": int(some.sum()), **counts}), flush=True)


def _say_seen(what: str, rows: Sequence[tuple[bool, str]], least: float) -> None:
    cards = [(meant, _seen(text) >= least or is_said_outright(text)) for meant, text in rows]
    for kind in (True, False):
        some = [card for meant, card in cards if meant is kind]
        if some:
            told = {"apart": what, "meant": kind, "of": len(some), "seen": sum(some)}
            print(json.dumps(told), flush=True)


def _write(every: _Words, alone: tuple[float, float]) -> None:
    numbers = {
        "alone": [round(1000 * one) for one in alone],
        "seen": cue_file("support_sense")["seen"],
        "bias": [round(1000 * bias) for _, bias in every.heads],
        "step": [round(1000 * step, 3) for step in every.steps],
    }
    told = "\n".join(f"{name} = {listed}" for name, listed in numbers.items())
    (_folder() / "support_sense.toml").write_text(f"{_HEADER}\n{told}\n", encoding="utf-8")
    Path(str(weight_file("support_sense"))).write_bytes(packed([head.tobytes() for head, _ in every.heads]))


def _folder() -> Path:
    return Path(str(files("meantime.content").joinpath("words/en")))


if __name__ == "__main__":
    main()
