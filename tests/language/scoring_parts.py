"""Scores of the parts of a reading on labelled sentences: symptoms, coping, triggers.

One file holds sentences looked at while the rules were made; the `_apart` file holds sentences that were written before
the rules and left alone. Run `python -m tests.language.scoring_parts` to print both.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meantime.language.coping import find_coping
from meantime.language.records import Place, Ratings
from meantime.language.symptoms import find_symptoms

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares from 0 to 1."""

    f1: float
    #: Of the ids found in both: the effect or severity is the same.
    detail: float
    #: Of the ids found in both: an effect or severity was claimed though none is said.
    false_claims: float


def labelled(name: str) -> list[dict[str, Any]]:
    """The rows of `data/{name}.jsonl`: text, now and gold."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def symptom_score(name: str) -> Score:
    """F1 of symptom ids, and of the shared ones the severity."""
    rows = [row for row in labelled(name) if "symptoms" in row["gold"]]
    gold = [{found["name"]: found["severity"] for found in row["gold"]["symptoms"]} for row in rows]
    read_ = [{found.name: found.severity for found in find_symptoms(row["text"])} for row in rows]
    return _score(gold, read_)


def coping_score(name: str) -> Score:
    """F1 of skill ids, and of the shared ones the effect. Numbers of the gold are given as ratings."""
    rows = [row for row in labelled(name) if "coping" in row["gold"]]
    gold = [{found["skill"]: found["helped"] for found in row["gold"]["coping"]} for row in rows]
    return _score(
        gold, [{f.skill: f.helped for f in find_coping(r["text"], ratings=_ratings(r))} for r in rows]
    )


def before_and_after(name: str) -> float:
    """Share of the gold skills whose ratings before and after are right."""
    wanted, right = 0, 0
    for row in labelled(name):
        found = {f.skill: (f.before, f.after) for f in find_coping(row["text"], ratings=_ratings(row))}
        for skill in row["gold"].get("coping", ()):
            wanted += 1
            right += found.get(skill["skill"]) == (skill["before"], skill["after"])
    return right / wanted


def _score(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Score:
    both = [(g[name], f[name]) for g, f in zip(gold, found, strict=True) for name in g.keys() & f.keys()]
    size = sum(map(len, gold)) + sum(map(len, found))
    claims = sum(one is None and other is not None for one, other in both)
    right = sum(one == other for one, other in both)
    return Score(f1=2 * len(both) / size, detail=right / len(both), false_claims=claims / len(both))


def _ratings(row: dict[str, Any]) -> Ratings:
    pairs = [(s["before"], s["after"]) for s in row["gold"]["coping"] if s["after"] is not None]
    if not pairs:
        return Ratings()
    before, after = pairs[0]
    return Ratings(intensity=before, after=after, places=tuple(_number_places(row["text"], (before, after))))


def _number_places(text: str, numbers: tuple[int | None, int]) -> Iterator[Place]:
    for match in re.finditer(r"\d+", text):
        if int(match[0]) in numbers:
            yield match.span()


if __name__ == "__main__":
    for end in ("", "_apart"):
        print(end or "seen", symptom_score(f"symptoms{end}"), coping_score(f"coping{end}"))
        print("  before, after", before_and_after(f"coping{end}"))
