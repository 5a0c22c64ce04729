"""The forms of a thought that comes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from meantime.core.theme_choices import LONGEST_NAME
from meantime.web.base.forms import Form


class ThemeNameForm(Form):
    """The person's own name for a thought."""

    name = forms.CharField(
        label="Your name for this thought",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": "Write a word or two for it.",
            "max_length": f"Use up to {LONGEST_NAME} letters.",
        },
    )


class _SomeForm(Form):
    """Some of a list, by their number in it."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, labels: Iterable[str]) -> None:
        super().__init__(data, auto_id=f"{type(self).__name__}-%s")
        self.fields["chosen"].choices = [(str(n), label) for n, label in enumerate(labels)]
        self.fields["chosen"].error_messages |= {
            "required": "Tick at least one.",
            "invalid_choice": "Tick those that are in this list.",
        }


class TakeOutForm(_SomeForm):
    """Notes that are about something else; one at least stays."""

    def __init__(self, data: Any, labels: Iterable[str]) -> None:
        super().__init__(data, labels)
        self.fields["chosen"].label = "Which of these notes are about something else?"

    def clean_chosen(self) -> list[int]:
        """Not all of them."""
        chosen: list[int] = self.cleaned_data["chosen"]
        if len(chosen) == len(self.fields["chosen"].choices):
            raise forms.ValidationError("Leave one note unticked. Or put the whole thought away below.")
        return chosen


class JoinForm(_SomeForm):
    """Other thoughts that are the same one."""

    def __init__(self, data: Any, labels: Iterable[str]) -> None:
        super().__init__(data, labels)
        self.fields["chosen"].label = "Which of these say the same?"
