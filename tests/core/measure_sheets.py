"""Answer sheets with a given total, for tests that are about totals."""

from __future__ import annotations

from meantime.content.measure_files import shipped_measures
from meantime.core.measures import options_of, range_of


def sheet(form: str, total: int) -> tuple[int, ...]:
    """Answers that come to `total`, the first questions answered as high as they go."""
    measure = shipped_measures()[form]
    rest = (total - range_of(measure)[0]) // measure.times
    answers = []
    for item in measure.item:
        values = sorted(option.value for option in options_of(measure, item))
        taken = min(rest, values[-1] - values[0])
        answers.append(values[0] + taken)
        rest -= taken
    assert rest == 0, f"{form} has no sheet with {total}"
    return tuple(answers)
