"""May this browser see this? Looking a record up is asking: what is not yours is not there (404)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from meantime.core.journal import Record
from meantime.storage.journal import Stored

R = TypeVar("R", bound=Record)
View = Callable[..., HttpResponse]


def unlocked(view: View) -> View:
    """Only with an open journal; otherwise the way to unlock it, and back again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.journal is None:
            return to_unlock(request)
        return view(request, *args, **kwargs)

    guarded.needs = "an open journal"  # read by the test that walks every route
    return guarded


def anyone(view: View) -> View:
    """Open to everybody who reaches the server. Every view says `unlocked` or `anyone`; a test checks it."""
    view.needs = "nothing"
    return view


def to_unlock(request: HttpRequest) -> HttpResponse:
    """Send the browser to the lock; a page it asked for is remembered, a form it sent is not repeated."""
    path = request.get_full_path() if request.method == "GET" else "/"
    return redirect(
        f"{reverse('unlock')}?{urlencode({'next': path}).replace('%2F', '/')}"
        if path != "/"
        else reverse("unlock")
    )


def safe_next(request: HttpRequest) -> str:
    """Where to go after unlocking: a page of ours, or Today."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"


def stored_or_404(request: HttpRequest, cls: type[R], record_id: Any) -> Stored[R]:
    """The person's own record of this kind.

    Raises:
        Http404: there is none: never existed, erased, damaged, or somebody else's.
    """
    stored = request.journal.find(cls, str(record_id))
    if stored is None:
        raise Http404
    return stored
