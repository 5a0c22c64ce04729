"""How well feelings are guessed that a text only implies: {"text", "gold": {"implied", "family"}} a line.

`implied` lists the feelings that fit, best first; `family` is that of the best. Run as a module it prints the figures
of both files, and with `-v` what was guessed for each text where none of the guesses fits.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from meantime.content.loader import emotions
from meantime.language.read import read

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    """The labelled texts of `data/{name}.jsonl`."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def guesses_of(text: str) -> list[str]:
    """The feelings `meantime read` offers for a text, best first."""
    return [one.name for one in read(text, now=NOW, tz="UTC").emotions]


def score_implied(rows: Iterable[Row]) -> dict[str, float]:
    """Shares of all texts: where the first guess, or one of three, is among the feelings that fit; where its family is.

    `offered` is the share of texts with any guess; the others count as missed.
    """
    family = {emotion.id: emotion.family for emotion in emotions()}
    pairs = [(row["gold"], guesses_of(row["text"])) for row in rows]
    return {
        "first": _share(bool(set(found[:1]) & set(gold["implied"])) for gold, found in pairs),
        "first_three": _share(bool(set(found[:3]) & set(gold["implied"])) for gold, found in pairs),
        "family": _share(gold["family"] in [family[one] for one in found[:1]] for gold, found in pairs),
        "family_of_three": _share(
            gold["family"] in [family[one] for one in found[:3]] for gold, found in pairs
        ),
        "offered": _share(bool(found) for _, found in pairs),
        "of": len(pairs),
    }


def false_guesses(texts: Iterable[str]) -> float:
    """The share of texts that imply nothing for which something is guessed all the same."""
    return _share(bool(guesses_of(text)) for text in texts)


def _share(found: Iterable[bool]) -> float:
    listed = list(found)
    return round(sum(listed) / len(listed), 3) if listed else 0.0


if __name__ == "__main__":
    for name in ("implied", "implied_apart"):
        print(name, score_implied(rows_of(name)))
    for row in rows_of("implied") if "-v" in sys.argv else ():
        if not set(found := guesses_of(row["text"])) & set(row["gold"]["implied"]):
            print(row["text"], row["gold"]["implied"], found, sep="\n    ")
