"""Own homework: add, change, erase."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meantime.actions import homework as actions
from meantime.core.homework import Homework, title_of
from meantime.core.moments import local_day
from meantime.storage.journal import StaleEdit
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.practice.forms import HomeworkForm, typed


@unlocked
def homework_new(request: HttpRequest) -> HttpResponse:
    """Something to practise, of one's own or from a session."""
    form = HomeworkForm(typed(request), initial={"guide": request.GET.get("guide", "")})
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    today = local_day(request.now, request.journal.tz)
    blank = Homework(id=str(form.cleaned_data["id"]), exercise="", set_on=today)
    kept = request.journal.find(Homework, blank.id)
    if kept is None:  # a form sent twice makes one record
        actions.assign_homework(request.journal, _filled(blank, form.cleaned_data))
    return redirect("practice")


@unlocked
def homework(request: HttpRequest, homework_id: UUID) -> HttpResponse:
    """Change it. When it was changed elsewhere meanwhile, the form stays with what was typed."""
    stored = stored_or_404(request, Homework, homework_id)
    form = HomeworkForm(typed(request), initial=_values(stored.record, stored.rev))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, stored=stored.record)
    changed = _filled(stored.record, form.cleaned_data)
    try:
        actions.assign_homework(request.journal, changed, base_rev=form.cleaned_data["rev"] or stored.rev)
    except StaleEdit as stale:
        form.data = form.data.copy() | {"rev": str(stale.current.rev)}
        return _form(request, form, stored=stored.record, other=stale.current.record)
    return redirect("practice")


@unlocked
def homework_erasure(request: HttpRequest, homework_id: UUID) -> HttpResponse:
    """Ask once, then erase. What was tried stays."""
    record = stored_or_404(request, Homework, homework_id).record
    if request.method == "POST":
        actions.erase_homework(request.journal, record.id)
        return redirect("practice")
    page = {
        "title": "Erase this homework?",
        "words": title_of(record),
        "stays": "What you tried and wrote stays.",
        "back": reverse("homework", args=[record.id]),
    }
    return render(request, "practice/erasure.html", page)


def _form(request: HttpRequest, form: HomeworkForm, **more: Any) -> HttpResponse:
    status = 409 if more.get("other") else 422 if form.is_bound else 200
    page = {"form": form, "place": "practice", "back_url": reverse("practice"), **more}
    return render(request, "practice/homework.html", page, status=status)


def _values(record: Homework, rev: int) -> dict[str, Any]:
    names = ("title", "how_often", "when", "obstacle", "instead", "due_on", "private")
    shown = {name: getattr(record, name) for name in names}
    return {
        "id": record.id,
        "rev": rev,
        "what": record.guide or record.exercise,
        "set_by": record.set_by or "me",
        **shown,
    }


def _filled(record: Homework, given: dict[str, Any]) -> Homework:
    names = ("title", "how_often", "when", "obstacle", "instead", "due_on", "private", "set_by")
    exercise, guide = HomeworkForm.meant(given["what"])
    return replace(record, exercise=exercise, guide=guide, **{name: given[name] for name in names})
