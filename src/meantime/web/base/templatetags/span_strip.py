"""The span as a strip, for any page: the drawing of the room `charts`, and what its shapes mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template

from meantime.charts.note_marks import span_marks
from meantime.charts.records import Look
from meantime.charts.span import legend_of, span_chart
from meantime.core.notes import Note

register = template.Library()


@register.inclusion_tag("elements/strip.html")
def span_strip(notes: Sequence[Note], first: date, last: date, wide: bool = False) -> dict[str, Any]:
    """The strip from the first to the last day, both ends included; `wide` adds one for paper and large screens."""
    marks = span_marks(notes)
    return {
        "strip": span_chart(marks, first, last, look=Look(name="strip", width=300)),
        "wide": span_chart(marks, first, last, look=Look(name="strip-wide", width=640)) if wide else None,
        "legend": legend_of(marks),
    }
