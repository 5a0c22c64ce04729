"""How much stronger notes are with a tag than without: generalised least squares, averaged over what is unknown.

All candidates are tested together. While one is tested, the others take part as small random effects (as in the mixed
models of genetics), so that a tag does not borrow the difference of another one, and what the others explain is no
longer noise. Unknown are the carried mood (31 grid points) and the size of the random effects (4 sizes). Each pair is
weighed by its restricted likelihood with the tested column in the model; p-values and intervals are averages over all
pairs. So not knowing them makes an interval wider, as it should.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from meantime.patterns.arrays import Floats, Places
from meantime.patterns.carried_mood import GRID, Whitened, whiten

#: Variance of the random effects of the other candidates, as part of the variance of a note.
_OTHERS = (0.0, 0.02, 0.08, 0.25)
#: Grid points of the carried mood with less than this share of the best one's weight are left out.
_NEGLIGIBLE = 0.02
#: Below this part of a column left after the held-constant ones, nothing can be said about it.
_NOTHING_LEFT = 1e-6
#: Keeps divisions from zero where a candidate has nothing left.
_TINY = 1e-12
#: Sum of squares below which an outcome has nothing left to explain.
_NO_VARIANCE = 1e-9

Partner = Places | None


@dataclass(frozen=True, slots=True)
class Series:
    """What is compared at one look."""

    #: (n,) times in days, not decreasing.
    days: Floats
    #: (n, o) outcomes, in points or 0/1; each is compared by itself.
    outcomes: Floats
    #: (n, m) candidates, 0/1.
    tags: Floats
    #: (n, k) what is held constant, beginning with a column of ones; independent columns.
    held: Floats


@dataclass(frozen=True, slots=True)
class WhiteSeries:
    """A series after the carried mood is taken out, for all fits that share it."""

    series: Series
    white: Whitened


@dataclass(frozen=True, slots=True)
class Shuffle:
    """What is left for the permutation check when carried mood, held columns and other candidates are taken out."""

    #: (m,) correlation of each candidate with the outcome.
    observed: Floats
    #: (n, m) the candidates, each of length one.
    directions: Floats
    #: (n,) the outcome, of length one.
    outcome: Floats


@dataclass(frozen=True, slots=True)
class Fit:
    """Estimates of m candidates under C pairs of the unknown. Sizes are in the unit of the outcome."""

    #: (C, m) weights; each column sums to one.
    weight: Floats
    #: (C, m) difference with and without the tag.
    effect: Floats
    #: (C, m) its standard error.
    error: Floats
    #: Degrees of freedom.
    df: int
    #: (m,) two-sided p-values averaged over the pairs; 1 where nothing can be said.
    p: Floats
    shuffle: Shuffle


def whitened(series: Series) -> WhiteSeries:
    """The costly step, once for all fits over the same notes."""
    centred = series.outcomes - series.outcomes.mean(axis=0)
    return WhiteSeries(series, whiten(series.days, np.column_stack([series.held, centred, series.tags])))


def fit(
    white: WhiteSeries, *, outcome: int = 0, held: int | None = None, partner: Partner = None
) -> Fit | None:
    """Estimate every candidate; None when the outcome does not vary or there are too few notes.

    Args:
        held: how many of the held columns are held constant, the first ones; None for all.
        partner: (m,) for each candidate another one that is held constant while it is tested.
    """
    k = white.series.held.shape[1] if held is None else held
    n, m = white.series.tags.shape
    df = n - k - 1 - (partner is not None)
    if df < 3 or not m or np.ptp(white.series.outcomes[:, outcome]) == 0:
        return None
    parts = _parts(white, outcome, k)
    return None if parts is None else _estimate(_likely(parts, df), df, partner)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Whitened, with the held columns projected out, at G grid points."""

    #: (G, n, m)
    tags: Floats
    #: (G, n)
    y: Floats
    #: (G,) the part of the restricted log likelihood that no candidate changes.
    base: Floats
    #: (G, m, m), (G, m) and (G,) cross products of tags, of tags with the outcome, of the outcome.
    cross: Floats
    with_y: Floats
    y_y: Floats


def _parts(white: WhiteSeries, outcome: int, k: int) -> _Parts | None:
    columns, widest = white.white.columns, white.series.held.shape[1]
    basis, triangle = np.linalg.qr(columns[:, :, :k])
    first_tag = widest + white.series.outcomes.shape[1]
    rest = np.concatenate([columns[:, :, widest + outcome, None], columns[:, :, first_tag:]], axis=2)
    rest -= basis @ (basis.transpose(0, 2, 1) @ rest)
    y, tags = rest[:, :, 0], rest[:, :, 1:]
    diagonal = np.abs(np.diagonal(triangle, axis1=1, axis2=2))
    y_y = np.einsum("gn,gn->g", y, y)
    if diagonal.min() <= 0 or y_y.min() <= _NO_VARIANCE:
        return None
    across = tags.transpose(0, 2, 1)
    base = GRID.log_prior - 0.5 * white.white.log_det - np.log(diagonal).sum(axis=1)
    return _Parts(tags, y, base, across @ tags, np.einsum("gmn,gn->gm", across, y), y_y)


def _likely(parts: _Parts, df: int) -> _Parts:
    """Only the grid points that carry weight without any candidate."""
    fits = parts.base - 0.5 * (df + 1) * np.log(parts.y_y)
    kept = fits >= fits.max() + np.log(_NEGLIGIBLE)
    return _Parts(
        parts.tags[kept],
        parts.y[kept],
        parts.base[kept],
        parts.cross[kept],
        parts.with_y[kept],
        parts.y_y[kept],
    )


def _estimate(parts: _Parts, df: int, partner: Partner) -> Fit:
    """Every candidate under every pair of grid point and size of random effects."""
    usable = np.diagonal(parts.cross, axis1=1, axis2=2).min(axis=0) > _NOTHING_LEFT * parts.tags.shape[1]
    rows = [_under(parts, others, df, partner) for others in _OTHERS]
    effect, error, fits = (np.concatenate(part) for part in zip(*rows, strict=True))
    weight = np.exp(fits - fits.max(axis=0))
    weight /= weight.sum(axis=0)
    p = np.where(usable, (weight * 2 * stdtr(df, -np.abs(effect / error))).sum(axis=0), 1.0)
    best = int(np.argmax(np.median(fits, axis=1)))
    shuffle = _at_best(parts, _OTHERS[best // len(parts.y)], best % len(parts.y), df)
    if partner is not None:
        shuffle = _without_partners(shuffle, partner)
    return Fit(weight, effect, error, df, np.minimum(p, 1.0), shuffle)


def _under(parts: _Parts, others: float, df: int, partner: Partner) -> tuple[Floats, Floats, Floats]:
    """(G, m) effect, standard error and restricted log likelihood for one size of random effects.

    With V the covariance that holds all candidates as random effects, x'V^-1y / x'V^-1x is the estimate of x as a fixed
    effect among the other random ones, and 1 / x'V^-1x less the variance of its own random effect is its variance.
    """
    inner = np.linalg.inv(np.eye(parts.cross.shape[1]) + others * parts.cross)
    seen = parts.cross @ inner
    own = np.maximum(np.diagonal(seen, axis1=1, axis2=2), _TINY)
    with_y = np.einsum("gij,gj->gi", inner, parts.with_y)
    rest = (parts.y_y - others * np.einsum("gi,gi->g", parts.with_y, with_y))[:, None]
    fits = parts.base[:, None] + 0.5 * np.linalg.slogdet(inner)[1][:, None]
    if partner is not None:
        shared = seen[:, np.arange(len(partner)), partner] / own[:, partner]
        rest = rest - with_y[:, partner] ** 2 / own[:, partner]
        fits = fits - 0.5 * np.log(own[:, partner])
        with_y = with_y - shared * with_y[:, partner]
        own = np.maximum(own - shared**2 * own[:, partner], _TINY)
    rest = np.maximum(rest - with_y**2 / own, _TINY)
    error = np.sqrt(np.maximum(1 / own - others, _TINY) * rest / df)
    return with_y / own, error, fits - 0.5 * (np.log(own) + df * np.log(rest))


def _at_best(parts: _Parts, others: float, g: int, df: int) -> Shuffle:
    """What the permutation check needs, whitened at the pair with the best fit.

    (I + v TT')^-1/2 comes from the eigenvectors of T'T. The tested candidate's own random effect is in there too, which
    makes its correlation too small by sqrt(1 - v x'V^-1x); `observed` has that put right.
    """
    tags, y = parts.tags[g], parts.y[g]
    roots, vectors = np.linalg.eigh(parts.cross[g])
    roots = np.maximum(roots, _TINY)
    shrink = vectors * ((1 / np.sqrt(1 + others * roots) - 1) / roots) @ vectors.T
    directions = tags + tags @ (shrink @ parts.cross[g])
    left = y + tags @ (shrink @ parts.with_y[g])
    own = np.maximum(np.einsum("nm,nm->m", directions, directions), _TINY)
    alone = np.sqrt(np.maximum(1 - others * own, _TINY) * (len(y) - 1) / (df + 1))
    observed = directions.T @ left / (np.sqrt(own) * np.linalg.norm(left) * alone)
    return Shuffle(observed, directions / np.sqrt(own), left / np.linalg.norm(left))


def _without_partners(shuffle: Shuffle, partner: Places) -> Shuffle:
    """Each direction without its partner's. The outcome keeps the partner's part as noise: on the safe side."""
    others = shuffle.directions[:, partner]
    directions = shuffle.directions - others * np.einsum("nm,nm->m", shuffle.directions, others)
    lengths = np.maximum(np.linalg.norm(directions, axis=0), _TINY)
    directions = directions / lengths
    return Shuffle(directions.T @ shuffle.outcome, directions, shuffle.outcome)
