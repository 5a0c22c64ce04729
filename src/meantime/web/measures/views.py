"""Questionnaires: choose one, answer it at your own pace, stop at any question."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import measures as actions
from meantime.core.measure_drafts import MeasureDraft
from meantime.core.measures import Measure, questions_of
from meantime.storage.journal import Stored
from meantime.web.base.access import unlocked
from meantime.web.measures import pages
from meantime.web.measures.forms import AnswersForm


@unlocked
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Those that are switched on; a started one first."""
    return render(
        request, "measures/measures.html", {"place": "practice", **pages.list_values(request.journal)}
    )


@unlocked
@require_safe
def measure(request: HttpRequest, form: str) -> HttpResponse:
    """One questionnaire: what it asks, the way into it, and what came of it so far."""
    known = _known_or_404(form)
    values = pages.measure_values(request.journal, known, now=request.now)
    return render(request, "measures/measure.html", {"place": "practice", **values})


@unlocked
@require_POST
def drafts(request: HttpRequest, form: str) -> HttpResponse:
    """Start, or go on where it was stopped."""
    known = _on_or_404(request, form)
    draft = actions.start_measure(request.journal, known, now=request.now)
    if request.journal.profile.measures_on_one_page or "all" in request.POST:
        return redirect("measure-questions", form=known.id)
    return redirect("measure-question", form=known.id, place=pages.place_to_go_on(draft, known))


@unlocked
@require_POST
def draft_erasure(request: HttpRequest, form: str) -> HttpResponse:
    """Let go of what was started."""
    if stored := actions.draft_for(request.journal, _known_or_404(form).id):
        actions.erase_measure(request.journal, stored.record.id)
    return redirect("measure", form=form)


@unlocked
def question(request: HttpRequest, form: str, place: int) -> HttpResponse:
    """One question a page."""
    known, stored = _started(request, form)
    last = len(questions_of(known))
    if stored is None or not 1 <= place <= last:
        return redirect("measure", form=known.id)
    asked = AnswersForm(_sent(request), known, places=[place], known=pages.known_answers(stored.record))
    if request.method != "POST" or not asked.is_valid():
        values = pages.question_values(known, place, asked)
        return render(request, "measures/question.html", values, status=422 if asked.errors else 200)
    draft = actions.keep_answers(request.journal, stored, asked.answers() or {place: None})
    if draft is None:
        return redirect("measure", form=known.id)
    if _ends_here(known, draft) or place == last:
        return _finished(request, known, draft)
    return redirect("measure-question", form=known.id, place=place + 1)


@unlocked
def questions(request: HttpRequest, form: str) -> HttpResponse:
    """All questions on one page; "stop" keeps what is there for later."""
    known, stored = _started(request, form)
    if stored is None:
        return redirect("measure", form=known.id)
    places = range(1, len(questions_of(known)) + 1)
    asked = AnswersForm(_sent(request), known, places=places, known=pages.known_answers(stored.record))
    if request.method != "POST":
        return render(request, "measures/questions.html", pages.questions_values(known, asked))
    whole = asked.is_valid()
    draft = actions.keep_answers(request.journal, stored, asked.answers())
    if "stop" in request.POST or draft is None:
        return redirect("measure", form=known.id)
    if not whole:
        return render(request, "measures/questions.html", pages.questions_values(known, asked), status=422)
    return _finished(request, known, draft)


def _finished(request: HttpRequest, known: Measure, draft: MeasureDraft) -> HttpResponse:
    """The result; or the first counted question that was passed by without an answer."""
    waiting = None if _ends_here(known, draft) else pages.place_without_answer(draft, known)
    if waiting is not None:
        return redirect("measure-question", form=known.id, place=waiting)
    done = actions.finish_measure(request.journal, draft, known, now=request.now)
    return redirect(f"{reverse('measure-result', args=[done.id])}?kept=yes")


def _ends_here(known: Measure, draft: MeasureDraft) -> bool:
    return known.first_zero_ends and draft.answers.get("1") == 0


def _started(request: HttpRequest, form: str) -> tuple[Measure, Stored[MeasureDraft] | None]:
    known = _on_or_404(request, form)
    return known, actions.draft_for(request.journal, known.id)


def _on_or_404(request: HttpRequest, form: str) -> Measure:
    known = _known_or_404(form)
    if not actions.is_on(request.journal, known):
        raise Http404
    return known


def _known_or_404(form: str) -> Measure:
    known = actions.measures_here().get(form)
    if known is None:
        raise Http404
    return known


def _sent(request: HttpRequest):
    return request.POST if request.method == "POST" else None
