"""Copies of a plan that a browser may open while locked, where the person chose that.

Each copy is sealed under a key of its own, and that key is wrapped under a token only the browser's cookie holds: the
store alone opens none of them. The envelopes are those of records and sessions (FORMAT.md, sections 3 and 6).
"""

from __future__ import annotations

from uuid import UUID

from meantime.accounts.models import OpenPlan
from meantime.vault.errors import VaultError
from meantime.vault.keys import derive_keys, new_data_key
from meantime.vault.records import RecordAddress, open_sealed, seal
from meantime.vault.sessions import new_token, open_session, session_id, wrap_for_session

#: The number of plans among the kinds of records, so that a copy opens as a plan and as nothing else.
_PLAN = 12


def keep(person_id: UUID, plan: bytes, *, token: str = "") -> str:
    """Keep a copy of the plan for one browser, in place of the one its token opens. Returns the token."""
    token = token or new_token()
    key, name = new_data_key(), session_id(token)
    OpenPlan.objects.update_or_create(
        id=name,
        defaults={
            "person_id": person_id,
            "wrapped": wrap_for_session(key, token, person=person_id),
            "sealed": seal(derive_keys(key), plan, _address(person_id, name)),
        },
    )
    return token


def whose(token: str) -> UUID | None:
    """The person whose plan this token opens, or None."""
    return OpenPlan.objects.filter(id=session_id(token)).values_list("person_id", flat=True).first()


def opened_by(token: str) -> bytes | None:
    """The plan this token opens, or None when there is no such copy any more, or it is damaged."""
    copy = OpenPlan.objects.filter(id=session_id(token)).first()
    if copy is None:
        return None
    try:
        keys = derive_keys(open_session(bytes(copy.wrapped), token, person=copy.person_id))
        return open_sealed(keys, bytes(copy.sealed), _address(copy.person_id, copy.id))
    except VaultError:
        return None


def drop(token: str) -> None:
    """Remove the copy of one browser."""
    OpenPlan.objects.filter(id=session_id(token)).delete()


def drop_all(person_id: UUID) -> int:
    """Remove the copies of every browser of a person. How many there were."""
    return OpenPlan.objects.filter(person_id=person_id).delete()[0]


def count(person_id: UUID) -> int:
    """How many browsers of a person have a copy."""
    return OpenPlan.objects.filter(person_id=person_id).count()


def _address(person_id: UUID, name: str) -> RecordAddress:
    return RecordAddress(person=person_id, kind=_PLAN, id=UUID(hex=name[:32]), rev=0)
