"""Forms of the door: start, unlock, recover."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.content.loader import countries
from meantime.core.moments import is_zone
from meantime.web.base.passphrases import NewPassphraseForm, passphrase_field


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
