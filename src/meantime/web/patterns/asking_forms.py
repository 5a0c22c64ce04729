"""Forms of questions and trials."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from meantime.web.base.forms import Form, OneChip

_HALF = 120
#: Lengths of a trial offered, in days.
_LENGTHS = [("14", "2 weeks"), ("20", "About 3 weeks"), ("28", "4 weeks")]


def _words(label: str, hint: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=_HALF,
        widget=forms.TextInput(attrs={"class": "words", "autocomplete": "off"}),
        error_messages={"required": missing, "max_length": f"Use at most {_HALF} characters."},
    )


class WonderingForm(Form):
    """I wonder if … then …"""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    rev = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    when = _words(
        "I wonder if …",
        "Words that stand in your notes, such as “slept badly”.",
        "Write what may go with it.",
    )
    then = _words(
        "… then …", "A feeling you rate, or other words of your notes.", "Write what it may go with."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = uuid4


class TrialForm(Form):
    """What is tried, and for how long."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    skill = _words(
        "What do you want to try?",
        "Something you can do on any day, such as “slow breathing”.",
        "Write a few words.",
    )
    length = forms.ChoiceField(
        label="For how long?",
        choices=_LENGTHS,
        widget=OneChip,
        initial="14",
        error_messages={"required": "Choose how long.", "invalid_choice": "Choose one of the three."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = uuid4


class EveningForm(Form):
    """How one day was."""

    day = forms.DateField(widget=forms.HiddenInput)
    strength = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=int,
        error_messages={"required": "Choose a number.", "invalid_choice": "Choose a number."},
    )
    practised = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        required=False,
        empty_value=None,
    )
