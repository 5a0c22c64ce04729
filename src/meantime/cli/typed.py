"""Words that were typed or came through standard input: as they are, or not at all."""

from __future__ import annotations

import sys

import click

from meantime.cli.speaking import Trouble

_NOT_TEXT = (
    "are not text in UTF-8, so they can't be taken as you wrote them. Nothing was kept.\n"
    "At a terminal choose UTF-8; a file becomes UTF-8 with `iconv -f LATIN1 -t UTF-8 FILE`."
)


def typed(words: str) -> str:
    """An argument of the command line, which may hold bytes that are no text.

    Raises:
        click.UsageError: it holds some.
    """
    try:
        words.encode()
    except UnicodeEncodeError:
        raise click.UsageError(f"Some of these words {_NOT_TEXT}") from None
    return words


def from_standard_input() -> str:
    """All of standard input.

    Raises:
        Trouble: it is not UTF-8.
    """
    return as_text(sys.stdin.buffer.read(), "Some words on standard input")


def as_text(data: bytes, what: str) -> str:
    """Bytes as the text they are; `what` names them in the trouble, in the plural.

    Raises:
        Trouble: they are not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Trouble(f"{what} {_NOT_TEXT}") from None
