"""Settings behind the name: a list, and one small form a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meantime import __version__
from meantime.actions.safety import open_copies
from meantime.content.loader import NO_COUNTRY, support_texts
from meantime.web.base.access import unlocked
from meantime.web.base.cookies import plan_token, set_look
from meantime.web.settings import forms
from meantime.web.settings.pages import KEPT, settings_page


@unlocked
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """The list of settings, each with what it is set to."""
    is_open, _ = open_copies(request.journal, plan_token(request))
    page = settings_page(request.journal.profile, request.COOKIES, plan_is_open=is_open)
    kept = KEPT.get(request.GET.get("kept", ""), "")
    return render(request, "settings/settings.html", {"place": "settings", "groups": page, "kept": kept})


@unlocked
def look(request: HttpRequest) -> HttpResponse:
    """Colours, text size and hand: kept on this device only."""
    now = {name: request.COOKIES.get(f"mt-{name}", usual) for name, usual in LOOK.items()}
    form = forms.LookForm(sent(request), initial=now)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Look", about="Kept on this device only.")
    response = to_settings("look")
    set_look(request, response, **form.cleaned_data)
    return response


@unlocked
def place(request: HttpRequest) -> HttpResponse:
    """Date style, country and time zone."""
    profile = request.journal.profile
    now = {"language": profile.language, "country": profile.country or NO_COUNTRY, "tz": profile.tz}
    form = forms.PlaceForm(sent(request), initial=now, now_in=profile.tz)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Language and country")
    given = form.cleaned_data
    country = "" if given["country"] == NO_COUNTRY else given["country"]
    request.journal.change_profile(language=given["language"], country=country, tz=given["tz"])
    response = to_settings("place")
    set_look(request, response, language=given["language"], country=given["country"])
    return response


@unlocked
def name(request: HttpRequest) -> HttpResponse:
    """The name printed on the brief."""
    form = forms.NameForm(sent(request), initial={"name": request.journal.name})
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Your name")
    request.journal.change_profile(name=form.cleaned_data["name"])
    return to_settings("name")


@unlocked
def reading(request: HttpRequest) -> HttpResponse:
    """What is offered, asked and shown after a note is kept."""
    profile = request.journal.profile
    now = {name: getattr(profile, name) for name in forms.ReadingForm.base_fields}
    form = forms.ReadingForm(sent(request), initial=now)
    if request.method != "POST" or not form.is_valid():
        about = "Your words are read on this machine only. They are never changed."
        return form_page(request, form, "Reading your notes", about=about)
    request.journal.change_profile(**form.cleaned_data)
    return to_settings("reading")


@unlocked
def preparing(request: HttpRequest) -> HttpResponse:
    """What is offered and asked before a session."""
    profile = request.journal.profile
    now = {name: getattr(profile, name) for name in forms.PreparingForm.base_fields}
    form = forms.PreparingForm(sent(request), initial=now)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Before a session")
    request.journal.change_profile(**form.cleaned_data)
    return to_settings("preparing")


@unlocked
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Meantime is and is not."""
    return render(
        request,
        "settings/about.html",
        {"place": "settings", "texts": support_texts(), "version": __version__},
    )


#: What a device looks like before anything is chosen.
LOOK = {"theme": "system", "text": "100", "hand": "right"}


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, an empty form included; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest, form: forms.forms.Form, title: str, *, about: str = "", **more: str
) -> HttpResponse:
    """One form on a page of its own; 422 when something in it needs another look."""
    status = 422 if form.is_bound and form.errors else 200
    values = {
        "place": "settings",
        "form": form,
        "title": title,
        "about": about,
        "button": "Keep this",
        **more,
    }
    return render(request, "settings/form.html", values, status=status)


def to_settings(kept: str) -> HttpResponse:
    """Back to the list, which says that it is kept."""
    return redirect(f"{reverse('settings')}?kept={kept}")
