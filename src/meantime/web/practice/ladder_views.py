"""Ladders: something feared, in steps agreed with a therapist."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import ladders as actions
from meantime.core.ladders import Ladder, Rung, moved_rung, rung_with, with_rung, without_rung
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import StaleEdit, Stored
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.practice.forms import LadderForm, RungForm, typed
from meantime.web.practice.ladder_pages import rung_rows


@unlocked
def ladder_new(request: HttpRequest) -> HttpResponse:
    """A new ladder, without steps yet."""
    form = LadderForm(typed(request))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, title="A new ladder", back=reverse("practice"))
    given = form.cleaned_data
    new = Ladder(id=str(given["id"]), theme=given["theme"], feared=given["feared"], private=given["private"])
    if request.journal.find(Ladder, new.id) is None:  # a form sent twice makes one record
        actions.keep_ladder(request.journal, new)
    return redirect("ladder", ladder_id=new.id)


@unlocked
@require_safe
def ladder(request: HttpRequest, ladder_id: UUID) -> HttpResponse:
    """The steps in their order, each with what came of it."""
    record = stored_or_404(request, Ladder, ladder_id).record
    page = {"ladder": record, "rows": rung_rows(record, request.journal), "place": "practice"}
    return render(request, "practice/ladder.html", page)


@unlocked
def ladder_words(request: HttpRequest, ladder_id: UUID) -> HttpResponse:
    """Change what it is about."""
    stored = stored_or_404(request, Ladder, ladder_id)
    first = {name: getattr(stored.record, name) for name in ("id", "theme", "feared", "private")}
    form = LadderForm(typed(request), initial=first)
    back = reverse("ladder", args=[ladder_id])
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, title="Change the ladder", back=back)
    given = {name: form.cleaned_data[name] for name in ("theme", "feared", "private")}
    actions.keep_ladder(request.journal, replace(stored.record, **given), base_rev=stored.rev)
    return redirect("ladder", ladder_id=ladder_id)


@unlocked
def ladder_erasure(request: HttpRequest, ladder_id: UUID) -> HttpResponse:
    """Ask once, then erase. What was tried stays."""
    record = stored_or_404(request, Ladder, ladder_id).record
    if request.method == "POST":
        actions.erase_ladder(request.journal, record.id)
        return redirect("practice")
    page = {
        "title": "Erase this ladder?",
        "words": record.theme,
        "stays": "What you tried and wrote stays.",
        "back": reverse("ladder", args=[record.id]),
    }
    return render(request, "practice/erasure.html", page)


@unlocked
def rung_new(request: HttpRequest, ladder_id: UUID) -> HttpResponse:
    """One more step, at the end."""
    return _rung_form(request, stored_or_404(request, Ladder, ladder_id), None)


@unlocked
def rung(request: HttpRequest, ladder_id: UUID, rung_id: UUID) -> HttpResponse:
    """Change one step."""
    stored = stored_or_404(request, Ladder, ladder_id)
    return _rung_form(request, stored, _rung_or_404(stored.record, rung_id))


@unlocked
@require_POST
def rung_moves(request: HttpRequest, ladder_id: UUID, rung_id: UUID) -> HttpResponse:
    """One place up or down."""
    stored = stored_or_404(request, Ladder, ladder_id)
    moved = moved_rung(stored.record, str(rung_id), up=request.POST.get("direction") == "up")
    _keep(request, stored, moved)
    return redirect(f"{reverse('ladder', args=[ladder_id])}#rung-{rung_id}")


@unlocked
@require_POST
def rung_erasure(request: HttpRequest, ladder_id: UUID, rung_id: UUID) -> HttpResponse:
    """Take one step off the ladder. What was tried on it stays."""
    stored = stored_or_404(request, Ladder, ladder_id)
    _keep(request, stored, without_rung(stored.record, str(rung_id)))
    return redirect("ladder", ladder_id=ladder_id)


@unlocked
@require_POST
def rung_question(request: HttpRequest, ladder_id: UUID, rung_id: UUID) -> HttpResponse:
    """A step that was not agreed yet becomes a question for the therapist."""
    stored = stored_or_404(request, Ladder, ladder_id)
    actions.ask_about_rung(request.journal, _rung_or_404(stored.record, rung_id))
    return redirect("questions")


def _rung_form(request: HttpRequest, stored: Stored[Ladder], known: Rung | None) -> HttpResponse:
    first = {} if known is None else {n: getattr(known, n) for n in ("id", "text", "distress", "agreed")}
    form = RungForm(typed(request), initial=first)
    back, title = reverse("ladder", args=[stored.record.id]), "Change the step" if known else "Add a step"
    more = {"ladder": stored.record, "rung": known, "title": title, "back": back}
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, **more)
    given = form.cleaned_data
    new_id = known.id if known else str(given["id"])
    changed = Rung(id=new_id, text=given["text"], distress=given["distress"], agreed=given["agreed"])
    try:
        actions.keep_ladder(request.journal, with_rung(stored.record, changed), base_rev=stored.rev)
    except InvalidRecord as refused:
        for problem in refused.problems:
            form.add_error(None, f"{problem.what} {problem.what_to_do}")
        return _form(request, form, **more)
    except StaleEdit:  # another step was changed at the same moment: the form keeps what was typed
        form.add_error(None, "The ladder was changed somewhere else meanwhile. Press the button once more.")
        return _form(request, form, **more)
    return redirect(f"{back}#rung-{new_id}")


def _keep(request: HttpRequest, stored: Stored[Ladder], changed: Ladder) -> None:
    """Keep a new order; when it was changed from somewhere else at that moment, the page shows the one there is."""
    if changed != stored.record:
        actions.keep_ladder_or_leave(request.journal, changed, base_rev=stored.rev)


def _rung_or_404(ladder: Ladder, rung_id: UUID) -> Rung:
    found = rung_with(ladder, str(rung_id))
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, form: Any, *, title: str, back: str, **more: Any) -> HttpResponse:
    page = {"form": form, "title": title, "back_url": back, "place": "practice", **more}
    return render(request, "practice/ladder_form.html", page, status=422 if form.is_bound else 200)
