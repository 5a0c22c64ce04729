"""Support: works signed out, locked, and from a copy kept for offline."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.actions.safety import plan_while_locked, refresh_copy
from meantime.content.loader import support_texts
from meantime.content.records import NowExercise
from meantime.web.base.access import anyone
from meantime.web.base.cookies import drop_plan, plan_token, set_look
from meantime.web.support.pages import is_choice, known_country, support_page


@anyone
@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """Numbers of the country, one thing to do now, and the person's own plan when the journal is open.

    The country is chosen by a GET form: it has to work on a page kept for offline, whose form token is long stale.
    """
    chosen = request.GET.get("country", "").upper()
    country = chosen if is_choice(chosen) else known_country(request)
    response = _open_page(request, country) if request.journal else _locked_page(request, country)
    if country == chosen:
        set_look(request, response, country=country)
    return response


@anyone
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Support as it is while locked, with the plan if the person chose that here: what a phone keeps for offline."""
    return _locked_page(request, known_country(request))


def _open_page(request: HttpRequest, country: str) -> HttpResponse:
    refresh_copy(request.journal, plan_token(request))
    page = support_page(country, journal=request.journal, now=request.now)
    values = {"page": page, "frame": "base.html", "place": "support", "first": _first(request)}
    return render(request, "support/support.html", values)


def _locked_page(request: HttpRequest, country: str) -> HttpResponse:
    token = plan_token(request)
    plan = plan_while_locked(token)
    page = support_page(country, plan=plan, now=request.now)
    values = {
        "page": page,
        "frame": "plain.html",
        "place": "support",
        "signed_in": False,
        "first": _first(request),
    }
    response = render(request, "support/support.html", values)
    if token and plan is None:
        drop_plan(request, response)
    return response


def _first(request: HttpRequest) -> NowExercise | None:
    """The one thing the person chose to see first on this device, if any."""
    chosen = request.COOKIES.get("mt-first", "")
    return next((one for one in support_texts().now if one.id == chosen), None)
