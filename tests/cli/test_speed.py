"""What a command loads before it answers decides how quickly it starts. Times are measured in `bench/main_job.py`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.terminal import SAM, Terminal

#: Each takes a tenth of a second or more, or stands for something that does.
HEAVY = {"django", "numpy", "scipy", "onnxruntime", "icalendar", "waitress", "psycopg"}


@pytest.mark.parametrize(
    ("args", "most"),
    [
        (("-m", "meantime", "--help"), 140),
        (("-m", "meantime", "note", "felt", "anxious"), 240),
        (("-m", "meantime", "brief", "--journal", str(SAM), "--pdf", "-"), 320),
        (("-c", "import meantime"), 60),
    ],
)
def test_a_command_loads_little(at_home: Terminal, args: tuple[str, ...], most: int) -> None:
    loaded = _loaded(at_home, args)

    assert "meantime" in loaded
    assert HEAVY.isdisjoint(name.split(".")[0] for name in loaded)
    assert len(loaded) <= most


def test_what_is_loaded_is_seen_here_at_all(at_home: Terminal) -> None:
    assert "django" in _loaded(at_home, ("-c", "import meantime, django"))


def _loaded(terminal: Terminal, args: tuple[str, ...]) -> set[str]:
    """The names of all modules a whole process loads (`python -X importtime`)."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *args], env=terminal.env(), cwd=terminal.cwd,
        stdin=subprocess.DEVNULL, capture_output=True, check=True,
    )  # fmt: skip
    lines = done.stderr.decode(errors="replace").splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
