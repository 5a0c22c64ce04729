"""When claims are made: at fixed counts of notes, so that looking every day does not add up to a false claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from meantime.patterns.rated import Rated

Schedule = Literal["fixed", "single"]

#: Counts of notes at which something may be called clear; then each 1.6 times the one before.
_FIRST = (30, 50, 80, 130, 200)
_STEP = 1.6
#: Notes and days from which "maybe" may be said.
MAYBE_NOTES, MAYBE_DAYS = 20, 14
#: The window of a look: the last notes, and days back from its last note.
MOST_NOTES, MOST_DAYS = 400, 366.0


@dataclass(frozen=True, slots=True)
class Levels:
    """False discovery rates up to which something is told."""

    #: "Clear" from so many notes on, fewest first: few notes find little, and chance has as many goes.
    clear: tuple[tuple[int, float], ...]
    maybe: float
    #: A clear claim above this twice in a row is taken back.
    drop: float = 0.20

    def clear_at(self, count: int) -> float:
        """The rate for "clear" at a look at so many notes; 0 where nothing is clear yet."""
        return next((level for fewest, level in reversed(self.clear) if count >= fewest), 0.0)


#: Five looks at .012 together told a false thing to about 3 % of people who have nothing to find (measured: see
#: docs/design/patterns.md); .01 leaves room for what the other analyses tell.
FIXED = Levels(clear=((_FIRST[0], 0.008), (80, 0.01)), maybe=0.06)
#: A single look. Not .05, because other analyses are told beside this one, and all of them together are to keep below
#: 5 % (decision 0022). Strictest where little can be found, and where what is there is found anyway.
SINGLE = Levels(clear=((_FIRST[0], 0.02), (45, 0.03), (100, 0.027), (200, 0.02)), maybe=0.06)


def look_counts(total: int) -> list[int]:
    """Counts of notes, up to `total`, at which a look is due; the first may only say "maybe"."""
    counts = [MAYBE_NOTES, *_FIRST]
    while counts[-1] < total:
        counts.append(round(counts[-1] * _STEP))
    return [count for count in counts if count <= total]


def window_to(rated: Rated, stop: int) -> slice:
    """The rows a look at the first `stop` notes is about."""
    first = int(np.searchsorted(rated.days, rated.days[stop - 1] - MOST_DAYS))
    return slice(max(first, stop - MOST_NOTES, 0), stop)


def is_clear(q: float, count: int, levels: Levels) -> bool:
    """Whether a false discovery rate is low enough for "clear" at a look at so many notes."""
    return q <= levels.clear_at(count)
