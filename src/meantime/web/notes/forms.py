"""Forms of notes: strings in, parts of a note out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from meantime.core.moments import from_wall_clock, local_time
from meantime.core.notes import MAX_TEXT, Emotion, Note


class PlainText(forms.CharField):
    """Words as they were typed: only line ends are made alike and characters nobody can type are left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, **kwargs)
        self.validators = []  # Django's own refuses NUL bytes; we drop them below

    def to_python(self, value: Any) -> str:
        lines = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return "".join(c for c in lines if c in "\n\t" or c >= " ").replace("\x7f", "")


class CaptureForm(forms.Form):
    """What Today takes: an id the form was given, some text, perhaps a few feelings."""

    id = forms.UUIDField()
    text = PlainText()
    feeling = forms.MultipleChoiceField(required=False)
    own_feeling = PlainText()
    tz = PlainText()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feeling"].valid_value = lambda value: bool(value.strip())

    def feelings(self) -> tuple[Emotion, ...]:
        """The feelings that were tapped or typed, each once."""
        named = [
            *self.cleaned_data["feeling"],
            *self.cleaned_data["own_feeling"].replace("\n", ",").split(","),
        ]
        unique = dict.fromkeys(name.strip() for name in named if name.strip())
        return tuple(Emotion(name=name[:80]) for name in unique)


class WordsForm(forms.Form):
    """The words of a note, when it was, and whether it is kept out of briefs."""

    rev = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    text = PlainText(
        label="What happened?",
        widget=forms.Textarea(attrs={"rows": 6, "class": "words", "maxlength": MAX_TEXT}),
    )
    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day it was.", "invalid": "Write the day as 2026-11-23."},
    )
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Choose about when it was.", "invalid": "Write the time as 08:10."},
    )
    private = forms.BooleanField(
        label="Keep this note out of briefs",
        required=False,
        help_text="It is never counted or quoted on a page for your therapist.",
    )

    @classmethod
    def of(cls, note: Note, rev: int) -> WordsForm:
        """The form as it shows a note."""
        local = local_time(note.at, note.tz)
        return cls(
            initial={
                "rev": rev,
                "text": note.text,
                "day": local.date(),
                "time": local.time(),
                "private": note.private,
            }
        )

    def moment(self, note: Note) -> datetime:
        """When it was; an instant that was not changed keeps its seconds."""
        wall = datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        before = local_time(note.at, note.tz)
        if wall == before.replace(tzinfo=None, second=0, microsecond=0):
            return note.at
        return from_wall_clock(wall, note.tz)
