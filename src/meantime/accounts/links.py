"""One-time links: a secret address that opens a journal once, in the server process that made it.

They live in memory only: a restart forgets them, and no copy lies on disk.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

from meantime.accounts.people import Opened

#: How long a link works, in seconds.
LINK_LASTS = 600.0

_lock = Lock()
#: Digest of the token -> who it opens, and the clock's time when it ends.
_links: dict[bytes, tuple[Opened, float]] = {}


def new_link(opened: Opened, *, clock: Callable[[], float] = time.monotonic) -> str:
    """A token for the address `/open/<token>`: 256 random bits. Works once, for ten minutes."""
    token = secrets.token_urlsafe(32)
    with _lock:
        _forget_ended(clock())
        _links[_digest(token)] = (opened, clock() + LINK_LASTS)
    return token


def use_link(token: str, *, clock: Callable[[], float] = time.monotonic) -> Opened | None:
    """Who this token opens, or None when it was used, is too old or never was. It is used up by this."""
    with _lock:
        _forget_ended(clock())
        found = _links.pop(_digest(token), None)
    return found[0] if found else None


def _forget_ended(now: float) -> None:
    for digest in [digest for digest, (_, ends) in _links.items() if ends <= now]:
        del _links[digest]


def _digest(token: str) -> bytes:
    """Looked up by digest, so that the time of a look-up says nothing about a token."""
    return sha256(token.encode(errors="replace")).digest()
