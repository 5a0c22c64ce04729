"""Forms of the door: start, unlock, recover."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.accounts.people import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE
from meantime.content.loader import countries
from meantime.core.moments import is_zone

#: So few different characters are a pattern, not a passphrase.
FEWEST_DIFFERENT = 5


def passphrase_field(label: str, *, new: bool, hint: str = "") -> forms.CharField:
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


class NewPassphraseForm(forms.Form):
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


class WelcomeForm(NewPassphraseForm):
    """Starting a journal on this machine."""

    country = forms.ChoiceField(
        label="Which country are you in?",
        help_text="For emergency numbers, dates and paper size. You can change it later.",
        error_messages={
            "required": "Choose a country, or “Not in this list”.",
            "invalid_choice": "Choose a country from the list.",
        },
    )
    tz = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("sign_in_name", "country", "new", "again", "tz")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((country.name, country.code) for country in countries())
        self.fields["country"].choices = [
            ("", "Choose…"),
            *((code, name) for name, code in named),
            ("XX", "Not in this list"),
        ]

    def clean_tz(self) -> str:
        """The zone the browser named; an unknown one is no reason to stop anybody at the door."""
        tz: str = self.cleaned_data["tz"]
        return tz if is_zone(tz) and tz else ""


class SignUpForm(WelcomeForm):
    """Starting a journal on a server that several people use."""

    sign_in_name = forms.CharField(
        label="Choose a name to sign in with",
        max_length=150,
        help_text="Any name or initials. Others on this server can't see it.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": "Write a name you will remember."},
    )


class UnlockForm(forms.Form):
    """The passphrase of the only person here."""

    passphrase = passphrase_field("Passphrase", new=False)


class SignInForm(UnlockForm):
    """Name and passphrase on a server that several people use."""

    sign_in_name = forms.CharField(
        label="Name",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": "Write the name you sign in with."},
    )
    field_order = ("sign_in_name", "passphrase")


class RecoverForm(NewPassphraseForm):
    """The recovery words and a new passphrase."""

    words = forms.CharField(
        label="Your 24 recovery words",
        help_text="In order. Small or capital letters, spaces or new lines all work.",
        widget=forms.Textarea(
            attrs={"rows": 4, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Write the 24 words from your recovery sheet."},
    )
    field_order = ("sign_in_name", "words", "new", "again")


class NamedRecoverForm(RecoverForm):
    """The same on a server that several people use."""

    sign_in_name = forms.CharField(
        label="Name", max_length=150, error_messages={"required": "Write the name you sign in with."}
    )


class AskedBackForm(forms.Form):
    """A few of the recovery words, asked back."""

    def __init__(self, *args: Any, places: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in places:
            self.fields[f"word_{place}"] = forms.CharField(
                label=f"Word {place}",
                max_length=40,
                widget=forms.TextInput(
                    attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
                ),
                error_messages={"required": f"Write word {place} from your sheet."},
            )

    def answers(self) -> dict[int, str]:
        """The words by their place."""
        return {int(name.removeprefix("word_")): word for name, word in self.cleaned_data.items()}
