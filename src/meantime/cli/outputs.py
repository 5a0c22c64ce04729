"""Where data goes: standard output, or a file only its owner can read."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meantime.cli.plain import write_safely
from meantime.cli.speaking import Trouble, give_bytes, say


def write_out(data: bytes, out: str | None) -> None:
    """To the file that was named; `-` or none is standard output."""
    if out in (None, "-"):
        give_bytes(data)
        return
    with trouble_names(out or ""):
        _write(Path(out or ""), data)
    say(f"Written to {out}.")


def _write(path: Path, data: bytes) -> None:
    """A device or a pipe is written into; a file must not take its place."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        write_safely(path.resolve(), data)


@contextmanager
def trouble_names(out: str) -> Iterator[None]:
    """Trouble with writing names the file that was asked for, not the one beside it that would become it."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise Trouble(f"{out}: {error.strerror}. Nothing was written.") from None
