"""The tags of a diary: spellings brought together, each note counted once."""

from __future__ import annotations

from meantime.patterns.tags import tags_of
from tests.patterns.diaries import note


def test_spellings_are_one_tag_shown_as_it_was_written_last() -> None:
    notes = [
        note(0, days=0.0, triggers=("mum",)),
        note(1, days=1.0, triggers=("Mum ", "mum", "work")),
        note(2, days=2.0, triggers=("MUM",)),
        note(3, days=3.0, triggers=("work",)),
    ]

    tags = tags_of(notes)

    assert tags.places == {"trigger:mum": [0, 1, 2], "trigger:work": [1, 3]}
    assert tags.shown["trigger:mum"] == ("trigger", "MUM")
