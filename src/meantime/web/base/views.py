"""Pages that belong to no feature."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from meantime.content.exercise_files import exercises
from meantime.web.base.access import anyone

#: What writing, support and the exercises need without a connection.
SHELL_FILES = (
    "base/css/base.css",
    "base/css/tokens.css",
    "base/css/elements.css",
    "base/css/components.css",
    "base/fonts/atkinson-latin.woff2",
    "base/fonts/literata-latin.woff2",
    "base/icons/icons.svg",
    "base/icons/favicon.svg",
    "base/js/page.js",
    "base/js/capture.js",
    "base/js/draft.js",
    "base/js/outbox.js",
    "base/js/hpke.js",
    "support/support.css",
    "practice/practice.css",
    "practice/answers.js",
    "practice/offline.js",
    "practice/pacer.js",
)


@anyone
def health(request: HttpRequest) -> HttpResponse:
    """Says `ok` while the server answers."""
    return HttpResponse("ok", content_type="text/plain")


@anyone
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put Meantime on its home screen."""
    return render(request, "base/manifest.webmanifest", content_type="application/manifest+json")


@anyone
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its version follows the files it keeps, so that a new release replaces the old shell."""
    names, found = [static(file) for file in SHELL_FILES], exercises()
    country = request.COOKIES.get("mt-country", "")
    # The words of the exercises count too: a corrected text replaces the old one.
    version = hashlib.sha256("".join([*names, country, repr(found)]).encode()).hexdigest()[:12]
    values = {
        "version": version,
        "files": names,
        "exercises": found,
        "country": country if country.isalpha() else "XX",
    }
    return render(request, "base/worker.js", values, content_type="text/javascript")


@anyone
def hidden(request: HttpRequest) -> HttpResponse:
    """The neutral page a person lands on after hiding quickly."""
    return render(request, "base/hidden.html")
