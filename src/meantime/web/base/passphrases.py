"""Passphrases in forms: one field, and one rule for a new one."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.accounts.people import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE
from meantime.web.base.forms import Form

#: So few different characters are a pattern, not a passphrase.
FEWEST_DIFFERENT = 5


def passphrase_field(label: str, *, new: bool = False, hint: str = "") -> forms.CharField:
    """A passphrase: never trimmed, paste and password managers welcome."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSPHRASE,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password"}),
        error_messages={
            "required": "Write your passphrase.",
            "max_length": f"Use at most {LONGEST_PASSPHRASE} characters.",
        },
    )


class NewPassphraseForm(Form):
    """A new passphrase, written twice."""

    new = passphrase_field(
        "Choose a passphrase",
        new=True,
        hint=f"At least {SHORTEST_PASSPHRASE} characters. Four or five words you can picture work well.",
    )
    again = passphrase_field("Write it once more", new=True)

    def clean_new(self) -> str:
        passphrase: str = self.cleaned_data["new"]
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise forms.ValidationError(
                f"This has {len(passphrase)} characters. Use at least {SHORTEST_PASSPHRASE}: add a word or two."
            )
        if len(set(passphrase)) < FEWEST_DIFFERENT:
            raise forms.ValidationError("This repeats a few characters. Use four or five different words.")
        return passphrase

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", "The two passphrases differ. Write the same one twice.")
        return cleaned
