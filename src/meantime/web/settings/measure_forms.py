"""The form for questionnaires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from meantime.core.measures import Measure
from meantime.web.base.forms import Form


class MeasuresForm(Form):
    """Which ones, how often, how many questions a page."""

    measures_on = forms.MultipleChoiceField(
        label="Which ones are here",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The PCL-5 is about a very stressful experience. It is best agreed with your therapist.",
        error_messages={"invalid_choice": "Choose from the list."},
    )
    measures_every = forms.ChoiceField(
        label="How often you plan to fill one in",
        choices=[("7", "Every week"), ("14", "Every 2 weeks"), ("28", "Every 4 weeks")],
        widget=forms.RadioSelect,
        help_text="Most ask about the last 2 weeks, so every 2 weeks is often enough.",
        error_messages={"required": "Choose one of the three.", "invalid_choice": "Choose one of the three."},
    )
    measures_on_one_page = forms.ChoiceField(
        label="How they are asked",
        choices=[("no", "One question a page"), ("yes", "All on one page")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."},
    )

    def __init__(self, *args: Any, measures: Iterable[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures_on"].choices = [
            (measure.id, f"{measure.title}: {measure.subject.lower()}") for measure in measures
        ]
