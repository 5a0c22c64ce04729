"""Fields shared by the forms of this feature: days, numbers, the hidden id and revision."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict


class RecordForm(forms.Form):
    """A form about one record: a new one brings its own id, a stored one the revision that was read."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    rev = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        first = {"id": str(uuid4()), "rev": 0, **(initial or {})}
        super().__init__(data, initial=first)

    def second_id(self) -> str:
        """An id under which this version can be kept beside the other one; the same while the page is shown."""
        return str(uuid4())


class KnownChoices(forms.MultipleChoiceField):
    """Ticks of a list; what is no longer on the list (a note erased meanwhile) is left out."""

    def to_python(self, value: Any) -> list[str]:
        return [one for one in super().to_python(value) if self.valid_value(one)]


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed, when the form was sent."""
    return request.POST if request.method == "POST" else None


def day_field(label: str, *, required: str = "", **kwargs: Any) -> forms.DateField:
    """A day, with the browser's own chooser."""
    said = {"required": required, "invalid": "Write the day as 2026-11-26."}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=bool(required), widget=widget, error_messages=said, **kwargs)


def whole_number(label: str, *, too_small: str, **kwargs: Any) -> forms.IntegerField:
    """A number of minutes, 1 to 480."""
    said = {"invalid": too_small, "min_value": too_small, "max_value": too_small, "required": too_small}
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 480})
    return forms.IntegerField(
        label=label, min_value=1, max_value=480, widget=widget, error_messages=said, **kwargs
    )


def private_field(thing: str) -> forms.BooleanField:
    """Kept out of the brief."""
    return forms.BooleanField(
        label=f"Keep this {thing} out of the brief",
        required=False,
        help_text="It stays here for you. It is never printed or counted.",
    )
