"""The field for a person's own words, for every form."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms

#: Longest text and longest line, in characters.
LONG, SHORT = 5_000, 300


class Words(forms.CharField):
    """Words as they were typed; one line, or several. `own=False` for a name, which is shown like any other field."""

    def __init__(self, *, lines: int = 1, longest: int = SHORT, own: bool = True, **kwargs: Any) -> None:
        looks = {"class": "words", "dir": "auto"} if own else {}
        widget = forms.Textarea(attrs={"rows": lines, **looks}) if lines > 1 else forms.TextInput(attrs=looks)
        super().__init__(**{"required": False, "strip": False, "widget": widget, **kwargs})
        self.one_line, self.longest = lines == 1, longest
        self.validators = []  # Django's own refuse a NUL and forget the rest; here only the NUL is left out

    def to_python(self, value: Any) -> str:
        text = as_typed(str(value or ""))
        return " ".join(text.split()) if self.one_line else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise forms.ValidationError(
                f"Shorten this to {self.longest:,} characters. It has {len(value):,}."
            )


def as_typed(words: str) -> str:
    """The words as they were typed: line ends are made alike; characters nobody can type are left out."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_typed, lines)).strip()


def _typed(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t" else character
