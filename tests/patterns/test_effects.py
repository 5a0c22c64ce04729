"""Estimates of all candidates at once: generalised least squares, checked against statsmodels and by hand."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from meantime.patterns import effects
from meantime.patterns.carried_mood import GRID
from meantime.patterns.effects import Series, fit, whitened
from tests.patterns.test_carried_mood import covariance


@pytest.fixture
def series() -> Series:
    chance = np.random.default_rng(8)
    days = np.sort(chance.uniform(0, 60, 80))
    tags = (chance.random((80, 4)) < 0.3).astype(float)
    y = 4 + 2.5 * tags[:, 1] + chance.normal(0, 2, 80)
    return Series(days, y[:, None], tags, np.column_stack([np.ones(80), days]))


def test_each_grid_point_gives_the_gls_of_statsmodels(
    series: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effects, "_NEGLIGIBLE", 1e-300)
    found = fit(whitened(series))
    assert found is not None

    for g in (0, 7, 18, 30):
        for column in range(4):
            design = np.column_stack([series.held, series.tags[:, column]])
            oracle = sm.GLS(
                series.outcomes[:, 0], design, covariance(series.days, GRID.share[g], GRID.tau[g])
            ).fit()
            assert found.effect[g, column] == pytest.approx(oracle.params[-1], rel=1e-8)
            assert found.error[g, column] == pytest.approx(oracle.bse[-1], rel=1e-8)


def test_with_random_effects_it_is_the_gls_of_the_whole_covariance(
    series: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effects, "_NEGLIGIBLE", 1e-300)
    monkeypatch.setattr(effects, "_OTHERS", (0.08,))
    found = fit(whitened(series))
    assert found is not None
    g, column = 12, 1

    others = np.delete(series.tags, column, axis=1)
    sigma = covariance(series.days, GRID.share[g], GRID.tau[g]) + 0.08 * others @ others.T
    oracle = sm.GLS(
        series.outcomes[:, 0], np.column_stack([series.held, series.tags[:, column]]), sigma
    ).fit()

    assert found.effect[g, column] == pytest.approx(oracle.params[-1], rel=1e-8)
    assert found.error[g, column] == pytest.approx(oracle.bse[-1], rel=1e-8)


def test_a_partner_is_held_constant(series: Series, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effects, "_NEGLIGIBLE", 1e-300)
    found = fit(whitened(series), partner=np.array([2, 3, 0, 1]))
    assert found is not None

    design = np.column_stack([series.held, series.tags[:, 3], series.tags[:, 1]])
    oracle = sm.GLS(series.outcomes[:, 0], design, covariance(series.days, GRID.share[5], GRID.tau[5])).fit()

    assert found.effect[5, 1] == pytest.approx(oracle.params[-1], rel=1e-8)
    assert found.error[5, 1] == pytest.approx(oracle.bse[-1], rel=1e-8)


def test_the_planted_one_has_the_smallest_p_and_the_weights_sum_to_one(series: Series) -> None:
    found = fit(whitened(series))
    assert found is not None

    assert int(np.argmin(found.p)) == 1
    assert found.p[1] < 0.01
    assert np.allclose(found.weight.sum(axis=0), 1.0)


@pytest.mark.parametrize("y", [np.full(80, 5.0), np.zeros(80)])
def test_ratings_that_never_differ_have_no_answer(series: Series, y: np.ndarray) -> None:
    assert fit(whitened(Series(series.days, y[:, None], series.tags, series.held))) is None


def test_a_constant_column_says_nothing_about_itself(series: Series) -> None:
    tags = np.column_stack([series.tags, np.ones(80), np.zeros(80)])

    found = fit(whitened(Series(series.days, series.outcomes, tags, series.held)))

    assert found is not None
    assert found.p[4:].tolist() == [1.0, 1.0]


def test_fewer_held_columns_are_a_fit_of_their_own(series: Series) -> None:
    whole = fit(whitened(Series(series.days, series.outcomes, series.tags, series.held[:, :1])))
    first_only = fit(whitened(series), held=1)

    assert whole is not None
    assert first_only is not None
    assert np.allclose(whole.p, first_only.p)
