"""How likely a skill helps: against the whole model written out, and on what is easily got wrong."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from bench.coping_people import make_coping_person
from meantime.patterns import skill_effects as model
from meantime.patterns.coping import find_what_helped
from meantime.patterns.skill_effects import skill_effects

CHANCE = np.random.default_rng(4)
SKILL = np.array([0] * 12 + [1] * 8 + [2] * 6)
BEFORE = CHANCE.integers(4, 10, len(SKILL)).astype(float)


def after(*falls: float) -> np.ndarray:
    """Ratings after: what falls by itself, what each skill takes, and chance."""
    return (
        1
        + 0.5 * BEFORE
        - np.array([0.0, *falls])[SKILL]
        + np.random.default_rng(5).normal(0, 1.2, len(SKILL))
    )


def by_hand(ratings: np.ndarray) -> list[float]:
    """Every combination of kinds, with level and slope integrated out, over many sizes of the noise."""
    noises = np.exp(np.linspace(np.log(0.5), np.log(3), 80))
    combinations = list(product(range(3), repeat=2))
    fits = np.array([[log_fit(ratings, kinds, noise) for noise in noises] for kinds in combinations])
    weight = np.exp(fits - fits.max()).sum(axis=1) * np.array([prior(kinds) for kinds in combinations])
    has = np.array([[kind == 1 for kind in kinds] for kinds in combinations])
    return list((weight / weight.sum()) @ has)


def log_fit(ratings: np.ndarray, kinds: tuple[int, ...], noise: float) -> float:
    uses = np.column_stack([SKILL == 1, SKILL == 2]).astype(float)
    mean, spread = model._KINDS[list(kinds)].T
    inverse = np.linalg.inv(np.eye(len(SKILL)) + uses @ np.diag(spread**2) @ uses.T) / noise**2
    fixed = np.column_stack([np.ones(len(SKILL)), BEFORE])
    inner = fixed.T @ inverse @ fixed
    rest = ratings - uses @ mean * noise
    rest = rest - fixed @ np.linalg.solve(inner, fixed.T @ inverse @ rest)
    return float(0.5 * (np.linalg.slogdet(inverse)[1] - np.linalg.slogdet(inner)[1] - rest @ inverse @ rest))


def prior(kinds: tuple[int, ...]) -> float:
    chances = [
        believed * np.prod([(share, (1 - share) * 0.9, (1 - share) * 0.1)[(1, 0, 2)[kind]] for kind in kinds])
        for share, believed in zip(model._SHARES, model._BELIEVED, strict=True)
    ]
    return float(sum(chances))


@pytest.mark.parametrize("falls", [(0.0, 0.0), (1.5, 0.0), (1.5, 1.5), (-1.5, 1.0)])
def test_the_grid_is_the_model_written_out(falls: tuple[float, float]) -> None:
    ratings = after(*falls)

    found = skill_effects(BEFORE, ratings, SKILL, 2)

    assert [one.helps for one in found] == pytest.approx(by_hand(ratings), abs=0.02)


def test_a_skill_that_harms_makes_no_other_one_look_good() -> None:
    helped = skill_effects(BEFORE, after(-3.0, 0.0), SKILL, 2)

    assert helped[0].helps < 0.01
    assert helped[1].helps < 0.2


def test_the_interval_holds_the_size_that_was_planted() -> None:
    (large, none) = skill_effects(BEFORE, after(2.0, 0.0), SKILL, 2)

    assert large.interval[0] < -2.0 < large.interval[1] < 0
    assert none.helps < 0.3


def told(size: float, people: int) -> tuple[int, int]:
    """People told of a skill that does nothing, and skills found that help."""
    false = found = 0
    for seed in range(people):
        person = make_coping_person(120, size=size, seed=51_000 + seed)
        clear = {p.key for p in find_what_helped(person.journal.notes(), "single")[0] if p.tier == "clear"}
        false += bool(clear - set(person.truth))
        found += len(clear & set(person.truth))
    return false, found


def test_skills_that_do_nothing_are_hardly_ever_said_to_help() -> None:
    assert told(0.0, 60)[0] <= 2


def test_skills_that_help_are_found() -> None:
    false, found = told(1.5, 25)

    assert found >= 0.65 * 75
    assert false <= 3
