"""Practice, first version: what was agreed and what was tried, to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.web.base.access import unlocked
from meantime.web.practice.pages import practice_page


@unlocked
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """Homework and attempts of the journal."""
    return render(
        request,
        "practice/practice.html",
        {"page": practice_page(request.journal, now=request.now), "place": "practice"},
    )
