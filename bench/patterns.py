"""How often patterns are false, how often true ones are found, and what they cost, on invented people.

    python -m bench.patterns [--persons 100] [--seed 1] [--notes 30,60,120,250] [--parts null,planted,looks,...]

prints JSON lines. Each part stands beside what the rules of other apps would claim about the same people. The standard
error of a share of .04 is .02 with 100 persons and .01 with 400. The people are described in `bench/people.py`. What
all analyses tell together is counted in `bench/whole.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from bench import peers
from bench.coping_people import make_coping_person
from bench.people import Person, Recipe, make_person
from meantime.core.patterns import Pattern
from meantime.core.sessions import TherapySession
from meantime.patterns.coping import episodes_in
from meantime.patterns.find import find_patterns
from meantime.patterns.rated import rated_notes
from meantime.patterns.tags import find_candidates

#: Kinds of mood: independent from note to note, usual, and sluggish.
MOODS = {"independent": (0.0, 1.0), "usual": (0.5, 1.5), "sluggish": (0.8, 5.0)}
#: A planted size in points; the person's SD is 2.
SIZE = 1.6
_RECURRING = {"trigger", "context", "symptom", "weekday", "part_of_day", "next_day", "practice"}


def main() -> None:
    """Every part that was asked for."""
    options = _options()
    seeds = range(options.seed * 100_000, options.seed * 100_000 + options.persons)
    counts = [int(count) for count in options.notes.split(",")]
    for part in options.parts.split(","):
        PARTS[part](seeds, counts)


def null(seeds: range, counts: Sequence[int]) -> None:
    """People with nothing to find, looked at once: how many are told anything."""
    for mood, (share, tau) in MOODS.items():
        for count in counts:
            recipe = Recipe(notes=count, share=share, tau=tau)
            _say(
                "null, single look",
                _judged((make_person(recipe, seed) for seed in seeds), "single"),
                mood=mood,
                notes=count,
            )


def skewed(seeds: range, counts: Sequence[int]) -> None:
    """People with nothing to find whose low ratings pile up at nought."""
    for count in counts:
        recipe = Recipe(notes=count, skewed=True)
        _say(
            "null, skewed scale",
            _judged((make_person(recipe, seed) for seed in seeds), "single"),
            notes=count,
        )


def planted(seeds: range, counts: Sequence[int]) -> None:
    """People with three true tags, looked at once: how many are found, how many claims are false."""
    for count in (count for count in counts if count >= 60):
        recipe = Recipe(notes=count, size=SIZE)
        _say(
            "planted, single look",
            _judged((make_person(recipe, seed) for seed in seeds), "single"),
            notes=count,
        )


def looks(seeds: range, counts: Sequence[int]) -> None:
    """The fixed looks, as people meet them: what stands after all looks up to a count of notes."""
    for count in (*(count for count in counts if count >= 60), 200):
        for size in (0.0, SIZE):
            people = (make_person(Recipe(notes=count, size=size), seed) for seed in seeds)
            _say(
                "planted, fixed looks" if size else "null, fixed looks", _judged(people, "fixed"), notes=count
            )


def coping(seeds: range, _: Sequence[int]) -> None:
    """Six skills, none or three of which help."""
    for episodes in (30, 60, 120):
        for size in (0.0, 1.5):
            found = [_coping_row(make_coping_person(episodes, size=size, seed=seed)) for seed in seeds]
            _say("coping", _means(found), episodes=episodes, size=size)


def session(seeds: range, _: Sequence[int]) -> None:
    """Two weeks after a session against the weeks before, with nothing or 1.6 points planted."""
    for count in (24, 48, 84):
        for size in (0.0, -SIZE):
            found = [_session_row(make_person(Recipe(notes=count), seed), size) for seed in seeds]
            _say("since session", _means(found), notes=count, size=size)


def cost(seeds: range, _: Sequence[int]) -> None:
    """Processor time of one look at everything; goals 150 ms at 250 notes and a second at 2,000."""
    for count in (30, 60, 120, 250, 1000, 2000):
        people = [make_person(Recipe(notes=count, size=SIZE), seed) for seed in seeds[:5]]
        for schedule in ("single", "fixed"):
            taken = [_processor_ms(person, schedule) for person in people]
            print(
                json.dumps(
                    {
                        "what": "cost",
                        "notes": count,
                        "looks": schedule,
                        "ms": round(float(np.median(taken)), 1),
                    }
                ),
                flush=True,
            )


PARTS: dict[str, Callable[[range, Sequence[int]], None]] = {
    "null": null,
    "skewed": skewed,
    "planted": planted,
    "looks": looks,
    "coping": coping,
    "session": session,
    "cost": cost,
}


def _judged(people: Iterable[Person], schedule: str) -> dict[str, float]:
    """Means over people: told anything false, share of claims that are false, share of planted ones found, coverage."""
    return _means([_row(person, schedule) for person in people])


def _row(person: Person, schedule: str) -> dict[str, list[float]]:
    report = find_patterns(person.journal, looks="single" if schedule == "single" else "fixed")
    told = {p.key: p for p in report.patterns if p.kind in _RECURRING}
    clear = {key: p for key, p in told.items() if p.tier == "clear"}
    row = {
        "clear_false_person": [float(bool(set(clear) - set(person.truth)))],
        "any_false_person": [float(bool(set(told) - set(person.truth)))],
        "fdr": [len(set(clear) - set(person.truth)) / max(len(clear), 1)],
        "power": [float(key in clear) for key in person.truth],
        "power_of_tags": [float(key in clear) for key in person.truth if key.startswith("trigger:")],
        "power_maybe": [float(key in told) for key in person.truth],
        "coverage_of_clear": [
            _covers(p, person.truth.get(key, 0.0)) for key, p in clear.items() if key in person.truth
        ],
    }
    return row | (_peers(person) if schedule == "single" else {})


def _peers(person: Person) -> dict[str, list[float]]:
    rated = rated_notes(person.journal.notes())
    candidates = find_candidates(rated)
    row: dict[str, list[float]] = {}
    for rule in peers.RULES:
        found = peers.claims(rule, rated, candidates)
        row[f"{rule}_false_person"] = [float(bool(found - set(person.truth)))]
        row[f"{rule}_power"] = [float(key in found) for key in person.truth]
    return row


def _coping_row(person: Person) -> dict[str, list[float]]:
    report = find_patterns(person.journal, looks="single")
    clear = {p.key: p for p in report.patterns if p.kind == "coping" and p.tier == "clear"}
    falls: dict[str, list[int]] = {}
    for one in episodes_in(person.journal.notes()):
        falls.setdefault(f"coping:{one.skill}", []).append(one.before - one.after)
    naive = {key for key, values in falls.items() if key != "coping:nothing" and peers.paired(values)}
    return {
        "clear_false_person": [float(bool(set(clear) - set(person.truth)))],
        "power": [float(key in clear) for key in person.truth],
        "coverage_of_clear": [_covers(p, person.truth.get(key, 0.0)) for key, p in clear.items()],
        "paired_false_person": [float(bool(naive - set(person.truth)))],
        "paired_power": [float(key in naive) for key in person.truth],
    }


def _session_row(person: Person, size: float) -> dict[str, list[float]]:
    """The last third of the notes comes after a session and is shifted."""
    notes = person.journal.notes()
    start = notes[len(notes) * 2 // 3].at
    moved = [_shifted(note, size) if note.at >= start else note for note in notes]
    held = TherapySession(id="00000000-0000-4000-8000-000000000001", at=start)
    change = find_patterns(replace(person.journal, records=(*moved, held)), looks="single").since_session
    if change is None:
        return {"too_few": [1.0]}
    low, high = change.interval
    return {
        "too_few": [0.0],
        "clear": [float(change.tier == "clear")],
        "told": [float(change.tier is not None)],
        "coverage": [float(low <= size <= high)],
    }


def _shifted(note: Any, size: float) -> Any:
    emotions = tuple(
        replace(e, intensity=int(np.clip(round(e.intensity + size), 0, 10))) for e in note.emotions
    )
    return replace(note, emotions=emotions)


def _covers(pattern: Pattern, truth: float) -> float:
    return float(pattern.interval[0] <= truth <= pattern.interval[1])


def _means(rows: Sequence[dict[str, list[float]]]) -> dict[str, float]:
    names = dict.fromkeys(name for row in rows for name in row)
    values = {name: [value for row in rows for value in row.get(name, [])] for name in names}
    return {name: round(float(np.mean(found)), 3) for name, found in values.items() if found} | {
        "persons": len(rows)
    }


def _processor_ms(person: Person, schedule: str) -> float:
    start = time.process_time()
    find_patterns(person.journal, looks="single" if schedule == "single" else "fixed")
    return (time.process_time() - start) * 1000


def _say(what: str, found: dict[str, float], **where: object) -> None:
    print(json.dumps({"what": what, **where, **found}), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Patterns on invented people.")
    parser.add_argument("--persons", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notes", default="30,60,120,250")
    parser.add_argument("--parts", default=",".join(PARTS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
