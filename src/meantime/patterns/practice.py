"""Days on which an exercise was practised, as a tag like any other."""

from __future__ import annotations

from collections.abc import Iterable

from meantime.core.homework import Attempt
from meantime.core.moments import local_day

_PRACTISED = {"did_it", "did_some"}


def practised_days(attempts: Iterable[Attempt], tz: str) -> frozenset[int]:
    """Proleptic numbers of the days, in the person's zone, with an attempt that was done at least in part."""
    done = (attempt for attempt in attempts if attempt.outcome in _PRACTISED)
    return frozenset(local_day(attempt.at, tz).toordinal() for attempt in done)
