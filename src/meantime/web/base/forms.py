"""One field element for every form."""

from __future__ import annotations

from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting


class MeantimeRenderer(TemplatesSetting):
    """Renders a field with label, hint, error and input in that order, from the project's own templates."""

    field_template_name = "elements/field.html"

    def get_template(self, template_name: str):
        """Our templates first, then Django's own for the widgets."""
        if template_name.startswith("django/"):
            return _widgets.get_template(template_name)
        return super().get_template(template_name)


class OneChip(forms.RadioSelect):
    """One of a few, as a row of chips."""

    chips = True


class ManyChips(forms.CheckboxSelectMultiple):
    """Some of a few, as a row of chips."""

    chips = True


class Form(forms.Form):
    """A form whose errors are read by the error summary and the field element."""


_widgets = DjangoTemplates()
