"""Where data goes: standard output, or a file only its owner can read."""

from __future__ import annotations

from pathlib import Path

from meantime.cli.plain import write_safely
from meantime.cli.speaking import give_bytes, say


def write_out(data: bytes, out: str | None) -> None:
    """To the file that was named; `-` or none is standard output."""
    if out in (None, "-"):
        give_bytes(data)
        return
    write_safely(Path(out or ""), data)
    say(f"Written to {out}.")
