"""Forms of the look back after a session: one question each, every field may stay empty."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from meantime.content.loader import question_bank
from meantime.core.homework import EXERCISE_WORDS
from meantime.core.practice import fingerprint
from meantime.web.base.words import LONG, Words


class _OwnId(forms.Form):
    """A form whose record brings its own id, so that one sent twice makes one record."""

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"id": str(uuid4()), **(initial or {})}, **kwargs)


class _SeenForm(forms.Form):
    """A form that remembers what stood in its fields when the page was opened, so that two tabs lose nothing."""

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        seen = {f"seen_{name}": fingerprint(words) for name, words in initial.items()}
        super().__init__(*args, initial={**initial, **seen}, **kwargs)
        for name in seen:
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)


class TalkedForm(forms.Form):
    """Which topics were talked about."""

    #: The topics that were ticked when the page was opened; a second tab changes only what is changed in it.
    before = forms.CharField(required=False, widget=forms.HiddenInput)
    said = forms.MultipleChoiceField(
        label="We talked about", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, topics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said"].choices = topics


class ShiftedForm(_SeenForm):
    """What shifted."""

    shifted = Words(label="In your words", lines=4, longest=LONG)


class AgreedForm(_OwnId):
    """Homework that was agreed: what kind, how often, when, and what to do when something gets in the way."""

    exercise = forms.ChoiceField(
        label="What kind is it?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a kind, or skip this question.",
            "invalid_choice": "Choose one of these.",
        },
    )
    title = Words(label="What exactly? (optional)", help_text="Such as “Breathing on the bus”.")
    how_often = Words(label="How often? (optional)", help_text="Such as “on three mornings”.")
    when = Words(label="When and where? (optional)", help_text="Such as “after breakfast, in the kitchen”.")
    obstacle = Words(label="If this gets in the way … (optional)", help_text="Such as “I am late”.")
    instead = Words(label="… then I will (optional)", help_text="Such as “do one round at my desk”.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exercise"].choices = list(EXERCISE_WORDS.items())


class WatchForForm(_OwnId):
    """Something to watch for until next time."""

    text = Words(label="One thing (optional)", help_text="Such as “Snapping at Ruth”.")


class HowForm(forms.Form):
    """How the session was: each answer may stay open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bank = question_bank()
        answers = [(one.id, one.text) for one in bank.review_answers]
        for asked in bank.review:
            field = forms.ChoiceField(
                label=asked.text, required=False, choices=answers, widget=forms.RadioSelect
            )
            self.fields[asked.id] = field


class OffForm(_OwnId):
    """What felt off, and what is to become of it."""

    answer = Words(label="What was it? (optional)", lines=4, longest=LONG)
    share = forms.ChoiceField(label="What happens with it?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["share"].choices = [(one.id, one.text) for one in question_bank().honesty_choices]


class RememberForm(_SeenForm):
    """Two lines to keep."""

    remember = Words(label="One thing I want to remember (optional)", lines=2, longest=LONG)
    more_or_less = Words(label="One thing I'd like more or less of (optional)", lines=2, longest=LONG)
