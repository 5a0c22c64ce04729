"""The person's own plan: read, written step by step, looked over, printed, erased."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import safety as actions
from meantime.content.loader import support_texts
from meantime.core.moments import local_day
from meantime.core.problems import InvalidRecord
from meantime.core.safety import SafetyPlan, lines_of
from meantime.web.base.access import unlocked
from meantime.web.base.cookies import drop_plan, plan_token
from meantime.web.support.forms import StepForm, as_lines
from meantime.web.support.pages import emergency_words
from meantime.web.support.plan_pages import plan_page, step_page


@unlocked
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The plan, calm and large."""
    page = plan_page(actions.plan_of(request.journal))
    review = support_texts().plan.review.format(date=page.checked) if page.checked else "Is it still right?"
    return _shown(request, "plan", {"page": page, "review": review, "kept": request.GET.get("kept") == "1"})


@unlocked
def step(request: HttpRequest, step: str) -> HttpResponse:
    """Write one step; the next one follows. Everything kept so far stays, wherever one stops."""
    page = step_page(step)
    if page is None:
        raise Http404
    lines = "\n".join(lines_of(actions.plan_of(request.journal) or SafetyPlan(id=""), step))
    form = StepForm(request.POST if request.method == "POST" else None, page.step, {"lines": lines})
    if request.method == "POST" and form.is_valid() and _kept(request, form, step):
        return redirect(_after(request, page.next))
    status = 422 if form.is_bound else 200
    return _shown(request, "step", {"page": page, "form": form}, status=status)


@unlocked
@require_POST
def checks(request: HttpRequest) -> HttpResponse:
    """It is still right, as of today."""
    actions.confirm_plan(request.journal, today=local_day(request.now, request.journal.tz))
    actions.refresh_copy(request.journal, plan_token(request))
    return redirect("plan")


@unlocked
@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """One small page to print and fold into a pocket."""
    values = {"page": plan_page(actions.plan_of(request.journal)), "emergency": emergency_words(request)}
    return _shown(request, "card", values)


@unlocked
def erasure(request: HttpRequest) -> HttpResponse:
    """Ask once, then erase for good."""
    if request.method == "POST":
        actions.erase_plan(request.journal)
        response = redirect("support")
        drop_plan(request, response)
        return response
    return _shown(request, "erasure", {})


def _kept(request: HttpRequest, form: StepForm, step: str) -> bool:
    given = form.cleaned_data
    try:
        actions.keep_step(request.journal, step, as_lines(given["lines"]), before=as_lines(given["before"]))
    except InvalidRecord as refused:
        for problem in refused.problems:
            form.add_error("lines", f"{problem.what} {problem.what_to_do}")
        return False
    actions.refresh_copy(request.journal, plan_token(request))
    return True


def _after(request: HttpRequest, following: str) -> str:
    """The next step, or the whole plan when this was the last one or the person stops here."""
    if following and "stop" not in request.POST:
        return reverse("plan-step", args=[following])
    return f"{reverse('plan')}?kept=1"


def _shown(request: HttpRequest, name: str, values: dict[str, object], *, status: int = 200) -> HttpResponse:
    shared = {"texts": support_texts(), "place": "support", **values}
    return render(request, f"support/{name}.html", shared, status=status)
