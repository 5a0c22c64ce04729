"""Timing helpers: medians of repeated runs, printed as JSON lines."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Callable
from typing import Any


def median_ms(act: Callable[[], Any], times: int = 15) -> float:
    """The median wall time of an act in milliseconds, after one run that does not count."""
    act()
    return statistics.median(_once(act) for _ in range(times)) * 1000


def process_ms(command: list[str], times: int = 7, **options: Any) -> float:
    """The median wall time of a whole process in milliseconds."""
    run = lambda: subprocess.run(command, check=True, capture_output=True, **options)  # noqa: E731
    return median_ms(run, times)


def say(name: str, value: float, goal: float, unit: str = "ms", **more: Any) -> None:
    """One result as a JSON line."""
    line = {"what": name, unit: round(value, 2), "goal": goal, "met": value <= goal, **more}
    print(json.dumps(line), flush=True)


def _once(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
