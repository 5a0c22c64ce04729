"""The door: start a journal, unlock, lock, recover."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from meantime.accounts import links, people
from meantime.accounts.people import NameTaken, Opened, TooSoon, WrongPassphrase
from meantime.actions import recovery
from meantime.actions import unlock as door
from meantime.actions.safety import refresh_copy
from meantime.core.profile import Profile
from meantime.storage.journal import Journal
from meantime.vault.errors import InvalidWords, WrongKey
from meantime.web.account import forms
from meantime.web.base import cookies
from meantime.web.base.access import anyone, safe_next, unlocked
from meantime.web.base.captures import locked_capture


@anyone
@sensitive_post_parameters()
def welcome(request: HttpRequest) -> HttpResponse:
    """First run: a country and a passphrase; then the recovery words, once."""
    if people.anyone_here() and not settings.MEANTIME_SEVERAL:
        return redirect("today")
    form_class = forms.SignUpForm if settings.MEANTIME_SEVERAL else forms.WelcomeForm
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _started(request, form)
        except NameTaken:
            if (
                not settings.MEANTIME_SEVERAL
            ):  # the same form was sent twice; the first one started the journal
                return redirect("unlock")
            form.add_error("sign_in_name", "Somebody here uses this name. Choose another one.")
    several = settings.MEANTIME_SEVERAL
    return render(request, "account/welcome.html", {"form": form, "several": several}, status=_status(form))


@anyone
@sensitive_post_parameters()
def unlock(request: HttpRequest) -> HttpResponse:
    """The lock: a place to write without unlocking, and the passphrase."""
    if request.journal is not None:
        return redirect(safe_next(request))
    if not people.anyone_here():
        return redirect("welcome")
    form = _unlock_form(request)
    if request.method == "POST" and form.is_valid() and (opened := _unlocked(request, form)):
        return opened
    page = {"form": form, "next": safe_next(request), "several": settings.MEANTIME_SEVERAL}
    return render(request, "account/unlock.html", page | locked_capture(request), status=_status(form))


@anyone
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this browser now."""
    if token := cookies.session_token(request):
        door.lock(token)
    response = redirect("hidden" if request.POST.get("to") == "hidden" else "unlock")
    cookies.drop_session(request, response)
    return response


@anyone
@sensitive_post_parameters()
def recover(request: HttpRequest) -> HttpResponse:
    """A lost passphrase: the recovery words open the journal and a new passphrase is set."""
    form_class = forms.NamedRecoverForm if settings.MEANTIME_SEVERAL else forms.RecoverForm
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = people.person_named(form.cleaned_data.get("sign_in_name", ""))
        try:
            opened = people.recover(person, form.cleaned_data["words"], form.cleaned_data["new"])
            return _enter(request, opened, redirect("today"))
        except WrongKey as error:
            form.add_error("words", _words_trouble(error))
    return render(request, "account/recover.html", {"form": form}, status=_status(form))


@unlocked
def recovery_key(request: HttpRequest) -> HttpResponse:
    """Ask a few of the recovery words back, so that the sheet is known to exist."""
    places = recovery.asked_places(request.journal)
    if not places:
        return redirect("settings")
    form = forms.AskedBackForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        if recovery.confirm_recovery_key(request.journal, form.answers()):
            return render(request, "account/recovery_confirmed.html")
        form.add_error(
            None, "These are not the words on your sheet. Look at the numbers beside them once more."
        )
    return render(request, "account/recovery_check.html", {"form": form}, status=_status(form))


@unlocked
@require_POST
@sensitive_post_parameters()
def recovery_keys(request: HttpRequest) -> HttpResponse:
    """Make a new recovery key; the old one stops working. Asks for the passphrase first."""
    form = forms.UnlockForm(request.POST)
    person = people.Person.objects.get(id=request.journal.person_id)
    if form.is_valid() and _opens(request, form, person):
        words = recovery.replace_recovery_key(request.journal, request.opened)
        return render(request, "account/recovery_words.html", {"words": words.split()})
    return render(request, "account/recovery_new.html", {"form": form}, status=422)


@anyone
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link from the terminal that started the server."""
    opened = links.use_link(token)
    if opened is None:
        raise Http404
    return _enter(request, opened, redirect("today"))


def _started(request: HttpRequest, form: forms.WelcomeForm) -> HttpResponse:
    given = form.cleaned_data
    country = "" if given["country"] == "XX" else given["country"]
    language = "en-US" if country in {"US", "CA"} else "en-GB"
    profile = Profile(id="new", tz=given["tz"] or "UTC", country=country, language=language)
    opened, words = door.start_journal(
        given["new"], profile, home=Path(settings.MEANTIME_HOME), sign_in_name=given.get("sign_in_name", "")
    )
    recovery.remember_check(Journal(opened.person_id, opened.data_key), words)
    response = render(request, "account/recovery_words.html", {"words": words.split(), "first": True})
    cookies.set_look(request, response, country=country or "XX")
    return _enter(request, opened, response)


def _enter(request: HttpRequest, opened: Opened, response: HttpResponse) -> HttpResponse:
    journal = Journal(opened.person_id, opened.data_key)
    token = door.begin_session(journal, opened, now=request.now)
    cookies.set_session(request, response, token)
    cookies.set_inbox(request, response, opened.person_id)
    refresh_copy(journal, cookies.plan_token(request))
    if "mt-country" not in response.cookies and journal.profile.country:
        cookies.set_look(request, response, country=journal.profile.country)
    return response


def _unlock_form(request: HttpRequest) -> forms.UnlockForm:
    form_class = forms.SignInForm if settings.MEANTIME_SEVERAL else forms.UnlockForm
    return form_class(request.POST or None)


def _unlocked(request: HttpRequest, form: forms.UnlockForm) -> HttpResponse | None:
    person = people.person_named(form.cleaned_data.get("sign_in_name", ""))
    if not _opens(request, form, person):
        return None
    return _enter(request, request.just_opened, redirect(safe_next(request)))


def _opens(request: HttpRequest, form: forms.UnlockForm, person: people.Person | None) -> bool:
    """Whether the passphrase opens this person's journal; if not, the form says why and what to do."""
    try:
        _, request.just_opened = door.unlock(
            person, form.cleaned_data["passphrase"], home=Path(settings.MEANTIME_HOME), now=request.now
        )
    except WrongPassphrase:
        form.add_error(
            "passphrase", "This passphrase does not open the journal. Check capital letters and spaces."
        )
    except TooSoon as soon:
        seconds = int(soon.wait.total_seconds()) + 1
        form.add_error("passphrase", f"Wait {seconds} seconds, then try again. Your journal is safe.")
    else:
        return True
    return False


def _words_trouble(error: WrongKey) -> str:
    if isinstance(error, InvalidWords):
        return f"{error} Check it against your sheet."
    return "These words open another journal, not this one. Look for a newer sheet."


def _status(form: forms.forms.Form) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200
