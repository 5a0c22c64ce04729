"""Forms of sessions, topics, questions and reflections."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from meantime.content.loader import question_bank
from meantime.core.sessions import USUAL_MINUTES
from meantime.web.base.words import LONG, Words
from meantime.web.sessions.fields import (
    KnownChoices,
    RecordForm,
    day_field,
    private_field,
    whole_number,
)

OWN = "own"
#: Years a session can lie in: the instants of all zones stay within what a date can hold.
_YEARS = range(1970, 2200)
_STATES = (
    ("open", "Still open"),
    ("said", "We talked about it"),
    ("parked", "Parked for later"),
    ("settled", "Settled"),
)


class SessionForm(RecordForm):
    """When a session is, for how long and with whom."""

    day = day_field("Day", required="Choose the day of the session.")
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Choose the time it starts.", "invalid": "Write the time as 16:00."},
    )
    minutes = whole_number(
        "Minutes", too_small="Choose 1 to 480 minutes. Usual is 50.", initial=USUAL_MINUTES
    )
    therapist = Words(label="With (optional)", help_text="Your therapist, as you call them.", own=False)

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if day.year not in _YEARS:
            raise forms.ValidationError("Choose a year from 1970 to 2199.")
        return day


class FirstSessionForm(SessionForm):
    """A new session, with the topics that wait for one."""

    bring = forms.BooleanField(label="Bring the topics that wait", required=False)


class TopicForm(RecordForm):
    """One thing to talk about."""

    text = Words(
        label="What is it about?",
        required=True,
        help_text="A headline in your own words.",
        error_messages={"required": "Write a few words, such as “Shut down in a meeting”."},
    )
    opening = Words(label="How I'll begin (optional)", lines=4, longest=LONG)
    want = forms.ChoiceField(label="What I want from it (optional)", required=False, widget=forms.RadioSelect)
    minutes = forms.ChoiceField(label="Minutes (optional)", required=False, widget=forms.RadioSelect)
    own_minutes = whole_number(
        "Another number of minutes", too_small="Choose 1 to 480 minutes.", required=False
    )
    notes = KnownChoices(label="Notes behind it", required=False, widget=forms.CheckboxSelectMultiple)
    session = forms.ChoiceField(
        label="For which session",
        required=False,
        error_messages={"invalid_choice": "Choose one of these sessions. The other one is gone."},
    )
    state = forms.ChoiceField(
        label="Where it stands", required=False, choices=_STATES, widget=forms.RadioSelect
    )
    private = private_field("topic")

    def __init__(self, *args: Any, notes: list[Any], sessions: list[Any], held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bank = question_bank()
        self.fields["want"].choices = [("", "Not sure yet"), *((want.id, want.text) for want in bank.wants)]
        self.fields["minutes"].choices = [
            ("", "Not sure yet"),
            *((str(n), str(n)) for n in bank.minutes),
            (OWN, "Another number"),
        ]
        self.fields["notes"].choices = notes
        self.fields["session"].choices = sessions
        if not held:
            del self.fields["state"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if (
            given.get("minutes") == OWN
            and given.get("own_minutes") is None
            and "own_minutes" not in self.errors
        ):
            self.add_error("own_minutes", "Write the number of minutes.")
        return given

    def chosen_minutes(self) -> int | None:
        """The minutes wanted, or None."""
        chosen = self.cleaned_data["minutes"]
        return self.cleaned_data["own_minutes"] if chosen == OWN else int(chosen) if chosen else None


class QuestionForm(RecordForm):
    """One question, when it was asked and what came back."""

    text = Words(
        label="Your question",
        lines=3,
        longest=LONG,
        required=True,
        error_messages={"required": "Write a few words, such as “How will I know it is working?”."},
    )
    asked_on = day_field("Asked on (optional)", help_text="Leave this empty while it waits.")
    answer = Words(label="The answer, as you remember it (optional)", lines=4, longest=LONG)
    private = private_field("question")


class NewQuestionForm(QuestionForm):
    """New questions: an own one, some of the bank, or both."""

    bank = KnownChoices(
        label="Questions people often ask", required=False, widget=forms.CheckboxSelectMultiple
    )
    asked_on = None
    answer = None

    def __init__(self, *args: Any, known: set[str], bank: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["bank"].choices = [(asked, text) for asked, text in bank.items() if text not in known]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "text" in given and not given["text"] and not given.get("bank"):
            self.add_error("text", "Write a question, or choose one below.")
        return given


class ReflectionForm(RecordForm):
    """The four questions of looking back; each may stay empty."""

    felt = Words(lines=3, longest=LONG)
    did = Words(lines=3, longest=LONG)
    notice = Words(lines=3, longest=LONG)
    next = Words(lines=3, longest=LONG)
    private = private_field("look back")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for asked in question_bank().reflection:
            self.fields[asked.id].label = asked.heading
            self.fields[asked.id].help_text = asked.hint

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        parts = ("felt", "did", "notice", "next")
        if all(part in given for part in parts) and not any(given[part] for part in parts):
            self.add_error("felt", "Answer one of the four questions. One line is enough.")
        return given
