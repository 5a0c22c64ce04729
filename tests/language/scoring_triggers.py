"""How well what set something off is read. A row has `text` and `triggers`, each a list of cuts that are as good.

Two people who label the same notes agree on .6 to .8 of them: a phrase counts for the cut it is closest to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
#: From this token-F1 on the words that set something off count as the same.
SAME_WORDS = 0.8
Row = dict[str, Any]
#: One phrase each, with other cuts of it that are as good.
Cuts = Sequence[Sequence[str]]


def rows_of(name: str) -> list[Row]:
    """The labelled sentences of `data/{name}.jsonl`."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def closeness(cuts: Cuts, phrases: Iterable[str]) -> float:
    """Token-F1, 0 to 1, with the cut it is closest to; 1 where nothing is wanted and nothing found."""
    got = _words(phrases)
    return max(_f1(_words(combined), got) for combined in product(*cuts))


def figures(read: Sequence[tuple[Row, Sequence[str]]]) -> dict[str, float]:
    """Mean token-F1 where something is said, shares of all that are right, of false claims, and of silence."""
    said = [(row, found) for row, found in read if row["triggers"]]
    unsaid = [found for row, found in read if not row["triggers"]]
    return {
        "of": len(read),
        "f1": _share([closeness(row["triggers"], found) for row, found in said]),
        "right": _share([closeness(row["triggers"], found) >= SAME_WORDS for row, found in read]),
        "false": _share([bool(found) for found in unsaid]),
        "silent": _share([not found for _, found in said]),
    }


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9']+", " ".join(phrases).lower()))


def _f1(wish: frozenset[str], got: frozenset[str]) -> float:
    size = len(wish) + len(got)
    return 2 * len(wish & got) / size if size else 1.0


def _share(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0
