"""A small simulation that notices a broken null: seeded, so it never fails by chance alone.

The full one is `python -m bench.patterns`. Here forty diaries without any pattern are looked at, a few with one.
"""

from __future__ import annotations

from bench.people import Recipe, make_person
from bench.whole import cell
from meantime.patterns.find import find_patterns


def people_told_something_false(recipe: Recipe, people: int, looks: str) -> int:
    told = 0
    for seed in range(people):
        person = make_person(recipe, 31_000 + seed)
        report = find_patterns(person.journal, looks="single" if looks == "single" else "fixed")
        told += any(one.tier == "clear" and one.key not in person.truth for one in report.patterns)
    return told


def test_at_most_one_in_twenty_sluggish_diaries_without_a_pattern_is_told_one() -> None:
    assert people_told_something_false(Recipe(notes=60, share=0.8, tau=5.0), 40, "single") <= 2


def test_looking_at_every_fixed_count_does_not_add_up() -> None:
    assert people_told_something_false(Recipe(notes=130), 20, "fixed") <= 1


def test_large_planted_patterns_are_found() -> None:
    found = []
    for seed in range(8):
        person = make_person(Recipe(notes=120, size=2.4), 32_000 + seed)
        clear = {
            one.key for one in find_patterns(person.journal, looks="single").patterns if one.tier == "clear"
        }
        found += [key in clear for key in person.truth]

    assert sum(found) >= 0.7 * len(found)


def test_everything_that_is_told_keeps_to_one_budget() -> None:
    """Sluggish mood, and all analyses together: about one in twenty at most (decision 0022)."""
    told = cell(Recipe(notes=60, share=0.8, tau=5.0), range(33_000, 33_025), "single")

    assert told["clear"]["with questions"] <= 0.08
    assert told["clear or maybe"]["coping"] <= 0.08
