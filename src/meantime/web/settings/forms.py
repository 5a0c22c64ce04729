"""Forms of the settings."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms

from meantime.content.loader import NO_COUNTRY, countries, support_texts
from meantime.core.moments import is_zone, zone_names
from meantime.web.base.forms import Form
from meantime.web.base.passphrases import NewPassphraseForm, passphrase_field

#: Groups of zones that are places; the others are old names for the same.
_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class LookForm(Form):
    """How pages look on this device."""

    theme = forms.ChoiceField(
        label="Colours",
        choices=[("system", "Like this device"), ("light", "Light"), ("dark", "Dark")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the three.", "invalid_choice": "Choose one of the three."},
    )
    text = forms.ChoiceField(
        label="Text size",
        choices=[("100", "Usual"), ("115", "Larger"), ("130", "Large"), ("150", "Very large")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the four.", "invalid_choice": "Choose one of the four."},
    )
    hand = forms.ChoiceField(
        label="The hand that holds the phone",
        choices=[("right", "Right"), ("left", "Left")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a side.", "invalid_choice": "Choose a side."},
    )


class PlaceForm(Form):
    """Language, country and time zone."""

    language = forms.ChoiceField(
        label="Dates are written like",
        choices=[("en-GB", "23 November 2026"), ("en-US", "November 23, 2026")],
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of the two."},
    )
    country = forms.ChoiceField(
        label="Country",
        help_text="For emergency numbers and paper size.",
        error_messages={
            "required": "Choose a country, or “Not in this list”.",
            "invalid_choice": "Choose a country from the list.",
        },
    )
    tz = forms.ChoiceField(
        label="Time zone",
        help_text="New notes are written in this zone. Older notes keep theirs.",
        error_messages={
            "required": "Choose a time zone.",
            "invalid_choice": "There is no time zone with this name. Choose one from the list.",
        },
    )

    def __init__(self, *args: Any, now_in: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((country.name, country.code) for country in countries())
        self.fields["country"].choices = [
            *((code, name) for name, code in named),
            (NO_COUNTRY, "Not in this list"),
        ]
        self.fields["tz"].choices = zone_choices(now_in)

    def clean_tz(self) -> str:
        tz: str = self.cleaned_data["tz"]
        if not is_zone(tz):
            raise forms.ValidationError("There is no time zone with this name. Choose one from the list.")
        return tz


class NameForm(Form):
    """What the brief calls the person."""

    name = forms.CharField(
        label="Name or initials",
        required=False,
        max_length=80,
        help_text="Printed at the top of your brief. You can leave it empty.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Use at most 80 characters."},
    )


class ReadingForm(Form):
    """What is done with the words of a note once it is kept."""

    reads_notes = forms.BooleanField(
        label="Offer what is in a note",
        required=False,
        help_text="After you keep a note: when it was, what you felt, what you did. You choose what is added.",
    )
    asks_questions = forms.BooleanField(
        label="Ask one question after a note",
        required=False,
        help_text="When a note says little, or later, for about one in five: how strong it is now. You can leave it.",
    )
    offers_support_card = forms.BooleanField(
        label="Show ways to get help after a hard note",
        required=False,
        help_text="It can miss a hard note, or show up for no reason. It is never stored or counted.",
    )


class PreparingForm(Form):
    """What is offered and asked before a session."""

    offers_preparing = forms.BooleanField(
        label="Offer to prepare two days before a session",
        required=False,
        help_text="One quiet line on Today. You can prepare at any time under Session.",
    )
    asks_private_questions = forms.BooleanField(
        label="Ask private questions while preparing",
        required=False,
        help_text="About what you noted that is on no list. Nobody sees your answers unless you choose it.",
    )


class FirstForm(Form):
    """The one thing that Support shows right below the emergency numbers."""

    first = forms.ChoiceField(
        label="What stands first",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of these."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        short = [(one.id, one.title) for one in support_texts().now if one.id != "call"]
        self.fields["first"].choices = [("", "The numbers to call"), *short]


class LockForm(Form):
    """When the journal locks itself."""

    lock_after = forms.IntegerField(
        label="Minutes without use",
        min_value=1,
        max_value=60,
        help_text="1 to 60. Then the journal locks itself.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Write a number from 1 to 60.",
            "invalid": "Write a whole number from 1 to 60.",
            "min_value": "Use 1 minute or more.",
            "max_value": "Use 60 minutes or fewer.",
        },
    )


class PassphraseForm(NewPassphraseForm):
    """The old passphrase, and a new one twice."""

    old = passphrase_field("Your passphrase now")
    field_order = ("old", "new", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].label = "New passphrase"
        self.fields["again"].label = "New passphrase once more"


class ConfirmForm(Form):
    """The passphrase, asked again."""

    passphrase = passphrase_field("Your passphrase")


def zone_choices(now_in: str) -> list[tuple[str, Any]]:
    """Zones by region for a plain select; a zone in use that is none of them stays at the top."""
    regions: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in sorted(zone_names()):
        region, _, place = zone.partition("/")
        if region in _REGIONS:
            regions[region].append((zone, place.replace("_", " ").replace("/", ", ")))
    listed = {zone for zones in regions.values() for zone, _ in zones}
    first = [zone for zone in dict.fromkeys((now_in, "UTC")) if zone not in listed]
    return [*((zone, zone) for zone in first), *regions.items()]
