"""The Practice place."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.actions.inbox import open_inbox
from meantime.web.base.access import unlocked
from meantime.web.practice.pages import practice_page


@unlocked
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """What was agreed, what was begun, and everything there is to practise."""
    open_inbox(request.journal, request.opened, home=Path(settings.MEANTIME_HOME))
    page = practice_page(request.journal, now=request.now)
    return render(request, "practice/practice.html", {"page": page, "place": "practice"})
