"""What finding patterns loads, and what it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import meantime

SOURCE = Path(meantime.__file__).parents[1]
SAM = SOURCE / "meantime" / "content" / "demo" / "sam.jsonl"


def test_finding_patterns_loads_neither_django_nor_scipy_stats() -> None:
    code = (
        "import sys, meantime; meantime.find_patterns(meantime.load(sys.argv[1]));"
        "print(*[n for n in ('django', 'scipy.stats', 'statsmodels', 'cryptography') if n in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAM)], env=env, capture_output=True, text=True, check=True
    )

    assert (done.stdout.strip(), done.stderr) == ("", "")
