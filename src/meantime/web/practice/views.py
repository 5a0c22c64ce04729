"""The Practice place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.web.base.access import unlocked
from meantime.web.practice.pages import practice_page


@unlocked
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """What was agreed, what was begun, and everything there is to practise."""
    page = practice_page(request.journal, now=request.now)
    return render(request, "practice/practice.html", {"page": page, "place": "practice"})
