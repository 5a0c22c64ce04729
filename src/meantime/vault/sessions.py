"""An unlocked session: the data key wrapped under a token that exists only in the browser's cookie."""

import hashlib
import secrets
from uuid import UUID

from meantime.vault import derive
from meantime.vault.envelope import WRAPPED_BYTES, body_of, unwrap_key, wrap_key
from meantime.vault.keys import DataKey

_HEADER = b"MS\x01"
_TOKEN_BYTES = 32
_ID_DIGITS = 40


def new_token() -> str:
    """A new session token: 43 characters, base64url of 32 random bytes. For the cookie only."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def session_id(token: str) -> str:
    """The name of the session row: 40 hex digits of SHA-256("mt-session-id|" + token). Opens nothing."""
    return hashlib.sha256(b"mt-session-id|" + _bytes_of(token)).hexdigest()[:_ID_DIGITS]


def wrap_for_session(data_key: DataKey, token: str, *, person: UUID) -> bytes:
    """`data_key` wrapped under `token` (FORMAT.md section 6), 64 bytes, for the session row."""
    return _HEADER + wrap_key(data_key, _kek(token), _context(token, person))


def open_session(wrapped: bytes, token: str, *, person: UUID) -> DataKey:
    """The data key. Raises WrongKey for another token or person, Damaged or UnknownFormat for other bytes."""
    return unwrap_key(body_of(wrapped, _HEADER, WRAPPED_BYTES), _kek(token), _context(token, person))


def _kek(token: str) -> bytes:
    return derive.extract_and_expand(_bytes_of(token), derive.SESSION)


def _context(token: str, person: UUID) -> bytes:
    return derive.SESSION + b"|" + session_id(token).encode() + person.bytes


def _bytes_of(token: str) -> bytes:
    # a cookie may hold anything; surrogatepass keeps odd ones from raising an error that carries them
    return token.encode("utf-8", "surrogatepass")
