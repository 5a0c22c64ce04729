"""The capture box as a page needs it: on Today, on the lock, offline."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpRequest

from meantime.accounts.people import the_only_person
from meantime.web.base.cookies import inbox_person


def capture_values(**more: Any) -> dict[str, Any]:
    """What `base/_capture.html` expects: a fresh note id, and whatever else the page knows."""
    return {"id": str(uuid4()), "text": "", "problems": [], "feelings": [], "locked": False, **more}


def locked_capture(request: HttpRequest, **more: Any) -> dict[str, Any]:
    """The capture box for a locked journal, or nothing when it is not known whose note it would be."""
    if writer_while_locked(request) is None:
        return {"capture": None}
    return {"capture": capture_values(locked=True, **more)}


def writer_while_locked(request: HttpRequest) -> Any:
    """Whose note this browser may write while locked: by its cookie, or the only person of this machine."""
    if person_id := inbox_person(request):
        return person_id
    person = the_only_person()
    return person.id if person and not person.name else None
