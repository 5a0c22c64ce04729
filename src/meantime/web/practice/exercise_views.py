"""Before an exercise: what it is for, what to know, and the way in. And the copy that works without a connection."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meantime.actions import practice as actions
from meantime.content.exercise_files import exercises
from meantime.content.loader import support_texts
from meantime.core.exercises import OUTCOME, Exercise
from meantime.core.homework import Homework, title_of
from meantime.core.ladders import Ladder, rung_with
from meantime.core.notes import Note
from meantime.core.practice import PracticeDraft, first_answers
from meantime.storage.journal import Stored, uuid_or_none
from meantime.web.base.access import anyone, unlocked
from meantime.web.practice.pages import needs_with
from meantime.web.practice.player import blank_pages, exercise_or_404

#: What an exercise can start from, as the address and the form name it.
_FROM = ("note", "homework", "ladder", "rung")


@unlocked
def exercise(request: HttpRequest, guide: str) -> HttpResponse:
    """What it is for and what to know first; a POST begins it."""
    wanted = exercise_or_404(guide)
    if request.method == "POST":
        draft = _begun(request, wanted)
        actions.begin_exercise(request.journal, draft)
        return redirect("draft", draft_id=draft.id)
    return render(request, "practice/exercise.html", _intro(request, wanted))


@anyone
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Every exercise, for a phone without a connection. Holds nothing of anybody."""
    return render(request, "practice/offline.html", {"needs": needs_with(exercises())})


@anyone
@require_safe
def offline_exercise(request: HttpRequest, guide: str) -> HttpResponse:
    """One exercise with all its steps, for a phone without a connection. Holds nothing of anybody."""
    wanted = exercise_or_404(guide)
    page = {"exercise": wanted, "pages": blank_pages(wanted), "general": _general()}
    return render(request, "practice/offline_exercise.html", page)


def _intro(request: HttpRequest, wanted: Exercise) -> dict[str, Any]:
    start = {name: request.GET.get(name, "") for name in _FROM}
    note = request.journal.find(Note, start["note"])
    homework = request.journal.find(Homework, start["homework"])
    return {
        "exercise": wanted,
        "place": "practice",
        "general": _general(),
        "start": start,
        "draft_id": str(uuid4()),
        "note": note.record.text if note else "",
        "homework": title_of(homework.record) if homework else "",
        "rung": _rung_text(request, start),
        "offline_url": reverse("offline-exercise", args=[wanted.id]),
    }


def _begun(request: HttpRequest, wanted: Exercise) -> PracticeDraft:
    """The draft a form begins. What it names and is not there is left out."""
    form = request.POST
    note = request.journal.find(Note, form.get("note", ""))
    homework = request.journal.find(Homework, form.get("homework", ""))
    answers = first_answers(wanted, note.record) if note else {}
    rung = _rung_text(request, form)
    if form.get("go") == "not_this_time":
        answers[OUTCOME] = "not_this_time"
    return PracticeDraft(
        id=str(uuid_or_none(form.get("id", "")) or uuid4()),
        guide=wanted.id,
        exercise=wanted.kind,
        started=request.now,
        step="barrier" if OUTCOME in answers else "",
        answers={**answers, **({"agreed": "yes", "step": rung} if rung else {})},
        note=note.record.id if note else None,
        homework=homework.record.id if homework else None,
        ladder=form.get("ladder") if rung else None,
        rung=form.get("rung") if rung else None,
        private=any(one.record.private for one in (note, homework, _ladder(request, form)) if one),
    )


def _rung_text(request: HttpRequest, start: Any) -> str:
    """The words of the rung meant, when it was agreed with a therapist."""
    ladder = _ladder(request, start)
    rung = rung_with(ladder.record, start.get("rung") or "") if ladder else None
    return rung.text if rung and rung.agreed else ""


def _ladder(request: HttpRequest, start: Any) -> Stored[Ladder] | None:
    return request.journal.find(Ladder, start.get("ladder") or "")


def _general() -> str:
    return support_texts().disclaimers["exercises"]
