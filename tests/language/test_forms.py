"""Every word of a form can be met in a text: one that never can is a hole that no other test shows."""

from datetime import UTC, datetime

import pytest

from meantime.language.forms import forms_in
from meantime.language.phrases import book_of, find_forms, words_of
from meantime.language.read import read_words

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "tables"),
    [("symptom_forms", ("forms", "guards")), ("coping_forms", ("forms", "guards"))],
)
def test_a_word_of_a_form_is_written_as_words_are_compared(name: str, tables: tuple[str, ...]) -> None:
    book = forms_in(name).book(*tables)
    slots = {
        slot
        for forms in (*book.by_word.values(), *book.by_stem.values())
        for form in forms
        for slot in form.slots
    }

    never_met = {word for slot in slots for word in slot.words if words_of(word).keys != (word,)}

    assert len(slots) > 1_000
    assert never_met == set()


def test_a_word_of_several_keys_stands_for_them_in_a_row() -> None:
    book = book_of({"exercise": ["ran|did ~1 5k|press-ups|laps", "sit-ups"]}, {})

    found = [
        find_forms(words_of(text), book)
        for text in ("ran 5k", "did press-ups", "did laps", "situps", "sit ups")
    ]

    assert [bool(hits) for hits in found] == [True, True, True, False, True]


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("out of breath on the stairs", "short_of_breath"),
        ("I could hear my heart pounding", "racing_heart"),
        ("felt sick all day, did the washing", "sick_feeling"),
    ],
)
def test_what_a_misspelling_once_hid_is_read(text: str, symptom: str) -> None:
    assert symptom in {one.name for one in read_words(text, now=NOW, tz="UTC").symptoms}


def test_hearing_a_noise_is_no_racing_heart() -> None:
    assert read_words("could hear the pipes hammering all night", now=NOW, tz="UTC").symptoms == ()
