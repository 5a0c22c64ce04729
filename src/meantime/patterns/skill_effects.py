"""How far each skill takes a feeling down, beyond what happens by itself, and how likely it is that it does.

`after = level + slope x before + u(skill) + noise`. The slope carries the fall that comes by itself; moments with the
skill "nothing" have no u. A skill does next to nothing, helps, or harms; what part of the skills helps is not known.
So skills that do nothing tell where moments end by themselves, and skills that help make it likelier that others do
(spike and slab: Mitchell and Beauchamp 1988, doi 10.1080/01621459.1988.10478694). Given level, slope, noise and that
part, no skill says anything about another: a grid over these four needs no sampling, for any number of skills.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meantime.patterns.arrays import Floats, Places

#: Mean and spread of u in standard deviations of a moment, when a skill does next to nothing, helps, harms. Fixed
#: beforehand: a help worth finding is a point or two of ten.
_KINDS = np.array([(0.0, 0.1), (-0.9, 0.5), (0.9, 0.5)])
_HELPS = 1
#: Part of the skills that helps, what is believed of each before anything is seen, and part of the others that harms.
_SHARES = np.array([0.02, 0.1, 0.25, 0.5, 0.9])
_BELIEVED = np.array([0.45, 0.25, 0.15, 0.1, 0.05])
_HARMS = 0.1
#: For the size that is told of a skill that helps: wide, so that few and many points both fit.
_SIZE = (-0.3, 1.0)
#: Points of the grid for level, slope and noise, and how many standard errors it reaches.
_POINTS, _REACH = (61, 7, 5), (4.0, 3.0, 2.5)
#: Standard deviation of a whole number around what is meant: noise is never less.
_ROUNDING = 12**-0.5
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class SkillEffect:
    """How one skill compares with doing nothing."""

    #: Points the feeling falls more than on its own, below zero; shrunken, with its 95 % interval.
    effect: float
    interval: tuple[float, float]
    #: Probability that it is one of those that help.
    helps: float


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the moments tell: index 0 is "nothing", then s skills."""

    #: (s + 1,) moments, mean before (0 is the mean without a skill) and mean after.
    counts: Floats
    before: Floats
    after: Floats
    #: Sums of squares and products within the groups: before, before with after, after.
    squares: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Grid:
    """g points of what is unknown for all skills together."""

    #: (g,) mean after a usual moment without a skill; points after per point before; SD of a moment.
    level: Floats
    slope: Floats
    noise: Floats


def skill_effects(before: Floats, after: Floats, skill: Places, count: int) -> list[SkillEffect]:
    """Each of `count` skills against doing nothing.

    Args:
        before: (n,) ratings, as `after`.
        skill: (n,) 0 for "nothing", else the number of the skill; each of 0 to `count` occurs.
    """
    sums = _sums(before, after, skill, count)
    grid = _grid(sums)
    shared, kinds = _shared_fit(grid, sums), np.array([_fit_of(one, grid, sums) for one in _KINDS])
    helps = _helping(shared, kinds)
    mean, variance = _posterior(_SIZE, grid, sums)
    weight = helps / np.maximum(helps.sum(axis=0), _TINY)
    effect = (weight * mean).sum(axis=0)
    error = np.sqrt((weight * (variance + (mean - effect) ** 2)).sum(axis=0))
    return [
        SkillEffect(e, (e - 1.96 * d, e + 1.96 * d), h)
        for e, d, h in zip(effect.tolist(), error.tolist(), helps.sum(axis=0).tolist(), strict=True)
    ]


def _sums(before: Floats, after: Floats, skill: Places, count: int) -> _Sums:
    counts = np.bincount(skill, minlength=count + 1).astype(float)
    x = before - before[skill == 0].mean()
    means = [np.bincount(skill, values, count + 1) / counts for values in (x, after)]
    in_x, in_y = x - means[0][skill], after - means[1][skill]
    return _Sums(counts, means[0], means[1], (float(in_x @ in_x), float(in_x @ in_y), float(in_y @ in_y)))


def _grid(sums: _Sums) -> _Grid:
    """Around the least squares fit in which each skill has a mean of its own."""
    xx, xy, yy = sums.squares
    df = max(sums.counts.sum() - len(sums.counts) - 1, 1.0)
    slope = xy / xx if xx > _TINY else 0.0
    noise = max(np.sqrt(max(yy - slope * xy, 0.0) / df), _ROUNDING)
    reaches = (noise / np.sqrt(sums.counts[0]), noise / np.sqrt(xx) if xx > _TINY else 0.0, (2 * df) ** -0.5)
    steps = [
        np.linspace(-far, far, n) * reach for n, far, reach in zip(_POINTS, _REACH, reaches, strict=True)
    ]
    axes = np.meshgrid(sums.after[0] + steps[0], slope + steps[1], noise * np.exp(steps[2]), indexing="ij")
    level, slopes, noises = (axis.ravel() for axis in axes)
    return _Grid(level, slopes, np.maximum(noises, _ROUNDING))


def _shared_fit(grid: _Grid, sums: _Sums) -> Floats:
    """(g,) log likelihood of everything but the means of the skills."""
    xx, xy, yy = sums.squares
    squares = yy - 2 * grid.slope * xy + grid.slope**2 * xx + sums.counts[0] * _rest(grid, sums)[:, 0] ** 2
    free = sums.counts.sum() - len(sums.counts) + 1
    fit: Floats = -free * np.log(grid.noise) - 0.5 * squares / grid.noise**2
    return fit


def _rest(grid: _Grid, sums: _Sums) -> Floats:
    """(g, s + 1) mean after, less what level and slope say."""
    return sums.after - grid.level[:, None] - grid.slope[:, None] * sums.before


def _fit_of(kind: Floats, grid: _Grid, sums: _Sums) -> Floats:
    """(g, s) log likelihood of the mean of each skill, if it is of this kind."""
    noise = grid.noise[:, None]
    variance = noise**2 * (kind[1] ** 2 + 1 / sums.counts[1:])
    fit: Floats = -0.5 * (np.log(variance) + (_rest(grid, sums)[:, 1:] - kind[0] * noise) ** 2 / variance)
    return fit


def _helping(shared: Floats, kinds: Floats) -> Floats:
    """(g, s) probability of each grid point together with each skill being one that helps."""
    parts, totals = [], []
    for share, believed in zip(_SHARES, _BELIEVED, strict=True):
        before = np.array([(1 - share) * (1 - _HARMS), share, (1 - share) * _HARMS])
        joint = kinds + np.log(before)[:, None, None]
        either = np.logaddexp.reduce(joint, axis=0)
        parts.append(np.exp(joint[_HELPS] - either))
        totals.append(shared + either.sum(axis=1) + np.log(believed))
    weight = np.exp(np.array(totals) - np.max(totals))
    found: Floats = np.einsum("pg,pgs->gs", weight / weight.sum(), np.array(parts))
    return found


def _posterior(prior: tuple[float, float], grid: _Grid, sums: _Sums) -> tuple[Floats, Floats]:
    """(g, s) mean and variance of each u under a normal prior, in points."""
    noise = grid.noise[:, None]
    chance, wide = noise**2 / sums.counts[1:], (prior[1] * noise) ** 2
    kept = wide / (wide + chance)
    return kept * _rest(grid, sums)[:, 1:] + (1 - kept) * prior[0] * noise, kept * chance
