"""Pages for when something is not right. They give back what was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.web.base.middleware import typed_words


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer fits, for example after a day in a background tab."""
    return render(request, "base/form_too_old.html", {"typed": typed_words(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or not yours."""
    return render(request, "base/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    return render(request, "base/server_error.html", {"typed": typed_words(request)}, status=500)
