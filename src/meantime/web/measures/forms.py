"""The questions of a form as fields: the published words, one radio each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from meantime.core.measures import Measure, options_of, questions_of
from meantime.web.base.forms import Form

#: Stands for "rather not say" in a form.
_LEFT = "left"
_LEFT_WORDS = "Rather not say"


class AnswersForm(Form):
    """Some questions of a questionnaire. `places` are 1 for the first question."""

    def __init__(
        self,
        data: QueryDict | None,
        measure: Measure,
        *,
        places: Iterable[int],
        known: Mapping[int, int | None],
    ) -> None:
        first = {f"q{place}": _LEFT if value is None else str(value) for place, value in known.items()}
        super().__init__(data, initial=first)
        self.measure = measure
        for place in places:
            self.fields[f"q{place}"] = _field(measure, place)

    def clean(self) -> dict[str, Any]:
        """After "never" to the first question of some forms, the others ask about nothing."""
        cleaned = super().clean() or self.cleaned_data
        if self.measure.first_zero_ends and cleaned.get("q1") == "0":
            for name in [name for name in self.errors if name != "q1"]:
                del self.errors[name]
        return cleaned

    def answers(self) -> dict[int, int | None]:
        """The answers that were given, by place; None for "rather not say"."""
        given = ((name, self.cleaned_data.get(name, "")) for name in self.fields)
        return {int(name[1:]): None if value == _LEFT else int(value) for name, value in given if value}


def _field(measure: Measure, place: int) -> forms.ChoiceField:
    item = questions_of(measure)[place - 1]
    is_counted = place <= len(measure.item)
    choices = [(str(option.value), option.text) for option in options_of(measure, item)]
    can_leave = bool(measure.may_leave) or not is_counted
    if can_leave:
        choices.append((_LEFT, _LEFT_WORDS))
    said = _what_to_do(place, can_leave=can_leave)
    return forms.ChoiceField(
        label=item.text,
        choices=choices,
        widget=forms.RadioSelect,
        required=is_counted,
        error_messages={"required": said, "invalid_choice": said},
    )


def _what_to_do(place: int, *, can_leave: bool) -> str:
    return f"Question {place}: choose an answer" + (f", or “{_LEFT_WORDS}”." if can_leave else ".")
