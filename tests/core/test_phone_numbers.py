from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.core.phone_numbers import find_phone_numbers


@pytest.mark.parametrize(
    ("line", "tels"),
    [
        ("Priya 07700 900123", ["07700900123"]),
        ("Priya · 07700 900123 · after six", ["07700900123"]),
        ("+44 (0)20 7946 0123", ["+442079460123"]),
        ("Dr A, +1 (212) 555-0100, or (212) 555-0111", ["+12125550100", "2125550111"]),
        ("Text SHOUT to 85258", []),
        ("text 85258", ["85258"]),
        ("Samaritans: 116 123", ["116123"]),
        ("call 988", ["988"]),
        ("988", ["988"]),
        ("Ring 112", ["112"]),
        ("0800/1110111", ["08001110111"]),
    ],
)
def test_numbers_are_found_as_they_are_dialled(line: str, tels: list[str]) -> None:
    assert [number.tel for number in find_phone_numbers(line)] == tels


@pytest.mark.parametrize(
    "line",
    [
        "Since 23.11.2026",
        "2026-11-23",
        "11/23/26",
        "Open 9-17",
        "1990-1995 was worse",
        "Room 214",
        "Walk 3 times",
        "Ward 12, bed 3",
        "5.5 miles",
        "B2",
        "12345678901234567890",
        "call 12",
    ],
)
def test_days_rooms_and_hours_are_no_numbers_to_dial(line: str) -> None:
    assert find_phone_numbers(line) == ()


def test_a_line_that_names_a_service_may_have_a_short_number() -> None:
    lines = ("NHS 111, any time", "Samaritans, 116 123, any time", "Ward 214, 365 days", "Dr A, Room 12")

    found = [[n.tel for n in find_phone_numbers(line, short=True)] for line in lines]

    assert found == [["111"], ["116123"], [], []]
    assert find_phone_numbers("NHS 111, any time") == ()


def test_texts_are_offered_for_whole_numbers_and_after_the_word() -> None:
    assert [n.takes_texts for n in find_phone_numbers("07700 900123")] == [True]
    assert [n.takes_texts for n in find_phone_numbers("text 85258")] == [True]
    assert [n.takes_texts for n in find_phone_numbers("call 999")] == [False]


@given(st.text(max_size=80))
def test_any_line_gives_digits_only(line: str) -> None:
    for number in find_phone_numbers(line):
        digits = number.tel.removeprefix("+")
        assert digits.isdigit()
        assert 3 <= len(digits) <= 15
        assert number.shown in line
