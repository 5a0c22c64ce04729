"""Sessions in which a journal is open: the key lies in the store only wrapped under a token the browser holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from meantime.accounts.models import OpenSession
from meantime.accounts.people import Opened
from meantime.vault.errors import VaultError
from meantime.vault.sessions import new_token, open_session, session_id, wrap_for_session

#: A session ends after this long however much it is used (NIST SP 800-63B-4).
LONGEST_SESSION = timedelta(hours=12)
#: `used_at` is written at most this often.
_TOUCH_EVERY = timedelta(seconds=30)


def begin(opened: Opened, *, now: datetime, lock_after: int) -> str:
    """Open a session; returns the token for the cookie."""
    token = new_token()
    OpenSession.objects.create(
        id=session_id(token),
        person_id=opened.person_id,
        wrapped=wrap_for_session(opened.data_key, token, person=opened.person_id),
        opened_at=now,
        used_at=now,
        lock_after=lock_after,
    )
    return token


def opened_by(token: str, *, now: datetime) -> Opened | None:
    """Who is opened by this token, or None when the session ended or never was."""
    session = OpenSession.objects.filter(id=session_id(token)).first()
    if session is None:
        return None
    if _has_ended(session, now):
        session.delete()
        return None
    try:
        data_key = open_session(bytes(session.wrapped), token, person=session.person_id)
    except VaultError:
        return None
    if now - session.used_at > _TOUCH_EVERY:
        OpenSession.objects.filter(id=session.id).update(used_at=now)
    return Opened(person_id=session.person_id, data_key=data_key)


def end(token: str) -> None:
    """Lock this browser."""
    OpenSession.objects.filter(id=session_id(token)).delete()


def end_all(person_id: UUID) -> int:
    """Lock every browser of a person. How many sessions ended."""
    return OpenSession.objects.filter(person_id=person_id).delete()[0]


def set_lock_after(person_id: UUID, minutes: int) -> None:
    """Use another idle time from now on, in sessions already open too."""
    OpenSession.objects.filter(person_id=person_id).update(lock_after=minutes)


def _has_ended(session: OpenSession, now: datetime) -> bool:
    idle = now - session.used_at > timedelta(minutes=session.lock_after)
    return idle or now - session.opened_at > LONGEST_SESSION
