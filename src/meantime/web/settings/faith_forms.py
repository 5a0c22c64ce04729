"""Forms of the faith and meaning pack."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.content.faith_files import faith_texts
from meantime.core.faith import LONGEST_SOURCE, LONGEST_TEXT, LONGEST_TITLE
from meantime.web.base.forms import Form, ManyChips

_WHENS = (
    ("open", "Only when I open it, on Support and with my plan"),
    ("hard", "Also after a hard note, below the ways to get help"),
    ("morning", "Also on Today, in the morning"),
)


class PackForm(Form):
    """Several, one or none. None turns it off."""

    chosen = forms.MultipleChoiceField(
        label="What fits you",
        required=False,
        help_text="Choose any. Without a choice it is off.",
        widget=ManyChips,
        error_messages={"invalid_choice": "Choose some of these."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(row.id, row.text) for row in faith_texts().choice]


class OwnTextForm(Form):
    """A text the person brings."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Write a title, so that you know it again."},
    )
    text = forms.CharField(
        label="The text",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "class": "words", "dir": "auto"}),
        error_messages={"required": "Write or paste the text."},
    )
    source = forms.CharField(label="Where it is from (optional)", max_length=LONGEST_SOURCE, required=False)
    when = forms.ChoiceField(
        label="When it is offered",
        choices=_WHENS,
        initial="open",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the three.", "invalid_choice": "Choose one of the three."},
    )
