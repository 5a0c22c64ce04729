"""How well whole notes are read that were written by somebody who never saw the rules, one JSON object a line.

Each row has `text`, `now` and `gold`: every part of a reading. A feeling lists the names that are right; a note is
`whole` when nothing in it would have to be taken away, added or changed. `python -m tests.language.scoring_notes`
prints the figures, and with `-v` each note with its faults.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime

from meantime.language.read import read, reading_json
from tests.language.scoring_triggers import SAME_WORDS, Row, closeness, rows_of

#: Below this token-F1 a phrase is taken away rather than cut to size.
HALF_THE_WORDS = 0.5


def score_notes(rows: Iterable[Row]) -> dict[str, float]:
    """Shares: precision and recall of the lists, right effects and false ones, dates, pairs, and whole notes."""
    pairs = [(row["gold"], reading_of(row)) for row in rows]
    helped = [one for gold, found in pairs for one in _effects(gold, found)]
    return {
        **_precision_and_recall("emotions", [_feelings(*pair) for pair in pairs]),
        **_precision_and_recall("symptoms", [_names(*pair, "symptoms", "name") for pair in pairs]),
        **_precision_and_recall("coping", [_names(*pair, "coping", "skill") for pair in pairs]),
        "helped": _share(wish == got for wish, got in helped),
        "helped_false": _share(got is not None and wish != got for wish, got in helped),
        "date": _share(not _date(*pair) for pair in pairs),
        "false_date": _share(bool(_date(*pair)) for pair in pairs if pair[0]["when"]["date"] is None),
        "part": _share(not _part(*pair) for pair in pairs),
        "pair": _share(not _strengths(*pair) for pair in pairs),
        "trigger_f1": _mean(_trigger_f1(g, f) for g, f in pairs if g["triggers"] or f["triggers"]),
        "whole": _share(not faults(*pair) for pair in pairs),
        "nothing_to_delete": _share(not _to_delete(*pair) for pair in pairs),
        "of": len(pairs),
    }


def reading_of(row: Row) -> Row:
    """A note as `meantime read --json` reads it, without the feelings that are only guessed."""
    found = reading_json(read(row["text"], now=datetime.fromisoformat(row["now"]), tz="UTC"))
    return {**found, "emotions": [one for one in found["emotions"] if one["tier"] == "said"]}


def faults(gold: Row, found: Row) -> list[str]:
    """What is wrong in one reading; empty when the whole note is right."""
    return [fault for look in _LOOKS for fault in look(gold, found)]


# Helpers: one look for each part, (gold, reading) to the faults in it.
def _feelings(gold: Row, found: Row) -> tuple[int, list[str]]:
    """How many are right, and the faults: `+` for one too many, `-` for one that is missing."""
    open_, extra = list(range(len(gold["emotions"]))), []
    for one in found["emotions"]:
        match = next((n for n in open_ if one["name"] in gold["emotions"][n]["name"]), None)
        if match is None:
            extra.append(f"+{one['name']}")
        else:
            open_.remove(match)
    right = len(gold["emotions"]) - len(open_)
    return right, extra + ["-" + "|".join(gold["emotions"][n]["name"]) for n in open_]


def _names(gold: Row, found: Row, part: str, key: str) -> tuple[int, list[str]]:
    wanted = {one if isinstance(one, str) else one[key] for one in gold[part]}
    got = {one[key] for one in found[part]}
    faults_ = [f"+{name}" for name in sorted(got - wanted)] + [f"-{name}" for name in sorted(wanted - got)]
    return len(wanted & got), faults_


def _effects(gold: Row, found: Row) -> list[tuple[str | None, str | None]]:
    """What each skill named in both did: as it should be, and as it was read."""
    got = {one["skill"]: one["helped"] for one in found["coping"]}
    return [(one["helped"], got[one["skill"]]) for one in gold["coping"] if one["skill"] in got]


def _date(gold: Row, found: Row) -> list[str]:
    wish, got = gold["when"]["date"], found["when"]["date"]
    return [] if wish == got else [f"date {got} for {wish}"]


def _part(gold: Row, found: Row) -> list[str]:
    wish, got = gold["when"]["part"], found["when"]["part"]
    return [] if wish == got else [f"part {got} for {wish}"]


def _strengths(gold: Row, found: Row) -> list[str]:
    wish, got = (tuple(one[key] for key in ("intensity", "intensity_after")) for one in (gold, found))
    return [] if wish == got else [f"strengths {got} for {wish}"]


def _triggers(gold: Row, found: Row) -> list[str]:
    is_same = _trigger_f1(gold, found) >= SAME_WORDS
    return [] if is_same else [f"set off by {found['triggers']} for {gold['triggers']}"]


def _trigger_f1(gold: Row, found: Row) -> float:
    """With what the writer says, or a second reader of the note where there is one."""
    readings = [gold[name] for name in ("triggers", "triggers_second") if name in gold]
    return max(closeness(cuts, found["triggers"]) for cuts in readings)


def _to_delete(gold: Row, found: Row) -> list[str]:
    """What was read and is wrong; what is missing is no fault here, nor a phrase that needs another cut."""
    listed = [fault for look in _LISTED for fault in look(gold, found) if fault[0] == "+"]
    day = _date(gold, found) if found["when"]["date"] else []
    part = _part(gold, found) if found["when"]["part"] else []
    strengths = _strengths(gold, found) if found["intensity"] is not None else []
    did = [str(got) for wish, got in _effects(gold, found) if got is not None and wish != got]
    phrases = found["triggers"] if _trigger_f1(gold, found) < HALF_THE_WORDS else []
    return [*listed, *day, *part, *strengths, *did, *phrases]


_LISTED: tuple[Callable[[Row, Row], list[str]], ...] = (
    lambda gold, found: _feelings(gold, found)[1],
    lambda gold, found: _names(gold, found, "symptoms", "name")[1],
    lambda gold, found: _names(gold, found, "coping", "skill")[1],
)
_LOOKS: tuple[Callable[[Row, Row], list[str]], ...] = (
    *_LISTED,
    lambda gold, found: [f"did {got} for {wish}" for wish, got in _effects(gold, found) if wish != got],
    _date,
    _part,
    _strengths,
    _triggers,
)


def _precision_and_recall(part: str, seen: list[tuple[int, list[str]]]) -> dict[str, float]:
    right = sum(found for found, _ in seen)
    extra, missed = (sum(fault[0] == sign for _, listed in seen for fault in listed) for sign in "+-")
    return {
        f"{part}_precision": round(right / max(1, right + extra), 3),
        f"{part}_recall": round(right / max(1, right + missed), 3),
    }


def _share(found: Iterable[bool]) -> float:
    return _mean(float(one) for one in found)


def _mean(found: Iterable[float]) -> float:
    listed = list(found)
    return round(sum(listed) / len(listed), 3) if listed else 0.0


if __name__ == "__main__":
    notes = rows_of("notes_people")
    print(score_notes(notes))
    for row in notes if "-v" in sys.argv else ():
        if wrong := faults(row["gold"], reading_of(row)):
            print(row["text"], wrong, sep="\n    ")
