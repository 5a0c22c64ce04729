"""Many questions at once: Benjamini-Hochberg, checked against statsmodels."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from meantime.patterns.family import q_values

p_lists = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no finding
@given(p_lists)
def test_with_equal_weights_it_is_the_procedure_of_statsmodels(p: list[float]) -> None:
    expected = multipletests(p, method="fdr_bh")[1]

    assert np.allclose(q_values(np.array(p), np.full(len(p), 2.0)), expected)


def test_the_example_of_the_paper() -> None:
    """Benjamini and Hochberg 1995, section 4: four of fifteen are found at .05."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.324,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1,
    ]

    assert int((q_values(np.array(p), np.ones(15)) <= 0.05).sum()) == 4


def test_a_heavier_question_is_answered_sooner() -> None:
    q = q_values(np.array([0.02, 0.02, 0.9]), np.array([2.0, 0.5, 0.5]))

    assert np.allclose(q, [0.03, 0.06, 1.0])


def test_no_questions_have_no_answers() -> None:
    assert q_values(np.array([]), np.array([])).tolist() == []
