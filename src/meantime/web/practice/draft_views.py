"""One step a page. Every POST keeps what was typed before it does anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meantime.actions import practice as actions
from meantime.core.exercises import Exercise, page_with
from meantime.core.homework import Attempt
from meantime.core.practice import PracticeDraft, fingerprint, marked
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import StaleEdit
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.practice.answers import answers_in, seen_in
from meantime.web.practice.player import current_step, exercise_or_404, pages_of, step_page


@unlocked
@require_safe
def draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Go on where one was; an ended exercise shows what came of it."""
    stored = request.journal.find(PracticeDraft, str(draft_id))
    if stored is None:
        return _ended(request, draft_id)
    exercise = exercise_or_404(stored.record.guide)
    return redirect("step", draft_id=draft_id, step=current_step(stored.record, exercise))


@unlocked
def step(request: HttpRequest, draft_id: UUID, step: str) -> HttpResponse:
    """One page of the exercise: shown, or kept and left in the direction that was asked for."""
    stored = request.journal.find(PracticeDraft, str(draft_id))
    if stored is None:
        return _ended(request, draft_id)
    exercise = exercise_or_404(stored.record.guide)
    place = page_with(pages_of(stored.record, exercise), step)
    if place is None:
        return redirect("draft", draft_id=draft_id)
    if request.method == "POST":
        return _answered(request, stored.record, exercise, place)
    return _shown(request, stored.record, exercise, place)


@unlocked
@require_safe
def stopped(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Stopped: what was written is kept, and nothing more is asked."""
    stored = request.journal.find(PracticeDraft, str(draft_id))
    if stored is None:
        return _ended(request, draft_id)
    exercise = exercise_or_404(stored.record.guide)
    asks_how = page_with(pages_of(stored.record, exercise), "outcome") is not None
    page = {"draft": stored.record, "exercise": exercise, "asks_how": asks_how, "place": "practice"}
    return render(request, "practice/stopped.html", page)


@unlocked
def draft_erasure(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Ask once, then erase what was begun."""
    stored = stored_or_404(request, PracticeDraft, draft_id)
    if request.method == "POST":
        actions.erase_draft(request.journal, stored.record.id)
        return redirect("practice")
    title = exercise_or_404(stored.record.guide).title
    page = {"title": "Erase what you began?", "words": title, "back": f"/practice/drafts/{draft_id}"}
    return render(request, "practice/erasure.html", page)


def _answered(request: HttpRequest, record: PracticeDraft, exercise: Exercise, place: int) -> HttpResponse:
    page = pages_of(record, exercise)[place]
    answers, problems = answers_in(request.POST, page)
    go = "mark" if "mark" in request.POST else request.POST.get("go", "next")
    if go != "next":  # only going on needs an answer
        problems = {step: words for step, words in problems.items() if answers[step]}
    right = {step: value for step, value in answers.items() if step not in problems}
    seen = seen_in(request.POST, page)
    if go == "save" and any(seen.get(s, "") != fingerprint(record.answers.get(s)) for s in seen):
        return JsonResponse(
            {"said": "This step was changed in another tab. Continue keeps both."}, status=409
        )
    if go == "mark":
        right = _with_mark(request, record, page)
    goes = "stay" if problems else go
    step = _step_after(replace(record, answers={**record.answers, **right}), exercise, place, goes)
    try:
        kept = actions.keep_answers(request.journal, record.id, right, seen=seen, now=request.now, step=step)
    except KeyError:
        return _ended(request, record.id)
    if go == "save":
        return JsonResponse({"seen": {step: fingerprint(kept.answers.get(step)) for step in right}})
    if problems:
        return _shown(request, kept, exercise, place, typed=answers, problems=problems)
    return _left(request, kept, exercise, go=go, place=place)


def _step_after(record: PracticeDraft, exercise: Exercise, place: int, go: str) -> str:
    """The step to go on at: the next page or the one before, this one for every other button and after the last."""
    pages = pages_of(record, exercise)
    onwards = place + {"next": 1, "skip": 1, "back": -1}.get(go, 0)
    return pages[min(max(0, onwards), len(pages) - 1)][0].id


def _left(
    request: HttpRequest, kept: PracticeDraft, exercise: Exercise, *, go: str, place: int
) -> HttpResponse:
    """Where the button leads, once everything is kept."""
    if go == "stop":
        return redirect("draft-stopped", draft_id=kept.id)
    if go == "on":
        _go_on(request, kept)
    if go in ("next", "skip") and place + 1 >= len(pages_of(kept, exercise)):
        return _finished(request, kept, exercise, place)
    return redirect("step", draft_id=kept.id, step=kept.step)


def _finished(request: HttpRequest, kept: PracticeDraft, exercise: Exercise, place: int) -> HttpResponse:
    try:
        ended = actions.end_exercise(request.journal, kept, exercise, now=request.now)
    except InvalidRecord as refused:
        problems = {problem.where: problem.what_to_do for problem in refused.problems}
        return _shown(request, kept, exercise, place, problems=problems)
    if isinstance(ended, Attempt):
        return redirect("attempt", attempt_id=ended.id)
    return redirect("questions")


def _go_on(request: HttpRequest, kept: PracticeDraft) -> None:
    """Remember that the quieter way was offered and not taken: it is offered once."""
    stored = request.journal.find(PracticeDraft, kept.id)
    if stored is None:
        return
    try:
        changed = replace(stored.record, extra={**stored.record.extra, "went_on": True})
        request.journal.replace(changed, base_rev=stored.rev)
    except StaleEdit:
        return  # offered once more: nothing is lost


def _with_mark(request: HttpRequest, record: PracticeDraft, page: Any) -> dict[str, Any]:
    """The marks of the page with the one that was tapped; unchanged when it is not on the scale."""
    field = next((one for one in page if one.field == "marks"), None)
    value = request.POST.get("mark", "")
    if field is None or value not in {str(n) for n in range(0, 101, 10)}:
        return {}
    return {field.id: marked(record.answers, field, int(value), now=request.now)[field.id]}


def _shown(
    request: HttpRequest, record: PracticeDraft, exercise: Exercise, place: int, **more: Any
) -> HttpResponse:
    page = step_page(record, exercise, place, **more)
    status = 422 if more.get("problems") else 200
    return render(request, "practice/step.html", {"page": page, "place": "practice"}, status=status)


def _ended(request: HttpRequest, draft_id: UUID | str) -> HttpResponse:
    """A draft that is no more: its attempt when it was ended, nothing when it was erased."""
    if request.journal.find(Attempt, str(draft_id)) is None:
        raise Http404
    return redirect("attempt", attempt_id=draft_id)
