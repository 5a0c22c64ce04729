"""Fisher's exact test, against scipy's."""

from __future__ import annotations

import pytest
from scipy.stats import fisher_exact

from meantime.patterns.exact import exact_p


@pytest.mark.parametrize(
    ("both", "with_it", "named", "n"),
    [(6, 9, 8, 30), (0, 9, 8, 30), (30, 72, 51, 250), (5, 5, 5, 10), (0, 0, 4, 10), (7, 7, 10, 10)],
)
def test_it_is_that_of_scipy(both: int, with_it: int, named: int, n: int) -> None:
    table = [[both, with_it - both], [named - both, n - with_it - named + both]]

    assert exact_p(both, with_it, named, n) == pytest.approx(fisher_exact(table)[1])
