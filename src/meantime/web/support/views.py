"""Support: works signed out, locked, and from a copy kept for offline."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.web.base.access import anyone
from meantime.web.base.cookies import set_look
from meantime.web.support.pages import is_choice, known_country, support_page


@anyone
@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """Numbers of the country, one thing to do now, and the person's own plan when the journal is open.

    The country is chosen by a GET form: it has to work on a page kept for offline, whose form token is long stale.
    """
    chosen = request.GET.get("country", "").upper()
    country = chosen if is_choice(chosen) else known_country(request)
    page = support_page(country, journal=request.journal, now=request.now)
    frame = "plain.html" if request.journal is None else "base.html"
    response = render(request, "support/support.html", {"page": page, "frame": frame, "place": "support"})
    if country == chosen:
        set_look(request, response, country=country)
    return response
