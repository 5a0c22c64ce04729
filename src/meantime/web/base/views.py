"""Pages that belong to no feature."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.web.base.access import anyone


@anyone
def health(request: HttpRequest) -> HttpResponse:
    """Says `ok` while the server answers."""
    return HttpResponse("ok", content_type="text/plain")


@anyone
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put Meantime on its home screen."""
    return render(request, "base/manifest.webmanifest", content_type="application/manifest+json")


@anyone
def hidden(request: HttpRequest) -> HttpResponse:
    """The neutral page a person lands on after hiding quickly."""
    return render(request, "base/hidden.html")
