"""Start-up times, as multiples of a bare Python start in the same run: machines differ, ratios travel."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.cli.terminal import SAM, Terminal

TRIES = 5


@pytest.mark.parametrize(
    ("args", "most"),
    [
        (("--help",), 8),  # measured 56 ms where Python takes 16
        (("note", "felt", "anxious"), 14),  # measured 117 ms; with Django it would be 30 times
        (("brief", "--journal", str(SAM), "--pdf", "-"), 25),  # measured 165 ms
    ],
)
def test_a_command_starts_quickly(at_home: Terminal, args: tuple[str, ...], most: int) -> None:
    bare = _best(at_home, ["-c", "pass"])
    assert _best(at_home, ["-m", "meantime", *args]) < most * bare


def test_importing_the_library_costs_next_to_nothing(terminal: Terminal) -> None:
    assert _best(terminal, ["-c", "import meantime"]) < 4 * _best(terminal, ["-c", "pass"])


def _best(terminal: Terminal, args: list[str]) -> float:
    """Seconds of the quickest of some whole processes."""
    return min(_timed(terminal, args) for _ in range(TRIES))


def _timed(terminal: Terminal, args: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *args], env=terminal.env(), cwd=terminal.cwd, stdin=subprocess.DEVNULL,
        capture_output=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - started
