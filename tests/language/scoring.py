"""How well times and ratings are read, over labelled sentences: {"text", "now", "tz" (Europe/London), "gold"} a line.

`python -m tests.language.scoring` prints the figures of all four files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from meantime.language.ratings import find_ratings
from meantime.language.when import find_when

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    """The labelled sentences of one file."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def when_read(row: Row) -> Row:
    """What is read in one sentence, in the words of `meantime read`."""
    when = find_when(row["text"], now=datetime.fromisoformat(row["now"]), tz=row.get("tz", "Europe/London"))
    return {
        "date": when.date and when.date.isoformat(),
        "end": when.end and when.end.isoformat(),
        "part": when.part,
        "time": when.time and when.time.strftime("%H:%M"),
        "grain": when.grain,
    }


def score_when(rows: Iterable[Row]) -> dict[str, float]:
    """Shares of sentences with the right date, end, part, time and grain; and of undated ones given a date."""
    pairs = [(row["gold"], when_read(row)) for row in rows]
    undated = [read for gold, read in pairs if gold["date"] is None]
    shares = {key: _share([gold.get(key) == read[key] for gold, read in pairs]) for key in _KEYS}
    return {**shares, "false_date": _share([read["date"] is not None for read in undated]), "of": len(pairs)}


def score_ratings(rows: Iterable[Row]) -> dict[str, float]:
    """Share of sentences with both numbers right, and of sentences without a rating that were given one."""
    pairs = [(row["gold"], find_ratings(row["text"])) for row in rows]
    right = [(gold["intensity"], gold["after"]) == (read.intensity, read.after) for gold, read in pairs]
    none = [read for gold, read in pairs if gold["intensity"] is None and gold["after"] is None]
    false = [read.intensity is not None or read.after is not None for read in none]
    return {"pair": _share(right), "false_rating": _share(false), "of": len(pairs)}


# Helpers.
_KEYS = ("date", "end", "part", "time", "grain")


def _share(found: list[bool]) -> float:
    return round(sum(found) / len(found), 3) if found else 0.0


if __name__ == "__main__":
    for name in ("when.jsonl", "when_apart.jsonl"):
        print(name, score_when(rows_of(name)))
    for name in ("ratings.jsonl", "ratings_apart.jsonl"):
        print(name, score_ratings(rows_of(name)))
