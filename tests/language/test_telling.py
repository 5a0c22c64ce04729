"""How a clause is told: as a deed, as how it was, or as how it is."""

import pytest

from meantime.language.cues import flattened
from meantime.language.telling import Telling, is_past, telling_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mum slapped the table", Telling(deeds=1)),
        ("I was walking home and he didn't wait", Telling(deeds=2)),
        ("I got picked, he has left me", Telling(deeds=2)),
        ("it has worn me down", Telling(present=1)),
        ("my wife has stopped asking", Telling(present=1)),
        ("there was shouting", Telling(past=1)),
        ("he would hide in the shed", Telling(without=1)),
        ("we worked nights and argued", Telling(lasting=2)),
        ("I avoid the motorway", Telling(present=1)),
        ("rain, tea", Telling(without=2)),
        ("since we moved", Telling()),
        ("they are worried and I feel drained", Telling(present=2)),
    ],
)
def test_clauses_are_counted_by_how_they_are_told(text: str, told: Telling) -> None:
    assert telling_of(flattened(text)) == told


@pytest.mark.parametrize(
    ("word", "past"), [("slapped", True), ("rang", True), ("tired", False), ("ring", False)]
)
def test_past_forms_of_what_happens_once(word: str, past: bool) -> None:
    assert is_past(word) is past
