"""What the environment decides: the data folder, the database, the port. No Django here."""

from __future__ import annotations

import os
from pathlib import Path

#: Used when `MEANTIME_PORT` is not set.
USUAL_PORT = 8765


def data_folder() -> Path:
    """`MEANTIME_HOME`, or `meantime` in the person's data folder (XDG)."""
    if named := os.environ.get("MEANTIME_HOME"):
        return Path(named).expanduser().resolve()
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "meantime"


def port() -> int:
    """`MEANTIME_PORT`, or the usual one."""
    return int(os.environ.get("MEANTIME_PORT") or USUAL_PORT)


def is_on(name: str) -> bool:
    """Whether a switch is set to 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}
