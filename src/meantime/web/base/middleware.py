"""What happens around every page: headers, the open journal, a full disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import sync_only_middleware

from meantime.accounts import open_sessions
from meantime.language.memory import forget_words
from meantime.storage.journal import Journal
from meantime.web.base.cookies import session_token
from meantime.web.base.dates import use_language

Next = Callable[[HttpRequest], HttpResponse]

#: Nothing inline, nothing foreign; the same for every page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    # Not "no-referrer": with it browsers send forms with `Origin: null`, which the form token check refuses.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}


@sync_only_middleware
def security_headers(get_response: Next) -> Next:
    """Put the protective headers on every answer; pages are never kept by a cache."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return respond


@sync_only_middleware
def open_journal(get_response: Next) -> Next:
    """Give the request its `now`, its `journal` when this browser has one open (else None), and its language."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.now = datetime.now(UTC)
        token = session_token(request)
        request.opened = open_sessions.opened_by(token, now=request.now) if token else None
        request.journal = (
            Journal(request.opened.person_id, request.opened.data_key) if request.opened else None
        )
        request.language = request.journal.profile.language if request.journal else "en-GB"
        use_language(request.language)
        try:
            return get_response(request)
        finally:
            forget_words()

    return respond


class _FullDisk:
    """Answers a write the disk had no room for with the words that were typed, so that nothing is lost."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_full_disk(error):
            return None
        return render(request, "base/full_disk.html", {"typed": typed_words(request)}, status=507)


full_disk = _FullDisk


def is_full_disk(error: BaseException) -> bool:
    """Whether an error says that there is no room left (SQLite, PostgreSQL, the operating system)."""
    if isinstance(error, OSError):
        return error.errno == 28
    said = str(error).lower()
    return isinstance(error, OperationalError) and ("disk is full" in said or "no space left" in said)


def typed_words(request: HttpRequest) -> list[str]:
    """Everything a person typed into the form of this request, longest first."""
    hidden = {"csrfmiddlewaretoken", "passphrase", "old", "new", "again", "words", "id", "rev"}
    typed = [value for name, values in request.POST.lists() if name not in hidden for value in values]
    return sorted((value for value in typed if len(value) > 3), key=len, reverse=True)[:5]
