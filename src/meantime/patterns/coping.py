"""What helped: how far a feeling fell with a skill, against moments lived through without one.

A strong feeling falls by itself. So `after = a + b x before + u(skill) + noise`, where b carries that fall, and u is
nought for moments with the skill "nothing". The u of the skills share a normal distribution (partial pooling), so
that a skill tried five times is drawn towards the others. How far they differ is unknown and is averaged over a grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from meantime.core.notes import NOTHING, Note
from meantime.core.patterns import NotYet, Pattern, Tier
from meantime.patterns import coping_words
from meantime.patterns.arrays import Floats
from meantime.patterns.looks import Schedule

#: Uses of a skill for "clear" and for "maybe", and moments without any skill to compare with.
USES_CLEAR, USES_MAYBE, FEWEST_WITHOUT = 5, 4, 5
#: Probability that it helps at all, drawn together and alone, and fall in points, before it is told. Pooling lets a
#: skill without effect borrow from good ones; no pooling lets a chance low of the moments without one speak for all. So
#: both are asked (measured: docs/design/patterns.md).
_SURE_TOGETHER, _SURE_ALONE, _LIKELY, _SMALLEST = 0.975, 0.975, 0.95, 0.5
#: How far skills differ, in standard deviations of a moment, and how far they help on average at most likely.
_SPREADS = np.array([0.0, 0.15, 0.3, 0.5, 0.8, 1.2])
_SPREAD_SCALE, _MEAN_SCALE = 1.0, 0.7
#: The spread under which a skill hardly borrows from the others.
_WIDE = 4
#: Newest episodes that are compared, and how many more are waited for between two looks.
_MOST_EPISODES, _EPISODES_A_LOOK = 400, 10
#: Halvings to find an end of an interval.
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Episode:
    """One strong moment with a rating before and after."""

    note: Note
    #: Name without case and spare spaces.
    skill: str
    #: As the person wrote it.
    shown: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SkillEffect:
    """How one skill compares with doing nothing."""

    #: Points the feeling falls more than on its own, below zero; shrunken, with its 95 % interval.
    effect: float
    interval: tuple[float, float]
    #: Probability that the feeling falls more than on its own: drawn towards the other skills, and by itself.
    together: float
    alone: float


def find_what_helped(notes: Iterable[Note], looks: Schedule) -> tuple[list[Pattern], list[NotYet]]:
    """Skills that clearly or maybe helped, and what is missing before others can be compared."""
    episodes = compared_episodes(notes, looks)
    skills = sorted({one.skill for one in episodes} - {NOTHING})
    if not skills:
        return [], []
    without = sum(one.skill == NOTHING for one in episodes)
    if without < FEWEST_WITHOUT:
        return [], [NotYet(key="coping", when="what helped", need=coping_words.need_reference(without))]
    effects = skill_effects(episodes, skills)
    found = [_pattern(episodes, skill, effects[skill]) for skill in skills]
    return [one for one in found if one], list(_not_yet(episodes, skills))


def compared_episodes(notes: Iterable[Note], looks: Schedule = "fixed") -> list[Episode]:
    """The moments a look compares, oldest first: the newest of them, up to the last look."""
    episodes = episodes_in(notes)
    if looks == "fixed":
        episodes = episodes[: len(episodes) - len(episodes) % _EPISODES_A_LOOK]
    return episodes[-_MOST_EPISODES:]


def episodes_in(notes: Iterable[Note]) -> list[Episode]:
    """Every coping row with both ratings, oldest first; unsettled second versions take no part."""
    ordered = sorted((one for one in notes if one.other_version_of is None), key=lambda one: (one.at, one.id))
    return [
        Episode(note, " ".join(row.skill.casefold().split()), row.skill.strip(), row.before, row.after)
        for note in ordered
        for row in note.coping
        if row.before is not None and row.after is not None
    ]


def skill_effects(episodes: Sequence[Episode], skills: Sequence[str]) -> dict[str, SkillEffect]:
    """Each skill against "nothing"; needs at least a few episodes of both."""
    names = [one.skill for one in episodes]
    uses = np.array([[name == skill for skill in skills] for name in names], dtype=float)
    before = np.array([one.before for one in episodes], dtype=float)
    after = np.array([one.after for one in episodes], dtype=float)
    means, variances, fits = _posteriors(before - before.mean(), after, uses)
    weight = np.exp(fits - fits.max())
    weight /= weight.sum()
    return {
        skill: _effect(means[:, i], variances[:, i], weight, len(after) - 2) for i, skill in enumerate(skills)
    }


def _posteriors(before: Floats, after: Floats, uses: Floats) -> tuple[Floats, Floats, Floats]:
    """(K, s) posterior mean and variance of each u, and (K,) log weights, for K spreads.

    Mixed model equations (Henderson): intercept and slope free, the common mean and each skill's own part normal.
    """
    n, s = uses.shape
    design = np.column_stack([np.ones(n), before, uses.sum(axis=1), uses])
    cross, with_after = design.T @ design, design.T @ after
    combine = np.column_stack([np.zeros((s, 2)), np.ones(s), np.eye(s)])
    means, variances, fits = [], [], []
    for spread in _SPREADS:
        penalty = np.array([0, 0, 1 / _MEAN_SCALE**2, *([1 / max(spread, 0.01) ** 2] * s)])
        inverse = np.linalg.pinv(cross + np.diag(penalty), hermitian=True)
        found = inverse @ with_after
        rest = max(float(after @ after - with_after @ found), 1e-9)
        means.append(combine @ found)
        variances.append(np.einsum("si,ij,sj->s", combine, inverse, combine) * rest / (n - 2))
        log_det = np.linalg.slogdet(inverse)[1] + np.log(np.maximum(penalty[2:], 1e-12)).sum()
        fits.append(0.5 * log_det - 0.5 * (n - 2) * np.log(rest) - 0.5 * (spread / _SPREAD_SCALE) ** 2)
    return np.array(means), np.array(variances), np.array(fits)


def _effect(means: Floats, variances: Floats, weight: Floats, df: int) -> SkillEffect:
    """Average over the spreads: a mixture of t distributions."""
    errors = np.sqrt(np.maximum(variances, 1e-12))

    def below(point: float) -> float:
        return float(weight @ stdtr(df, (point - means) / errors))

    reach = 60 * float(errors.max())
    ends = (float(means.min()) - reach, float(means.max()) + reach)
    interval = (_where(below, 0.025, ends), _where(below, 0.975, ends))
    alone = float(stdtr(df, -means[_WIDE] / errors[_WIDE]))
    return SkillEffect(float(weight @ means), interval, below(0.0), alone)


def _where(below: Callable[[float], float], level: float, ends: tuple[float, float]) -> float:
    low, high = ends
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < level else (low, middle)
    return (low + high) / 2


def _pattern(episodes: Sequence[Episode], skill: str, effect: SkillEffect) -> Pattern | None:
    uses = [one for one in episodes if one.skill == skill]
    tier = _tier(len(uses), effect)
    if tier is None:
        return None
    return Pattern(
        key=f"coping:{skill}",
        kind="coping",
        when=uses[-1].shown,
        then="weaker",
        tier=tier,
        effect=round(effect.effect, 3),
        interval=(round(effect.interval[0], 3), round(effect.interval[1], 3)),
        with_count=len(uses),
        without_count=sum(one.skill == NOTHING for one in episodes),
        notes=tuple(dict.fromkeys(one.note.id for one in uses)),
        sentence=coping_words.helped(
            uses[-1].shown, tier, effect=effect.effect, interval=effect.interval, fall=_fall(uses)
        ),
        weeks=len({one.note.at.date().toordinal() // 7 for one in uses}),
    )


def _fall(uses: Sequence[Episode]) -> float:
    """Mean points from before to after."""
    return sum(one.before - one.after for one in uses) / len(uses)


def _tier(uses: int, effect: SkillEffect) -> Tier | None:
    is_sure = effect.together >= _SURE_TOGETHER and effect.alone >= _SURE_ALONE
    if uses >= USES_CLEAR and is_sure and effect.effect <= -_SMALLEST:
        return "clear"
    is_likely = min(effect.together, effect.alone) >= _LIKELY
    return "maybe" if uses >= USES_MAYBE and is_likely else None


def _not_yet(episodes: Sequence[Episode], skills: Sequence[str]) -> Iterable[NotYet]:
    for skill in skills:
        uses = [one for one in episodes if one.skill == skill]
        if len(uses) < USES_MAYBE:
            need = coping_words.need_uses(uses[-1].shown, len(uses), USES_CLEAR)
            yield NotYet(key=f"coping:{skill}", when=uses[-1].shown, need=need)
