"""How well notes are read in which their writer marked every feeling, cause, symptom and skill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from meantime.language.read import read, reading_json
from tests.language.scoring_triggers import Row, figures

NOW = datetime(2026, 11, 25, 20, tzinfo=UTC)


def score_marked(rows: Sequence[Row]) -> dict[str, float]:
    """Precision and recall of the lists, and of what skills did; of causes what `scoring_triggers.figures` says."""
    read_ = [reading_json(read(row["text"], now=NOW, tz="UTC")) for row in rows]
    pairs = list(zip(rows, read_, strict=True))
    return {
        **_shares("feelings", (_feelings(row, found) for row, found in pairs)),
        **_shares("symptoms", (_names(row, found, "symptoms", "name") for row, found in pairs)),
        **_shares("coping", (_names(row, found, "coping", "skill") for row, found in pairs)),
        **_effects(pairs),
        **figures([(row, found["triggers"]) for row, found in pairs]),
    }


def _names(row: Row, found: Row, part: str, key: str) -> tuple[int, int, int]:
    """How many are right, of how many found and how many wanted."""
    wanted, got = {one[0] for one in row[part]}, {one[key] for one in found[part]}
    return len(wanted & got), len(got), len(wanted)


def _feelings(row: Row, found: Row) -> tuple[int, int, int]:
    """The same for feelings, of which several names may be right; what is guessed is not asked about."""
    said = [one["name"] for one in found["emotions"] if one["tier"] == "said"]
    left = [names for names, _ in row["feelings"]]
    for name in said:
        match = next((names for names in left if name in names), None)
        if match:
            left.remove(match)
    wanted = len(row["feelings"])
    return wanted - len(left), len(said), wanted


def _effects(pairs: Iterable[tuple[Row, Row]]) -> dict[str, float]:
    """Of skills that were found: how much of what is said they did, and how often something that is not said."""
    said, unsaid = [], []
    for row, found in pairs:
        did = {one["skill"]: one["helped"] for one in found["coping"]}
        for name, _, effect in row["coping"]:
            if name in did:
                (said if effect else unsaid).append(did[name] == effect)
    return {
        "effects_right": round(sum(said) / max(1, len(said)), 3),
        "effects_false": round(1 - sum(unsaid) / max(1, len(unsaid)), 3),
    }


def _shares(part: str, counted: Iterable[tuple[int, int, int]]) -> dict[str, float]:
    right, found, wanted = (sum(column) for column in zip(*counted, strict=True))
    return {
        f"{part}_precision": round(right / max(1, found), 3),
        f"{part}_recall": round(right / max(1, wanted), 3),
    }
