"""The line of a running trial, for Today and Practice."""

from __future__ import annotations

from typing import Any

from django import template

from meantime.actions.fair_trials import running_trial
from meantime.core.moments import local_day
from meantime.web.patterns.trial_pages import today_words

register = template.Library()


@register.inclusion_tag("patterns/_trial_today.html", takes_context=True)
def trial_today(context: dict[str, Any]) -> dict[str, Any]:
    """What today is in the trial that runs; nothing when none does."""
    request = context["request"]
    if request.journal is None:
        return {}
    today = local_day(request.now, request.journal.tz)
    trial = running_trial(request.journal, today)
    if trial is None:
        return {}
    told = any(one.day == today for one in trial.outcomes)
    is_running = today >= trial.start
    return {
        "id": trial.id,
        "words": today_words(trial, today),
        "asks": is_running and not told,
    }
