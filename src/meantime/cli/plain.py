"""Plain journal files: read whole or not at all, written beside and then put in place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from meantime import BadJournal, load
from meantime.cli.speaking import Trouble
from meantime.core.journal import MemoryJournal
from meantime.core.lines import journal_lines
from meantime.core.problems import Problem

#: How many problems of one file are listed.
_MOST_LISTED = 20


def read_plain(name: str) -> MemoryJournal:
    """The journal in a file; `-` is standard input.

    Raises:
        Trouble: it is not there, or a line is wrong: `FILE:LINE: what is wrong`.
    """
    try:
        return load(sys.stdin.fileno() if name == "-" else name)  # type: ignore[arg-type]
    except BadJournal as bad:
        raise Trouble(problem_lines(name, bad.problems)) from None
    except OSError as error:
        raise Trouble(f"{name}: {error.strerror}. Nothing was changed.") from None


def problem_lines(name: str, problems: list[Problem]) -> str:
    """One line a problem, as compilers print them: `FILE:LINE: what is wrong`."""
    lines = [_problem_line(name, problem) for problem in problems[:_MOST_LISTED]]
    if more := len(problems) - _MOST_LISTED:
        lines += [f"{name}: and {more} more."] if more > 0 else []
    return "\n".join(lines)


def line_number(problem: Problem) -> int | None:
    """The line a problem is at, when it names one."""
    kind, _, number = problem.where.partition(" ")
    return int(number) if kind == "line" and number.isdigit() else None


def empty_journal_bytes(name: str, tz: str) -> bytes:
    """A plain journal with nothing in it but its header."""
    return _bytes_of(journal_lines(MemoryJournal(records=(), name=name, tz=tz)))


def write_safely(path: Path, data: bytes) -> None:
    """Write beside, flush to disk, rename. A crash leaves the old file or the new one, readable by its owner only."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _bytes_of(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _problem_line(name: str, problem: Problem) -> str:
    number = line_number(problem)
    place = f"{name}:{number}" if number else f"{name}: {problem.where}"
    return f"{place}: {problem.what} {problem.what_to_do}".rstrip()
