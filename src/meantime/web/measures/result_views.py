"""A questionnaire that was filled in: what it says, who sees it, other answers, away with it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import measures as actions
from meantime.actions.briefs import choose_line
from meantime.core.brief.measures import answer_key, total_key
from meantime.core.measures import Administration, Measure
from meantime.storage.journal import Stored
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.measures import result_pages
from meantime.web.measures.forms import AnswersForm


@unlocked
@require_safe
def result(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    """The result: ways to get help first when an answer calls for them, then words, then numbers."""
    stored = stored_or_404(request, Administration, administration_id)
    values = result_pages.result_values(
        request.journal, stored, now=request.now, country=request.COOKIES.get("mt-country", "")
    )
    values |= result_pages.said_values(request.GET, values)
    return render(request, "measures/result.html", {"place": "practice", **values})


@unlocked
def answers(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    """Change the answers; when it was filled in stays. Changed elsewhere meanwhile (409): look, then keep again."""
    stored, measure = _scorable_or_404(request, administration_id)
    asked, read_rev = _asked_again(request, stored, measure), request.POST.get("rev", str(stored.rev))
    values = {
        "place": "practice",
        "measure": measure,
        "form": asked,
        "id": stored.record.id,
        "rev": stored.rev,
    }
    if request.method != "POST" or not asked.is_valid():
        return render(request, "measures/answers.html", values, status=422 if asked.errors else 200)
    if read_rev != str(stored.rev):
        return render(request, "measures/answers.html", {**values, "changed": True}, status=409)
    given = asked.answers()
    wanted = [given.get(place) for place in range(1, len(stored.record.answers) + 1)]
    actions.edit_measure(request.journal, stored, measure, answers=wanted)
    return redirect("measure-result", administration_id=administration_id)


def _asked_again(request: HttpRequest, stored: Stored[Administration], measure: Measure) -> AnswersForm:
    known = dict(enumerate(stored.record.answers, start=1))
    data = request.POST if request.method == "POST" else None
    return AnswersForm(data, measure, places=known, known=known)


@unlocked
@require_POST
def brief(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    """Put the total, or the answer that was asked about, on the next brief, or take it off."""
    record = stored_or_404(request, Administration, administration_id).record
    keys = {"total": total_key(record.measure), "answer": answer_key(record.id)}
    key, wish = keys.get(request.POST.get("line", "")), request.POST.get("on", "")
    if key and wish in ("yes", "no"):
        choose_line(request.journal, key, on=wish == "yes", now=request.now)
    page = reverse("measure-result", args=[administration_id])
    said = wish if request.POST.get("line") == "answer" and wish in result_pages.SAID else ""
    return redirect(f"{page}?said={said}#said" if said else page)


@unlocked
@require_POST
def privacy(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    """Keep it out of every brief, or let it be offered again."""
    stored = stored_or_404(request, Administration, administration_id)
    actions.keep_private(request.journal, stored, private=request.POST.get("private") == "yes")
    return redirect("measure-result", administration_id=administration_id)


@unlocked
def erasure(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    """Ask once, then erase for good."""
    stored = stored_or_404(request, Administration, administration_id)
    if request.method == "POST":
        actions.erase_measure(request.journal, stored.record.id)
        return redirect("measures")
    values = result_pages.head_values(request.journal, stored.record)
    return render(request, "measures/erasure.html", {"place": "practice", **values})


def _scorable_or_404(request: HttpRequest, administration_id: UUID) -> tuple[Stored[Administration], Measure]:
    """With its form; 404 when this server does not know the form, or the answers are not of it."""
    stored = stored_or_404(request, Administration, administration_id)
    measure = actions.measures_here().get(stored.record.measure)
    if measure is None or result_pages.is_odd(stored.record, measure):
        raise Http404
    return stored, measure
