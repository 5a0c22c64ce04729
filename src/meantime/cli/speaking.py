"""How the command line speaks: data on standard output, words on standard error, trouble in three sentences."""

from __future__ import annotations

import sys
from typing import IO, Any

import click


class Trouble(click.ClickException):
    """Something went another way: what happened, what is safe, what to type. Ends the command with 1."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        say(self.message)


def say(words: str = "") -> None:
    """Words for the person, on standard error."""
    click.echo(words, err=True)


def give(data: str) -> None:
    """Data, on standard output, with a line end."""
    click.echo(data)


def give_json(value: Any) -> None:
    """One JSON value on one line of standard output; half a sign that UTF-8 cannot hold (RFC 8259, 8.2) as it came."""
    import json  # here: two milliseconds that `meantime note` does not need

    line = json.dumps(value, ensure_ascii=False, default=str)
    is_whole = line.encode(errors="replace").decode() == line
    click.echo(line if is_whole else json.dumps(value, default=str))


def give_bytes(data: bytes) -> None:
    """Bytes on standard output, as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def printable(words: str) -> str:
    """The words without characters that steer a terminal; line ends stay."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in words)
