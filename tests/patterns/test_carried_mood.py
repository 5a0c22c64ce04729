"""Taking carried mood out: a Kalman filter that gives what the whole covariance matrix would give."""

from __future__ import annotations

import numpy as np
import pytest

from meantime.patterns.carried_mood import GRID, whiten


@pytest.fixture
def days() -> np.ndarray:
    return np.sort(np.random.default_rng(3).uniform(0, 40, 60))


def covariance(days: np.ndarray, share: float, tau: float) -> np.ndarray:
    """The correlation matrix by its definition."""
    apart = np.abs(days[:, None] - days[None, :])
    return share * np.exp(-apart / tau) + (1 - share) * np.eye(len(days))


def test_whitening_equals_the_inverse_cholesky_factor(days: np.ndarray) -> None:
    columns = np.random.default_rng(4).normal(size=(60, 3))

    white = whiten(days, columns)

    for g in range(len(GRID.share)):
        factor = np.linalg.cholesky(covariance(days, GRID.share[g], GRID.tau[g]))
        assert np.allclose(white.columns[g], np.linalg.solve(factor, columns), atol=1e-10)
        assert white.log_det[g] == pytest.approx(2 * np.log(np.diag(factor)).sum(), abs=1e-10)


def test_without_carried_mood_nothing_is_changed(days: np.ndarray) -> None:
    white = whiten(days, days[:, None])

    assert (GRID.share[0], white.log_det[0]) == (0.0, 0.0)
    assert np.array_equal(white.columns[0, :, 0], days)


def test_a_second_note_at_the_same_moment_tells_only_what_is_new() -> None:
    white = whiten(np.zeros(2), np.ones((2, 1)))

    share = GRID.share
    assert np.allclose(white.columns[:, 1, 0], (1 - share) / np.sqrt(1 - share**2))


def test_the_prior_weights_are_a_distribution() -> None:
    assert np.exp(GRID.log_prior).sum() == pytest.approx(1.0)
    assert len(GRID.share) == 31
