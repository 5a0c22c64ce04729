"""Settings of Support: what stands first, and whether this browser opens the person's own plan while locked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.actions import safety
from meantime.web.base.access import unlocked
from meantime.web.base.cookies import drop_plan, plan_token, set_look, set_plan
from meantime.web.settings.forms import FirstForm
from meantime.web.settings.views import form_page, sent, to_settings


@unlocked
def support(request: HttpRequest) -> HttpResponse:
    """What it means, first; then the choice, for this browser alone."""
    if request.method == "POST":
        return _chosen(request, request.POST.get("plan", ""))
    here, elsewhere = safety.open_copies(request.journal, plan_token(request))
    has_plan = safety.plan_of(request.journal) is not None
    values = {"place": "settings", "here": here, "elsewhere": elsewhere, "has_plan": has_plan}
    return render(request, "settings/support.html", values)


@unlocked
def first(request: HttpRequest) -> HttpResponse:
    """What stands first on Support: kept on this device, because Support is there before anybody has unlocked."""
    form = FirstForm(sent(request), initial={"first": request.COOKIES.get("mt-first", "")})
    if request.method != "POST" or not form.is_valid():
        about = "The emergency numbers always come first. Below them, one thing of your choice."
        return form_page(request, form, "One thing first", about=about)
    response = to_settings("first")
    set_look(request, response, first=form.cleaned_data["first"])
    return response


def _chosen(request: HttpRequest, choice: str) -> HttpResponse:
    if choice == "open":
        return _opened(request)
    safety.close_while_locked(request.journal, plan_token(request), everywhere=choice == "close-all")
    response = to_settings("plan-closed")
    drop_plan(request, response)
    return response


def _opened(request: HttpRequest) -> HttpResponse:
    safety.close_while_locked(
        request.journal, plan_token(request), everywhere=False
    )  # another person's, perhaps
    token = safety.open_while_locked(request.journal)
    if token is None:
        return to_settings("plan-missing")
    response = to_settings("plan-open")
    set_plan(request, response, token)
    return response
