"""The gallery: every element with invented values, as one page of HTML."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string

from meantime.web.base.forms import Form, ManyChips, OneChip

_ZERO_TO_TEN = [(str(n), str(n)) for n in range(11)]


class GalleryForm(Form):
    """One field of each kind."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Choose the day."},
    )
    words = forms.CharField(
        label="In your words",
        help_text="A few words are enough.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "words"}),
        error_messages={"required": "Write a few words or choose one feeling."},
    )
    passphrase = forms.CharField(
        label="Passphrase", widget=forms.PasswordInput, error_messages={"required": "Write your passphrase."}
    )
    country = forms.ChoiceField(
        label="Country",
        choices=[("", "Choose…"), ("GB", "United Kingdom")],
        error_messages={"required": "Choose one."},
    )
    place = forms.MultipleChoiceField(
        label="Where was it?",
        choices=[("home", "at home"), ("work", "at work"), ("out", "on the way")],
        widget=ManyChips,
        error_messages={"required": "Choose where it was."},
    )
    helped = forms.ChoiceField(
        label="Did it help?",
        choices=[("a bit", "A bit"), ("a lot", "A lot")],
        widget=OneChip,
        error_messages={"required": "Choose how much it helped."},
    )
    private = forms.BooleanField(
        label="Keep this note out of briefs", required=False, help_text="It is never counted or quoted."
    )


def gallery(*, theme: str = "light", text: str = "100") -> str:
    """The page as a signed-in person would get it."""
    request = HttpRequest()
    request.method, request.path = "GET", "/gallery"
    request.COOKIES.update({"mt-theme": theme, "mt-text": text})
    request.journal = SimpleNamespace(profile=SimpleNamespace(lock_after=15))
    request.opened = SimpleNamespace()
    return render_to_string("base/gallery.html", values(), request=request)


def values() -> dict[str, Any]:
    """What the page shows."""
    ends = ("not at all", "as strong as it gets")
    scale = {"field": "strength", "label": "Strength", "choices": _ZERO_TO_TEN, "value": "7", "ends": ends}
    helped = [("worse", "Worse"), ("same", "No change"), ("bit", "A bit"), ("lot", "A lot")]
    return {
        "place": "today",
        "form": GalleryForm(auto_id="whole_%s"),
        "broken": GalleryForm({}, auto_id="broken_%s"),
        "capture": {
            "id": str(UUID(int=1)),
            "text": "",
            "problems": [],
            "locked": False,
            "chosen": ["calm"],
            "feelings": ["anxious", "sad", "angry", "tired", "calm", "happy"],
            "more_feelings": ["ashamed", "bored"],
        },
        "span": span(),
        "scale": scale,
        "word_scale": {
            "field": "helped",
            "label": "Did it help?",
            "choices": helped,
            "value": "bit",
            "ends": ("", ""),
        },
        "words": ["river", "candle", "umbrella", "orchard", "winter", "pencil"],
    }


def span() -> dict[str, Any]:
    """A span with each kind of note, a gap, and both posts."""
    return {
        "next": {"label": "Thu 26 Nov", "when": "16:00 in 3 days", "url": "#main"},
        "last": {"label": "Thu 12 Nov", "when": "16:00 11 days ago", "url": "#main"},
        "days": [
            _day("Mon 23 Nov", 0, [
                _note("08:10", "HU", "Felt anxious on a Monday morning before work", "anxious 7 · going to work"),
                _note("07:30", "LP", "", "calm 3"),
            ]),
            _day("Sun 22 Nov", 0, [_note("21:05", "LU", "Cried after talking with mom", "sad 6", private=True)]),
            _day("Wed 18 Nov", 3, [
                _note("19:40", "HP", "Went to choir after all. It was good to sing.", "", unsettled=True),
                _note("12:15", "M", "Skipped lunch with the others", ""),
            ]),
        ],
        "more": 0,
    }  # fmt: skip


def _day(label: str, gap: int, notes: list[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "iso": f"2026-11-{label.split()[1]}", "gap_before": gap, "notes": notes}


def _note(time: str, quadrant: str, words: str, chips: str, **more: bool) -> dict[str, Any]:
    flags = {"private": False, "unsettled": False, **more}
    return {"url": "#main", "time": time, "quadrant": quadrant, "words": words, "chips": chips, **flags}
