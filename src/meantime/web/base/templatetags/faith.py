"""The faith and meaning pack on other pages. With the pack off each of these is empty."""

from __future__ import annotations

from typing import Any

from django import template

from meantime.actions.faith import rows_for, texts_for
from meantime.content.faith_files import faith_texts
from meantime.core.faith import When
from meantime.core.moments import local_time

register = template.Library()
#: Hours of the person's own clock in which the texts for the morning are offered, from and before.
_MORNING = (4, 12)


@register.inclusion_tag("elements/faith_questions.html", takes_context=True)
def faith_questions(context: dict[str, Any]) -> dict[str, Any]:
    """Questions to think or write about, folded."""
    journal = context["request"].journal
    return {"rows": rows_for(journal, "question") if journal else (), "texts": faith_texts()}


@register.inclusion_tag("elements/own_texts.html", takes_context=True)
def own_texts(context: dict[str, Any], when: When | None = None) -> dict[str, Any]:
    """The person's own texts for a moment (all without one), each folded: nobody is met by one unasked."""
    request = context["request"]
    if request.journal is None or (when == "morning" and not _is_morning(request)):
        return {"own": ()}
    return {"own": texts_for(request.journal, when), "texts": faith_texts()}


def _is_morning(request: Any) -> bool:
    return _MORNING[0] <= local_time(request.now, request.journal.tz).hour < _MORNING[1]
