"""How many people with nothing to find are told anything at all, by any analysis: the budget of decision 0022.

    python -m bench.whole [--persons 200] [--seed 1] [--notes 30,60,120,250] [--looks single,fixed]

prints a JSON line for each mood, count of notes and schedule: the share of people told something "clear" by each
analysis, by all of them together, and by all with five questions of their own. About ten seconds of processor time
for a hundred people with 120 notes. The people are described in `bench/whole_people.py`. The standard error of a share
of .05 is .015 with 200 persons.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from bench.people import Recipe
from bench.whole_people import make_whole_person
from meantime.actions.looking import find_patterns
from meantime.core.journal import MemoryJournal

#: Share that carries over, and days after which 37 % of it is left.
MOODS = {"independent": (0.0, 1.0), "sluggish": (0.8, 5.0)}
#: Kinds that are not of the large family, by what they are called here.
_OWN = {"link": "links", "coping": "coping", "since_session": "since_session"}
_FAMILIES = ("large family", "links", "coping", "since_session", "questions")


def main() -> None:
    """Every cell that was asked for."""
    options = _options()
    seeds = range(options.seed * 10_000, options.seed * 10_000 + options.persons)
    for schedule in options.looks.split(","):
        for mood in options.moods.split(","):
            for count in options.notes.split(","):
                recipe = Recipe(notes=int(count), share=MOODS[mood][0], tau=MOODS[mood][1])
                found = cell(recipe, seeds, schedule)
                print(
                    json.dumps(
                        {
                            "looks": schedule,
                            "mood": mood,
                            "notes": int(count),
                            "persons": options.persons,
                            **found,
                        }
                    ),
                    flush=True,
                )


def cell(recipe: Recipe, seeds: Sequence[int], schedule: str) -> dict[str, dict[str, float]]:
    """Shares of people told something: clear by each analysis and together, and with "maybe" counted too."""
    told = [_told(make_whole_person(recipe, seed), schedule) for seed in seeds]
    return {
        "clear": _shares([person["clear"] for person in told]),
        "clear or maybe": _shares([person["any"] for person in told]),
    }


def _shares(told: Sequence[set[str]]) -> dict[str, float]:
    unasked = [person - {"questions"} for person in told]
    shares = {name: [name in person for person in told] for name in _FAMILIES}
    shares |= {"together": [bool(p) for p in unasked], "with questions": [bool(p) for p in told]}
    return {name: round(float(np.mean(has)), 3) for name, has in shares.items()}


def _told(journal: MemoryJournal, schedule: str) -> dict[str, set[str]]:
    """The analyses that told something clear, and those that told anything."""
    report = find_patterns(journal, looks="single" if schedule == "single" else "fixed")
    tiers = [(_OWN.get(one.kind, _FAMILIES[0]), one.tier) for one in report.patterns]
    tiers += [("questions", one.tier) for one in report.wonderings if one.tier]
    return {
        "clear": {name for name, tier in tiers if tier == "clear"},
        "any": {name for name, _ in tiers},
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="People with nothing to find, all analyses together.")
    parser.add_argument("--persons", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notes", default="30,60,120,250")
    parser.add_argument("--looks", default="single,fixed")
    parser.add_argument("--moods", default=",".join(MOODS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
