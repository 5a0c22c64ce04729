"""Forms of transfer: a file in, a file out, an end."""

from __future__ import annotations

from typing import Any

from django import forms

from meantime.accounts.people import LONGEST_PASSPHRASE
from meantime.importers.base import SOURCES, MappingQuestion
from meantime.importers.limits import MAX_FILE, MIB
from meantime.web.base.forms import Form

#: The word that says it is meant.
DELETE = "delete"


class FileForm(Form):
    """A file to bring in."""

    file = forms.FileField(
        label="File",
        help_text=f"Up to {MAX_FILE // MIB} MB.",
        max_length=255,
        error_messages={
            "required": "Choose a file.",
            "invalid": "Choose a file.",
            "empty": "This file is empty. Export it once more, then try again.",
            "max_length": "The name of this file is too long. Give it a shorter one.",
        },
    )
    source = forms.ChoiceField(
        label="Where does it come from?",
        required=False,
        choices=[("", "Find out from the file"), *((name, title) for name, (title, _) in SOURCES.items())],
        error_messages={"invalid_choice": "Choose a source from the list."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(
                f"This file is larger than {MAX_FILE // MIB} MB. Export a shorter time, or without photos."
            )
        return file


class AnswersForm(Form):
    """What the file does not say. Every question may stay as it is."""

    def __init__(self, *args: Any, questions: tuple[MappingQuestion, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = {f"answer_{place}": question.key for place, question in enumerate(questions)}
        for name, question in zip(self._keys, questions, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=question.text, choices=question.options, initial=question.default, required=False
            )

    def answers(self) -> dict[str, str]:
        """The answers by the key of their question; what was not answered is left out."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else {}
        return {key: given[name] for name, key in self._keys.items() if given.get(name)}


class PassphraseForm(Form):
    """The passphrase, asked again before something that cannot be taken back."""

    passphrase = forms.CharField(
        label="Your passphrase",
        strip=False,
        max_length=LONGEST_PASSPHRASE,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={
            "required": "Write your passphrase.",
            "max_length": f"Use at most {LONGEST_PASSPHRASE} characters.",
        },
    )


class ExportForm(PassphraseForm):
    """In which form everything goes out."""

    form = forms.ChoiceField(
        label="As",
        choices=[
            ("journal", "Everything, as a plain journal (.jsonl). Meantime can read it back"),
            ("csv", "Notes as a table (.csv), for a spreadsheet"),
            ("markdown", "Everything as text to read (.md)"),
        ],
        initial="journal",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the three.", "invalid_choice": "Choose one of the three."},
    )
    field_order = ("form", "passphrase")


class ErasureForm(PassphraseForm):
    """The word and the passphrase."""

    word = forms.CharField(
        label=f"Type the word “{DELETE}”",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": f"Type “{DELETE}” if you mean it.",
            "max_length": f"Type “{DELETE}” if you mean it.",
        },
    )
    field_order = ("word", "passphrase")

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip().strip("“”\"'").casefold()
        if word != DELETE:
            raise forms.ValidationError(f"Type “{DELETE}” if you mean it. Nothing was deleted.")
        return word
