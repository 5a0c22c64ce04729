"""Cookies: tokens of the session, the inbox and an open plan, and the look of the pages on this device."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse

from meantime.accounts.open_sessions import LONGEST_SESSION

_YEAR = int(timedelta(days=365).total_seconds())
_INBOX = "mt-inbox"
_SALT = "meantime.inbox"
_PLAN_COPY = "mt-plan-copy"


def session_token(request: HttpRequest) -> str:
    """The session token this browser holds; empty without one."""
    return request.COOKIES.get(_session_name(request), "")


def set_session(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Hand the session token to the browser: not for scripts, not for other sites, gone when the browser closes."""
    response.set_cookie(
        _session_name(request),
        token,
        max_age=int(LONGEST_SESSION.total_seconds()),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def drop_session(request: HttpRequest, response: HttpResponse) -> None:
    """Take the session token back."""
    response.delete_cookie(_session_name(request), path="/", samesite="Lax")


def set_inbox(request: HttpRequest, response: HttpResponse, person_id: UUID) -> None:
    """Let this browser write notes for a person while locked. It can write, never read."""
    value = signing.dumps(str(person_id), salt=_SALT)
    response.set_cookie(
        _INBOX, value, max_age=_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax", path="/"
    )


def inbox_person(request: HttpRequest) -> UUID | None:
    """The person this browser may write notes for while locked, or None."""
    try:
        return UUID(signing.loads(request.COOKIES.get(_INBOX, ""), salt=_SALT))
    except (signing.BadSignature, ValueError):
        return None


def drop_inbox(response: HttpResponse) -> None:
    """Forget who writes here."""
    response.delete_cookie(_INBOX, path="/", samesite="Lax")


def plan_token(request: HttpRequest) -> str:
    """The token that opens the person's own plan here while locked; empty where nobody chose that."""
    return request.COOKIES.get(_plan_name(request), "")


def set_plan(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let this browser open the plan while locked. The second cookie tells the page's script to keep it for offline."""
    fixed = {"max_age": _YEAR, "secure": request.is_secure(), "samesite": "Lax", "path": "/"}
    response.set_cookie(_plan_name(request), token, httponly=True, **fixed)
    response.set_cookie(_PLAN_COPY, "1", **fixed)


def drop_plan(request: HttpRequest, response: HttpResponse) -> None:
    """Take both back: without them the page's script removes what it kept."""
    for name in (_plan_name(request), _PLAN_COPY):
        response.delete_cookie(name, path="/", samesite="Lax")


def set_look(request: HttpRequest, response: HttpResponse, **looks: str) -> None:
    """Keep preferences of this device, such as theme="dark", which signed-out pages need too."""
    for name, value in looks.items():
        response.set_cookie(
            f"mt-{name}", value, max_age=_YEAR, secure=request.is_secure(), samesite="Lax", path="/"
        )


def _plan_name(request: HttpRequest) -> str:
    return "__Host-mt-plan" if request.is_secure() else "mt-plan"


def _session_name(request: HttpRequest) -> str:
    """The `__Host-` prefix binds a cookie to this host; browsers allow it on HTTPS only."""
    return "__Host-mt-session" if request.is_secure() else "mt-session"
