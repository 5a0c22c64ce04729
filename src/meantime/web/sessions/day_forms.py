"""Forms of the session day: hard things, things to watch for, the look back."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.content.loader import question_bank
from meantime.web.base.words import LONG, Words
from meantime.web.sessions.fields import KnownChoices, RecordForm, private_field

OWN = "own"
_STATES = (
    ("open", "Still watching"),
    ("seen", "It came up"),
    ("quiet", "Quiet this time"),
    ("settled", "Settled"),
)


class HardForm(RecordForm):
    """One thing that is hard to say, and what is to become of it."""

    prompt = forms.ChoiceField(label="Which one is true for you?", required=False, widget=forms.RadioSelect)
    own = Words(label="Or in your own words (optional)")
    answer = Words(label="Say more, if you like (optional)", lines=4, longest=LONG)
    share = forms.ChoiceField(
        label="What happens with it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens with it.", "invalid_choice": "Choose one of these."},
    )

    def __init__(self, *args: Any, prompts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prompt"].choices = prompts
        self.fields["share"].choices = [(one.id, one.text) for one in question_bank().honesty_choices]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("prompt") and not given.get("own") and "own" not in self.errors:
            self.add_error("prompt", "Choose one of these, or write it in your own words.")
        return given


class WatchForm(RecordForm):
    """One thing to watch for, and what was seen of it."""

    text = Words(
        label="What to watch for",
        required=True,
        error_messages={"required": "Write a few words, such as “Snapping at Ruth”."},
    )
    state = forms.ChoiceField(label="Where it stands", choices=_STATES, widget=forms.RadioSelect)
    notes = KnownChoices(label="Notes that show it", required=False, widget=forms.CheckboxSelectMultiple)
    private = private_field("line")

    def __init__(self, *args: Any, notes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["notes"].choices = notes
        self.fields["state"].required = False
