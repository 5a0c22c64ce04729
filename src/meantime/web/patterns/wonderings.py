"""Pages of the person's own questions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meantime.actions.looking import find_patterns
from meantime.actions.wonderings import ask_wondering, erase_wondering
from meantime.core.moments import local_day
from meantime.core.wonderings import MOST_ANSWERED, Wondering
from meantime.storage.journal import StaleEdit, Stored
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.patterns.asking_forms import WonderingForm
from meantime.web.patterns.wondering_pages import wonderings_page

_FULL = "Five questions are answered at a time. Erase one, then ask another."
_CHANGED = "This question was changed elsewhere meanwhile. Keep it again if yours is the right one."


@unlocked
@require_safe
def wonderings(request: HttpRequest) -> HttpResponse:
    """All questions with their answers."""
    whole = request.journal.read_whole()
    page = wonderings_page(whole, find_patterns(whole))
    return render(request, "patterns/wonderings.html", {"page": page, "place": "patterns"})


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """Ask a new question; five are answered at a time."""
    known = request.journal.of_kind(Wondering)
    form = WonderingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        new_id = str(form.cleaned_data["id"] or "")
        if len(known) >= MOST_ANSWERED and new_id not in {one.id for one in known}:
            form.add_error(None, _FULL)
        else:
            return _keep(request, form, Stored(Wondering(id=new_id, when="", then=""), 0))
    return _show(request, form, title="I wonder")


@unlocked
def edit(request: HttpRequest, wondering_id: UUID) -> HttpResponse:
    """Change a question."""
    stored = stored_or_404(request, Wondering, wondering_id)
    one = stored.record
    first = {"id": one.id, "rev": stored.rev, "when": one.when, "then": one.then}
    form = WonderingForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = Stored(one, form.cleaned_data["rev"] or stored.rev)
        return _keep(request, form, given, title="Change this question")
    return _show(request, form, title="Change this question", wondering_id=one.id)


@unlocked
def erasure(request: HttpRequest, wondering_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    stored = stored_or_404(request, Wondering, wondering_id)
    if request.method == "POST":
        erase_wondering(request.journal, str(wondering_id))
        return redirect("wonderings")
    return render(request, "patterns/wondering_erasure.html", {"one": stored.record, "place": "patterns"})


def _keep(
    request: HttpRequest, form: WonderingForm, base: Stored[Wondering], *, title: str = "I wonder"
) -> HttpResponse:
    given = form.cleaned_data
    asked_on = base.record.asked_on or local_day(request.now, request.journal.tz)
    changed = replace(base.record, when=given["when"], then=given["then"], asked_on=asked_on)
    try:
        ask_wondering(request.journal, changed, base_rev=base.rev)
    except StaleEdit as stale:
        if base.rev == 0:
            return redirect("wonderings")  # the same form, sent twice
        form.data = {**form.data.dict(), "rev": str(stale.current.rev)}
        form.add_error(None, _CHANGED)
        return _show(request, form, title=title, wondering_id=base.record.id)
    return redirect("wonderings")


def _show(request: HttpRequest, form: WonderingForm, *, title: str, wondering_id: str = "") -> HttpResponse:
    values = {"form": form, "title": title, "wondering_id": wondering_id, "place": "patterns"}
    return render(request, "patterns/wondering.html", values, status=422 if form.errors else 200)
