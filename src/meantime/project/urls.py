"""Every address. Nouns; what changes something is a POST to the thing it changes."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("meantime.web.base.urls")),
    path("", include("meantime.web.account.urls")),
    # Before the notes, whose addresses end in the name of a part.
    path("", include("meantime.web.reading.urls")),
    path("", include("meantime.web.notes.urls")),
    path("", include("meantime.web.sessions.urls")),
    path("", include("meantime.web.brief.urls")),
    path("", include("meantime.web.find.urls")),
    path("", include("meantime.web.patterns.urls")),
    path("", include("meantime.web.practice.urls")),
    path("", include("meantime.web.measures.urls")),
    path("", include("meantime.web.support.urls")),
    path("", include("meantime.web.settings.urls")),
    path("", include("meantime.web.transfer.urls")),
]
handler404 = "meantime.web.base.errors.not_found"
handler500 = "meantime.web.base.errors.server_error"
