"""Plain journal files: read whole or not at all, written beside and then put in place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from meantime import BadJournal, load
from meantime.cli.speaking import Trouble
from meantime.core.journal import MemoryJournal
from meantime.core.lines import NOT_A_JOURNAL, journal_lines
from meantime.core.problems import Problem

_MAKE_ONE = (
    "`meantime note --journal FILE` begins a plain journal. `meantime export FILE` writes your own into one."
)
_NO_FILE = (
    "A plain journal is an ordinary file, no device and no pipe. Nothing was changed.\n"
    "Name a file. Commands that only look also read standard input, as `-`."
)
#: How many problems of one file are listed.
_MOST_LISTED = 20


def read_plain(name: str) -> MemoryJournal:
    """The journal in a file; `-` is standard input.

    Raises:
        Trouble: it is not there, is no ordinary file, or a line is wrong: `FILE:LINE: what is wrong`.
    """
    if name != "-":
        _raise_if_missing(name)
        raise_if_no_ordinary_file(name)
    try:
        return load(sys.stdin.fileno() if name == "-" else name)  # type: ignore[arg-type]
    except BadJournal as bad:
        if NOT_A_JOURNAL in bad.problems:
            raise Trouble(f"{problem_lines(name, [NOT_A_JOURNAL])}\n{_MAKE_ONE}") from None
        raise Trouble(problem_lines(name, bad.problems)) from None
    except OSError as error:
        raise Trouble(f"{name}: {error.strerror}. Nothing was changed.") from None


def raise_if_no_ordinary_file(name: str) -> None:
    """A device or a pipe may never end, and cannot be added to; what is not there may become a file.

    Raises:
        Trouble: a folder, a device or a pipe.
    """
    path = Path(name)
    if path.is_dir():
        raise Trouble(f"{name}: This is a folder. Name the file in it, such as {path / 'mine.jsonl'}.")
    if path.exists() and not path.is_file():
        raise Trouble(f"{name}: {_NO_FILE}")


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


def _raise_if_missing(name: str) -> None:
    if not Path(name).exists():
        raise Trouble(f"{name}: There is no file with this name. Check its name and folder.\n{_MAKE_ONE}")


def _bytes_of(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _problem_line(name: str, problem: Problem) -> str:
    number = line_number(problem)
    place = f"{name}:{number}" if number else f"{name}: {problem.where}"
    return f"{place}: {problem.what} {problem.what_to_do}".rstrip()
