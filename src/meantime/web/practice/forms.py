"""Forms of the Practice place: homework, ladders and their steps, plans of check-ins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from meantime.content.exercise_files import exercises_of, find_exercise
from meantime.core.homework import EXERCISE_WORDS
from meantime.core.tracking import LONGEST_PLAN, MOMENTS
from meantime.web.base.forms import Form, ManyChips, OneChip
from meantime.web.base.words import LONG, Words


class RecordForm(Form):
    """A new record brings its own id, a stored one the revision that was read."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    rev = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"id": str(uuid4()), "rev": 0, **(initial or {})})


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed, when the form was sent."""
    return request.POST if request.method == "POST" else None


def _day(label: str, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    said = {"invalid": "Write the day as 2026-11-26.", "required": "Choose a day."}
    return forms.DateField(label=label, widget=widget, error_messages=said, **kwargs)


class HomeworkForm(RecordForm):
    """What to practise, how often, when, and a plan for what may get in the way."""

    what = forms.ChoiceField(
        label="What to practise",
        error_messages={"required": "Choose what to practise.", "invalid_choice": "Choose one of the list."},
    )
    title = Words(label="In your own words (optional)", help_text="Such as “Breathe on the train”.")
    how_often = Words(label="How often (optional)", help_text="Such as “on three mornings”.")
    when = Words(label="When and where (optional)", help_text="Such as “after breakfast, in the kitchen”.")
    obstacle = Words(label="If this gets in the way … (optional)", help_text="Such as “I run late”.")
    instead = Words(label="… then I will (optional)", help_text="Such as “do it on the train”.")
    due_on = _day("For which day (optional)", required=False)
    set_by = forms.ChoiceField(
        label="Whose idea is it?",
        widget=OneChip,
        choices=[("me", "My own"), ("therapist", "From my session")],
        initial="me",
        error_messages={"required": "Choose whose idea it is.", "invalid_choice": "Choose one of the two."},
    )
    private = forms.BooleanField(
        label="Keep it out of the brief",
        required=False,
        help_text="It stays here for you. It is never printed or counted.",
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["what"].choices = [("", "Choose one"), *_kinds()]
        if self.initial.get("guide"):
            self.initial.setdefault("what", self.initial["guide"])

    @staticmethod
    def meant(what: str) -> tuple[str, str]:
        """(kind, guided exercise) of a choice; no guided exercise when only the kind was chosen."""
        exercise = find_exercise(what)
        return (exercise.kind, exercise.id) if exercise else (what, "")


class LadderForm(RecordForm):
    """What a ladder is about."""

    theme = Words(
        label="What is it about?",
        required=True,
        help_text="Such as “Going back to the shop”.",
        error_messages={"required": "Write a few words, such as “Going back to the shop”."},
    )
    feared = Words(label="What are you most afraid will happen? (optional)", lines=3, longest=LONG)
    private = forms.BooleanField(label="Keep it out of the brief", required=False)


class RungForm(RecordForm):
    """One step of a ladder."""

    text = Words(
        label="The step",
        required=True,
        help_text="Something you can do in one go. “Buy one thing, early, with Jo.”",
        error_messages={"required": "Write a few words, such as “Buy one thing”."},
    )
    distress = forms.TypedChoiceField(
        label="How hard will it be, 0 to 100? (optional)",
        required=False,
        coerce=int,
        empty_value=None,
        widget=OneChip,
        choices=[(n, str(n)) for n in range(0, 101, 10)],
        help_text="0 calm, 25 mild, 50 not nice, 75 hard to bear, 100 the worst ever.",
        error_messages={"invalid_choice": "Choose a number from 0 to 100."},
    )
    agreed = forms.BooleanField(
        label="I agreed on this step with my therapist",
        required=False,
        help_text="Only agreed steps can be practised here.",
    )


class PlanForm(RecordForm):
    """Some days of checking in, with an end."""

    starts = _day("First day")
    ends = _day("Last day", help_text=f"{LONGEST_PLAN} days at most. After it nothing is asked any more.")
    moments = forms.MultipleChoiceField(
        label="When in the day (optional)", required=False, widget=ManyChips, choices=list(MOMENTS.items())
    )
    about = Words(label="What to look at (optional)", help_text="Such as “mornings before work”.")

    @staticmethod
    def a_week(today: Any) -> dict[str, Any]:
        """A first suggestion: seven days from today."""
        return {"starts": today, "ends": today + timedelta(days=6)}


def _kinds() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each kind with its exercises; the kind itself first."""
    for kind, words in EXERCISE_WORDS.items():
        yield words, [(kind, f"{words}, in any way"), *((one.id, one.title) for one in exercises_of(kind))]
