"""Settings of the lock: when it closes, and the keys that open it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from meantime.accounts import open_sessions, people
from meantime.accounts.people import TooSoon, WrongPassphrase
from meantime.actions.unlock import begin_session
from meantime.web.base.access import unlocked
from meantime.web.base.cookies import set_session
from meantime.web.settings import forms
from meantime.web.settings.views import form_page, sent, to_settings


@unlocked
def lock(request: HttpRequest) -> HttpResponse:
    """Lock now, and how long it stays open without use."""
    journal = request.journal
    form = forms.LockForm(sent(request), initial={"lock_after": journal.profile.lock_after})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "settings/lock.html", {"place": "settings", "form": form}, status=status)
    minutes = form.cleaned_data["lock_after"]
    journal.change_profile(lock_after=minutes)
    open_sessions.set_lock_after(journal.person_id, minutes)
    return to_settings("lock")


@unlocked
@sensitive_post_parameters()
def passphrase(request: HttpRequest) -> HttpResponse:
    """Another passphrase; other browsers are locked, this one stays open."""
    form = forms.PassphraseForm(sent(request))
    if request.method == "POST" and form.is_valid() and (response := _changed(request, form)):
        return response
    about = "Your other browsers are locked when you change it. Your recovery key stays the same."
    return form_page(request, form, "Change the passphrase", about=about, button="Change the passphrase")


@unlocked
@require_safe
def recovery_key(request: HttpRequest) -> HttpResponse:
    """What the recovery key is, and the way to a new one."""
    confirmed = request.journal.profile.recovery_confirmed
    return render(
        request,
        "settings/recovery_key.html",
        {"place": "settings", "form": forms.ConfirmForm(), "confirmed": confirmed},
    )


def _changed(request: HttpRequest, form: forms.PassphraseForm) -> HttpResponse | None:
    person = people.Person.objects.get(id=request.journal.person_id)
    given = form.cleaned_data
    try:
        opened = people.change_passphrase(person, given["old"], given["new"], now=request.now)
    except WrongPassphrase:
        form.add_error("old", "This is not your passphrase now. Check capital letters and spaces.")
        return None
    except TooSoon as soon:
        seconds = int(soon.wait.total_seconds()) + 1
        form.add_error("old", f"Wait {seconds} seconds, then try again. Your journal is safe.")
        return None
    response = to_settings("passphrase")
    set_session(request, response, begin_session(request.journal, opened, now=request.now))
    return response
