"""Pages of fair trials: start one, tell an evening, read what the lot showed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions.fair_trials import TrialPlan, erase_trial, running_trial, start_fair_trial, tell_evening
from meantime.core.fair_trials import FairTrial, TrialDay, last_day
from meantime.core.moments import local_day
from meantime.patterns.find import find_patterns
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import day_name
from meantime.web.patterns.asking_forms import EveningForm, TrialForm
from meantime.web.patterns.trial_pages import said_words, today_words, trial_page

_NO_NUMBER = "Choose a number from 0 to 10."


@unlocked
@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    """All trials, the newest first, each with what it says."""
    whole = request.journal.read_whole()
    said = {one.trial: one for one in find_patterns(whole).trials}
    today = local_day(request.now, whole.tz)
    rows = [
        {
            "id": one.id,
            "skill": one.skill,
            "dates": f"{day_name(one.start)} to {day_name(last_day(one))}",
            "today": today_words(one, today),
            "sentence": said_words(one, said.get(one.id)),
        }
        for one in sorted(whole.of_kind(FairTrial), key=lambda one: (one.start, one.id), reverse=True)
    ]
    values = {"trials": rows, "runs": running_trial(request.journal, today), "place": "patterns"}
    return render(request, "patterns/trials.html", values)


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """Start a trial: its days are drawn now, from tomorrow on. One runs at a time."""
    today = local_day(request.now, request.journal.tz)
    form = TrialForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan = TrialPlan(
            id=str(given["id"]),
            skill=given["skill"],
            start=today + timedelta(days=1),
            length=int(given["length"]),
        )
        running = running_trial(request.journal, today)
        if running is None or running.id == plan.id:
            return redirect("trial", trial_id=start_fair_trial(request.journal, plan).id)
        form.add_error(None, "A trial runs already. One at a time keeps it fair.")
    status = 422 if form.errors else 200
    return render(request, "patterns/trial_new.html", {"form": form, "place": "patterns"}, status=status)


@unlocked
@require_safe
def trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """One trial; `?day=` asks about another of its days."""
    return _show(request, stored_or_404(request, FairTrial, trial_id).record, request.GET.get("day", ""))


@unlocked
@require_POST
def evenings(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Keep how one day was. A day still to come cannot be told."""
    stored = stored_or_404(request, FairTrial, trial_id)
    form = EveningForm(request.POST)
    today = local_day(request.now, request.journal.tz)
    if not form.is_valid() or not _is_open(stored.record, form.cleaned_data["day"], today):
        return _show(request, stored.record, request.POST.get("day", ""), problem=_NO_NUMBER)
    given = form.cleaned_data
    told = TrialDay(day=given["day"], strength=given["strength"], practised=given["practised"])
    tell_evening(request.journal, stored, told)
    return redirect(f"{reverse('trial', args=[trial_id])}?kept={given['day'].isoformat()}")


@unlocked
def erasure(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    stored = stored_or_404(request, FairTrial, trial_id)
    if request.method == "POST":
        erase_trial(request.journal, str(trial_id))
        return redirect("trials")
    return render(request, "patterns/trial_erasure.html", {"trial": stored.record, "place": "patterns"})


def _show(request: HttpRequest, record: FairTrial, day: str, *, problem: str = "") -> HttpResponse:
    whole = request.journal.read_whole()
    answers = {one.trial: one for one in find_patterns(whole).trials}
    today = local_day(request.now, whole.tz)
    page = trial_page(record, answers.get(record.id), today=today, asked=_day(record, day))
    kept = _day(record, request.GET.get("kept", ""))
    values = {"page": page, "problem": problem, "kept": day_name(kept) if kept else "", "place": "patterns"}
    return render(request, "patterns/trial.html", values, status=422 if problem else 200)


def _is_open(record: FairTrial, day: date, today: date) -> bool:
    """Whether the day is one of the trial and not still to come."""
    return record.start <= day <= min(today, last_day(record))


def _day(record: FairTrial, text: str) -> date | None:
    """The day an address names, when it is one of the trial."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if record.start <= day <= last_day(record) else None
