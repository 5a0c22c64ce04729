"""Mood that carries over from note to note, and how it is taken out before anything is counted.

A rating is `fixed part + carried mood + noise`. The carried mood is an Ornstein-Uhlenbeck process: an AR(1) seen at
any times. Two numbers describe it: `share`, its part of the variance, and `tau`, the days after which 37 % of it is
left. Neither is known, so every pair of a small grid is used and weighed by how well it fits (see `effects`).

Whitening is a Kalman filter with one state: n steps for all grid points and all columns at once. It gives the same as
the inverse Cholesky factor of the n x n covariance, which a test checks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meantime.patterns.arrays import Floats

#: Part of the variance that carries over, 0 to 1.
_SHARES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
#: Days after which 37 % of a mood is left.
_TAUS = (0.3, 0.8, 2.0, 5.0, 14.0)
#: Centre and spread of the weak prior: 40 people in treatment carried about .37 from one signal to the next and .33
#: from day to day (Fisher et al. 2017, doi 10.1037/ccp0000214).
_PRIOR_SHARE = (0.45, 0.25)
_PRIOR_LOG_TAU = (float(np.log(1.5)), 1.2)
_PRIOR_NOTHING_CARRIES = 0.12


@dataclass(frozen=True, slots=True)
class Grid:
    """Pairs of share and time constant; index 0 is "nothing carries over"."""

    #: (G,) part of the variance that carries over.
    share: Floats
    #: (G,) in days.
    tau: Floats
    #: (G,) natural logarithm of the prior weight.
    log_prior: Floats


def _make_grid() -> Grid:
    pairs = [(share, tau) for share in _SHARES for tau in _TAUS]
    share = np.array([0.0, *(pair[0] for pair in pairs)])
    tau = np.array([1.0, *(pair[1] for pair in pairs)])
    prior = np.exp(
        -0.5 * ((share - _PRIOR_SHARE[0]) / _PRIOR_SHARE[1]) ** 2
        - 0.5 * ((np.log(tau) - _PRIOR_LOG_TAU[0]) / _PRIOR_LOG_TAU[1]) ** 2
    )
    prior[1:] *= (1 - _PRIOR_NOTHING_CARRIES) / prior[1:].sum()
    prior[0] = _PRIOR_NOTHING_CARRIES
    return Grid(share, tau, np.log(prior))


GRID = _make_grid()


@dataclass(frozen=True, slots=True)
class Whitened:
    """Columns after the carried mood is taken out, for each grid point."""

    #: (G, n, p) whitened columns.
    columns: Floats
    #: (G,) log determinant of the correlation matrix of the n notes.
    log_det: Floats


def whiten(days: Floats, columns: Floats, grid: Grid = GRID) -> Whitened:
    """Whiten the columns under every grid point.

    Args:
        days: (n,) times in days, not decreasing.
        columns: (n, p) what is whitened: ratings, tags, constants alike.
    """
    decay, gain, spread = _filter(days, grid)
    out = np.empty((len(grid.share), *columns.shape))
    carried = np.zeros((len(grid.share), columns.shape[1]))
    for i, row in enumerate(columns):
        carried *= decay[i]
        surprise = np.subtract(row, carried, out=out[:, i])
        carried += gain[i] * surprise
        surprise /= spread[i]
    return Whitened(out, 2 * np.log(spread[:, :, 0]).sum(axis=0))


def _filter(days: Floats, grid: Grid) -> tuple[Floats, Floats, Floats]:
    """(n, G, 1) decay before each note, Kalman gain, and standard deviation of each surprise."""
    gaps = np.diff(days, prepend=days[:1])
    decay = np.exp(-gaps[:, None] / grid.tau)
    gain, variance = np.empty_like(decay), np.empty_like(decay)
    state = grid.share.copy()
    for i, kept in enumerate(decay):
        known = kept**2 * state + grid.share * (1 - kept**2)
        variance[i] = known + 1 - grid.share
        gain[i] = known / variance[i]
        state = known * (1 - gain[i])
    return decay[:, :, None], gain[:, :, None], np.sqrt(variance)[:, :, None]
