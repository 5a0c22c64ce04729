"""How long a reading takes, on a machine that does other things as well."""

from __future__ import annotations

import time
from collections.abc import Callable


def quickest_of_three(call: Callable[[], object]) -> float:
    """Seconds of processor time of the quickest of three calls: no pause of the machine counts, a slow rule does."""
    return min(_seconds(call) for _ in range(3))


def _seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
