"""How well feelings are read, over labelled sentences, one JSON object a line.

`gold.emotions`: what is said, each with the names that are right and, where it is clear, the strengths that are right.
`gold.may`: names that may be guessed. `python -m tests.language.scoring_feelings` prints the figures of both files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from meantime.language.feelings import find_feelings
from meantime.language.ratings import find_ratings
from meantime.language.records import FoundFeeling

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


def feelings_in(text: str) -> tuple[FoundFeeling, ...]:
    """The feelings read in a text with the strengths read in the same text."""
    return find_feelings(text, ratings=find_ratings(text))


def rows_of(name: str) -> list[Row]:
    """The labelled sentences of one file."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def score_feelings(rows: Iterable[Row]) -> dict[str, float]:
    """Precision and recall of what is said, the share of right strengths, and of guesses that may be made."""
    right = found = wanted = strengths = strong = guesses = fair = 0
    for row in rows:
        read, gold = feelings_in(row["text"]), row["gold"]
        said = [feeling for feeling in read if feeling.tier == "said"]
        pairs = [(wish, _match(wish, said)) for wish in gold["emotions"]]
        right += sum(match is not None for _, match in pairs)
        found += len(said)
        wanted += len(gold["emotions"])
        rated = [(wish["intensity"], match.intensity) for wish, match in pairs if match and wish["intensity"]]
        strengths, strong = strengths + len(rated), strong + sum(got in may for may, got in rated)
        guessed = [feeling.name for feeling in read if feeling.tier == "guess"]
        guesses, fair = guesses + len(guessed), fair + sum(name in _allowed(gold) for name in guessed)
    return {
        "precision": _share(right, found), "recall": _share(right, wanted), "strength": _share(strong, strengths),
        "fair_guesses": _share(fair, guesses), "of": wanted,
    }  # fmt: skip


def faults_in(rows: Iterable[Row]) -> list[str]:
    """What is missed or wrongly said, a line for each sentence with a fault."""
    lines = []
    for row in rows:
        said = [feeling for feeling in feelings_in(row["text"]) if feeling.tier == "said"]
        missed = ["|".join(wish["name"]) for wish in row["gold"]["emotions"] if not _match(wish, said)]
        known = {name for wish in row["gold"]["emotions"] for name in wish["name"]}
        false = [feeling.name for feeling in said if feeling.name not in known]
        if missed or false:
            lines.append(f"{row['text']}  -{missed} +{false}")
    return lines


def _match(wish: Row, said: list[FoundFeeling]) -> FoundFeeling | None:
    return next((feeling for feeling in said if feeling.name in wish["name"]), None)


def _allowed(gold: Row) -> set[str]:
    return {*gold["may"], *(name for wish in gold["emotions"] for name in wish["name"])}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


if __name__ == "__main__":
    for name in ("feelings.jsonl", "feelings_apart.jsonl"):
        print(name, score_feelings(rows_of(name)))
