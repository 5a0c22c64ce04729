"""Patterns, first version: what was written, counted in words. Statistics come later; nothing is claimed here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meantime.web.base.access import unlocked
from meantime.web.patterns.pages import patterns_page
from meantime.web.patterns.thoughts import returning_thoughts


@unlocked
@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """What the person wrote in the last twelve weeks."""
    return render(
        request,
        "patterns/patterns.html",
        {
            "page": patterns_page(request.journal, now=request.now),
            "returning": returning_thoughts(request.journal),
            "place": "patterns",
        },
    )
