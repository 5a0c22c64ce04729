"""Asking for a passphrase: at the terminal without showing it, or from a file descriptor. Never argv or environment."""

from __future__ import annotations

import getpass
import os

from meantime.cli.speaking import Trouble

_VARIABLE = "MEANTIME_PASSPHRASE_FD"
#: Longest passphrase read from a descriptor, in bytes.
_MOST_BYTES = 8192
_NO_TERMINAL = (
    "The journal is locked, and there is no terminal to ask for the passphrase. Nothing was changed.\n"
    f"Give it through a file descriptor: `{_VARIABLE}=3 meantime … 3< FILE`."
)


def ask_passphrase(prompt: str = "Passphrase: ") -> str:
    """The passphrase from the descriptor that `MEANTIME_PASSPHRASE_FD` names, else from a hidden prompt."""
    if named := os.environ.get(_VARIABLE):
        return _from_descriptor(named)
    try:
        with open("/dev/tty", "r+b", buffering=0):
            pass  # without a terminal getpass would show what is typed
    except OSError:
        raise Trouble(_NO_TERMINAL) from None
    return getpass.getpass(prompt)


def _from_descriptor(named: str) -> str:
    """Its first line; whoever wrote it may keep it open."""
    if not (named.isascii() and named.isdigit()):
        raise Trouble(f"{_VARIABLE} is not the number of a file descriptor. Nothing was changed.")
    try:
        with os.fdopen(int(named), "rb", closefd=False) as file:
            data = file.readline(_MOST_BYTES)
    except OSError:
        raise Trouble(f"The file descriptor {_VARIABLE} names is not open. Nothing was changed.") from None
    passphrase = data.rstrip(b"\r\n").decode("utf-8", errors="replace")
    if not passphrase:
        raise Trouble("No passphrase came through the file descriptor. Nothing was changed.")
    return passphrase
