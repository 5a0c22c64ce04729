"""The sentences the support card learns from, and whose they are; see `bench.support_sense`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix

from meantime.language.hashed_weights import PLACES, checksum
from meantime.language.support_signs import scale_of, signs_of, stretches_of
from meantime.language.support_words import is_said_outright
from tests.language.scoring_parts import DATA, labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

#: What a sentence weighs: by another author, by the author of the program, one the tests hold to, an ordinary note.
_OTHERS, _OWN, _HELD, _PLAIN = 1.0, 1.0, 6.0, 2.0
_PEOPLE = (
    "",
    "_two",
    "_three",
    "_four",
    "_five",
    "_six",
    "_seven",
    "_eight",
    "_nine",
    "_ten",
    "_eleven",
    "_twelve",
    "_thirteen",
    "_fourteen",
    "_sixteen",
)
AUTHORS = tuple(f"support_people{number}" for number in _PEOPLE)
_OWNS = ("support_voices", "support_turns")
APART = ("support_fresh", "support_apart", "support_oblique_apart")
_OLDER = ("support", "support_oblique", *APART)
#: What the tests hold to, word for word.
_PINNED = "support_pinned"
#: All that is learned from; those set apart are not.
SUPPORT_FILES = (*AUTHORS, *_OWNS, *(name for name in _OLDER if name not in APART), _PINNED)
#: Files of whole notes: the hardest to leave alone, so the levels are taken from them.
_WHOLE = ("notes_", "search_voices", "themes_voices", "themes_people", "support_plain")
#: Files of the reading model alone, which learns of each of their texts whether it asks for support.
_ANOTHERS = {"notes_marked", "implied_learned"}
#: A sentence of these kinds speaks of it and says that it is not so.
DENIED = {"negated", "denied"}


class Rows:
    """All sentences, and their stretches to learn from."""

    def __init__(self) -> None:
        rows = [(row, name) for name in (*AUTHORS, *_OWNS, *_OLDER, _PINNED) for row in labelled(name)]
        rows += [
            ({"text": text, "gold": {}, "kind": "plain"}, name) for text, name in ordinary_notes().items()
        ]
        self.text = [row["text"] for row, _ in rows]
        self.right = np.array([bool(row["gold"].get("support")) for row, _ in rows])
        self.kind = np.array([row.get("kind", "") for row, _ in rows])
        self.source = np.array([name for _, name in rows])
        self.is_plain = self.kind == "plain"
        self.is_plain &= ~np.isin(self.source, [*AUTHORS, *_OWNS])
        self.is_note = self.is_plain & np.array([name.startswith(_WHOLE) for name in self.source])
        self.outright = np.array([is_said_outright(text) for text in self.text])
        plain = sorted(set(self.source[self.is_plain]))
        self.fold = np.array([_fold(name, plain) for name in self.source])
        found = [stretches_of(text) or [text] for text in self.text]
        #: Of each stretch the sentence it stands in.
        self.of = np.array([n for n, held in enumerate(found) for _ in held])
        pieces = [one for held in found for one in held]
        self._cells = _cells([signs_of(one) for one in pieces])
        #: Which stretch of a long sentence means it nobody said: it is not learned from.
        self.clear = np.array([not self.right[n] or len(found[n]) == 1 for n in self.of])
        denied = np.isin(self.kind, list(DENIED)) & ~self.right
        #: Whether it is spoken of is learned without denials; whether it is meant, from what means it and denials.
        self.learned = ~denied[self.of], (self.right | denied)[self.of]
        self.weight = np.array([_weight(name) / len(found[n]) ** 0.5 for n, name in enumerate(self.source)])[
            self.of
        ]

    def table(self, of_two: Flags | None = None) -> Any:
        """Which stretch holds a sign of which place; only signs that two of some stretches hold, if so said."""
        row, sign, value = self._cells
        if of_two is not None:
            found, counted = np.unique(sign[of_two[row]], return_counts=True)
            kept = np.isin(sign, found[counted > 1])
            row, sign, value = row[kept], sign[kept], value[kept]
        return csr_matrix((value, (row, sign % PLACES)), shape=(len(self.of), PLACES))


def _fold(name: str, plain: list[str]) -> int:
    if name in AUTHORS:
        return AUTHORS.index(name)
    if name in APART:
        return APART.index(name)
    return plain.index(name) % len(AUTHORS) if name in plain else -1


def _weight(name: str) -> float:
    weights = {**dict.fromkeys(AUTHORS, _OTHERS), **dict.fromkeys((*_OWNS, *_OLDER), _OWN), _PINNED: _HELD}
    return weights.get(name, _PLAIN)


def _cells(signs: list[frozenset[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Which stretch holds which sign, by its checksum, and how strongly."""
    cells = sorted((n, checksum(sign), 1 / scale_of(one)) for n, one in enumerate(signs) for sign in one)
    row, sign, value = zip(*cells, strict=True)
    return np.array(row), np.array(sign), np.array(value)


def ordinary_notes() -> dict[str, str]:
    """Ordinary notes and the file each stands in: the sentences of every other part, without those set apart."""
    names = sorted(
        path.stem
        for path in DATA.glob("*.jsonl")
        if path.stem == "support_plain" or "support" not in path.stem
    )
    kept = [name for name in names if not name.endswith(("_apart", "_fresh")) and name not in _ANOTHERS]
    return {row["text"]: name for name in kept for row in labelled(name) if row.get("text")}
