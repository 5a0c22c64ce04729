"""Plans of check-ins: some days, with an end."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meantime.actions import tracking as actions
from meantime.core.homework import Attempt
from meantime.core.moments import local_day, local_time
from meantime.core.problems import InvalidRecord
from meantime.core.tracking import MOMENTS, TrackingPlan, check_ins, is_running
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import clock, day_name, full_day
from meantime.web.practice.forms import PlanForm, typed


@unlocked
def tracking_new(request: HttpRequest) -> HttpResponse:
    """A new plan: a week from today, unless it is changed."""
    today = local_day(request.now, request.journal.tz)
    form = PlanForm(typed(request), initial=PlanForm.a_week(today))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    given = form.cleaned_data
    plan = TrackingPlan(
        id=str(given["id"]),
        starts=given["starts"],
        ends=given["ends"],
        moments=tuple(given["moments"]),
        about=given["about"],
    )
    try:
        actions.keep_plan(request.journal, plan)
    except InvalidRecord as refused:
        for problem in refused.problems:
            form.add_error(problem.where, f"{problem.what} {problem.what_to_do}")
        return _form(request, form)
    return redirect("tracking", plan_id=plan.id)


@unlocked
@require_safe
def tracking(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Its days, and the check-ins that are there."""
    plan = stored_or_404(request, TrackingPlan, plan_id).record
    journal, today = request.journal, local_day(request.now, request.journal.tz)
    found = check_ins(plan, reversed(journal.attempts()), tz=journal.tz)
    page = {
        "plan": plan,
        "first": full_day(plan.starts),
        "last": full_day(plan.ends),
        "moments": ", ".join(MOMENTS[one].lower() for one in plan.moments),
        "days": _days(found, journal.tz),
        "is_running": is_running(plan, today),
        "is_over": today > plan.ends,
        "place": "practice",
    }
    return render(request, "practice/tracking.html", page)


@unlocked
def tracking_erasure(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Ask once, then end the plan. Its check-ins stay."""
    plan = stored_or_404(request, TrackingPlan, plan_id).record
    if request.method == "POST":
        actions.erase_plan(request.journal, plan.id)
        return redirect("practice")
    page = {
        "title": "End this plan?",
        "words": plan.about,
        "stays": "Your check-ins and notes stay.",
        "button": "End it",
        "back": reverse("tracking", args=[plan.id]),
    }
    return render(request, "practice/erasure.html", page)


def _days(found: list[Attempt], tz: str) -> list[dict[str, Any]]:
    """Check-ins by day, newest first."""
    days = groupby(found, key=lambda attempt: local_day(attempt.at, tz))
    return [{"day": day_name(day), "rows": [_row(attempt, tz) for attempt in group]} for day, group in days]


def _row(attempt: Attempt, tz: str) -> dict[str, Any]:
    said, strength = attempt.answers.get("emotions"), attempt.answers.get("strength")
    return {
        "id": attempt.id,
        "time": clock(local_time(attempt.at, tz)),
        "emotions": said if isinstance(said, str) else "",
        "strength": strength if isinstance(strength, int) else None,
    }


def _form(request: HttpRequest, form: PlanForm) -> HttpResponse:
    page = {"form": form, "back_url": reverse("practice"), "place": "practice"}
    return render(request, "practice/tracking_form.html", page, status=422 if form.is_bound else 200)
