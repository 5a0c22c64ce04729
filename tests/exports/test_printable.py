"""Text made printable with the fonts at hand."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from meantime.exports.printable import BREAK, FONTS, is_right_to_left, plain, printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Felt  anxious\n on Monday", "Felt anxious on Monday"),
        ("a\x00b\u202ec", "abc"),
        ("会 x", "□ x"),
        ("x\ud800", "x□"),
        ("e\u0301", "é"),
        ("👩‍👧", "👩‍👧"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_a_text_keeps_what_the_fonts_have(text: str, printed: str) -> None:
    assert printable(text, 80) == printed


def test_a_text_that_is_too_wide_ends_with_an_ellipsis() -> None:
    assert printable("one two three", 9) == "one two…"


def test_a_long_word_gets_places_to_break_and_loses_nothing() -> None:
    printed = printable("W" * 30, 80)

    assert printed.replace(BREAK, "") == "W" * 30
    assert printed.count(BREAK) == 3


def test_no_letter_carries_more_marks_than_its_row_has_room_for() -> None:
    assert printable("Z" + "\u0316" * 50, 300) == "Z" + "\u0316" * 4


def test_the_last_resort_keeps_latin_letters_only() -> None:
    assert plain("“né” ж") == "“né” □"


@pytest.mark.parametrize(("text", "answer"), [("123 שלום", True), ("abc שלום", False), ("12!", False)])
def test_the_first_letter_decides_the_direction(text: str, answer: bool) -> None:
    assert is_right_to_left(text) is answer


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    in_fonts = {c for path in FONTS.glob("*.ttf") for c in TTFont(path).getBestCmap()}
    printable_ones = {c for c in in_fonts if c >= 0x20 and not 0x7F <= c < 0xA0}

    listed: set[int] = set()
    for first, last in re.findall(
        r"([0-9A-F]+)(?:-([0-9A-F]+))?", (FONTS / "coverage.txt").read_text("ascii")
    ):
        listed |= set(range(int(first, 16), int(last or first, 16) + 1))

    assert listed == printable_ones


def test_the_fonts_stay_below_two_and_a_half_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 2_500_000
