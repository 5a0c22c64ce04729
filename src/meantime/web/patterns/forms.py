"""The form of a thought that comes back."""

from __future__ import annotations

from django import forms

from meantime.core.theme_choices import LONGEST_NAME


class ThemeNameForm(forms.Form):
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
