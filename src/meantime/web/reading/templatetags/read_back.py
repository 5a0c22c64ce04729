"""The block below a kept note, for the page of Today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from meantime.core.notes import Note
from meantime.web.reading import pages
from meantime.web.reading.alone import asked_now

register = template.Library()


@register.inclusion_tag("reading/read_back.html", takes_context=True)
def read_back(context: dict[str, Any], note: Note, recent: Sequence[Note]) -> dict[str, Any]:
    """What was read in a note that was kept; `recent` are the notes kept last, newest first."""
    request = context["request"]
    then = request.GET.get("then", "")
    found = pages.read_back(request.journal, note, recent, cookies=request.COOKIES, then=then)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "found": found,
        "added": then == "added",
    }


@register.inclusion_tag("reading/after.html", takes_context=True)
def how_it_went_on(context: dict[str, Any], recent: Sequence[Note]) -> dict[str, Any]:
    """The question about a moment without a skill, when a note of today was drawn."""
    request = context["request"]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "asked": asked_now(request, recent) if request.journal else None,
    }
