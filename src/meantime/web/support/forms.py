"""Forms of the plan."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.content.records import PlanStep
from meantime.web.base.forms import Form

#: More than any plan, in characters; what may come in one form is bounded further up.
_MOST = 50_000


class StepForm(Form):
    """One step: one thing a line."""

    lines = forms.CharField(
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 7, "class": "words", "dir": "auto"}),
        error_messages={"max_length": "This is too long for one step. Use fewer lines."},
    )
    #: What stood there when the form was opened: tells apart what another device added meanwhile.
    before = forms.CharField(required=False, max_length=_MOST, widget=forms.HiddenInput)

    def __init__(self, data: Any, step: PlanStep, first: dict[str, str]) -> None:
        super().__init__(data, initial={**first, "before": first["lines"]})
        self.fields["lines"].label = "One thing on each line"
        self.fields["lines"].help_text = step.hint


def as_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
