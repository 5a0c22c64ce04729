"""Ten years of another app come in: look first, answer what the file does not say, decide; twice adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.journeys.pages import Visitor
from tests.people import Someone

FIRST_DAY, DAYS = date(2016, 11, 23), 3653
MOODS = ("rad", "good", "wobbly", "meh", "bad", "awful")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield


def ten_years() -> bytes:
    """A Daylio CSV with one note a day for ten years."""
    rows = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        said = f"Line one of {day:%A}\nand two, number {number}" if number % 50 == 0 else f"Number {number}"
        rows.append(
            f"{day.isoformat()},{day.day} {day:%B},{day:%A},9:{number % 60:02} pm,{MOODS[number % 6]},"
            f'family | long walk,,"{said}"'
        )
    return "\r\n".join(rows).encode()


def choose(visitor: Visitor, data: bytes) -> Visitor:
    form = (
        visitor.open("/settings")
        .follow("Bring notes in From a file of another app, or of Meantime")
        .form("See what is in it")
    )
    return visitor.press("See what is in it", form.attach("File", "daylio_export.csv", data))


def test_ten_years_come_in_once_and_are_found_in_their_months(ana: Someone) -> None:
    visitor, data = Visitor(ana.browser), ten_years()

    choose(visitor, data)
    assert "3,653 rows: 3,653 new, 0 here already." in visitor.text.replace("3653", "3,653")
    assert ana.journal.count_notes() == 0

    answer_the_question(visitor)
    assert ana.journal.count_notes() == 0
    visitor.press("Add 3,653 notes" if "Add 3,653 notes" in visitor.text else button(visitor, "Add "))
    assert ana.journal.count_notes() == DAYS

    choose(visitor, data)
    assert "0 new" in visitor.text
    assert not [one for form in visitor._read().forms for one in form.buttons() if one.startswith("Add ")]
    assert ana.journal.count_notes() == DAYS
    the_months_hold_them(visitor)


def button(visitor: Visitor, begins: str) -> str:
    return next(one for form in visitor._read().forms for one in form.buttons() if one.startswith(begins))


def answer_the_question(visitor: Visitor) -> None:
    """The file has a mood of the person's own: only they know where it belongs."""
    form = visitor.form("See the report with these answers")
    (asked,) = [one for one in form.fields if "wobbly" in one.label]
    asked.value = next(code for code, _ in asked.options if code == "4")
    visitor.press("See the report with these answers", form)
    (kept,) = [
        one for one in visitor.form("See the report with these answers").fields if "wobbly" in one.label
    ]
    assert (visitor.status, kept.value) == (200, "4")


def the_months_hold_them(visitor: Visitor) -> None:
    visitor.open("/").follow("Older notes")
    months = [href for href, _ in visitor.links if href.startswith("/notes/months/")]
    assert len(months) == 121
    assert (
        visitor.open("/notes/months/2020/2").page.count("Number ") + visitor.page.count("Line one of") == 29
    )
    assert "Line one of Wednesday" in visitor.open("/notes/months/2016/11").text
    assert visitor.open("/notes/months/2016/10").page.count("Number ") == 0


def test_where_a_mood_belongs_is_kept_with_its_notes(ana: Someone) -> None:
    visitor = Visitor(ana.browser)
    choose(visitor, b"\r\n".join(ten_years().split(b"\r\n")[:8]))
    answer_the_question(visitor)
    visitor.press(button(visitor, "Add "))

    wobbly = [note for note in ana.journal.notes() if note.extra["mood"]["name"] == "wobbly"]
    assert [note.extra["mood"]["group"] for note in wobbly] == [4]


def test_not_this_time_leaves_nothing_behind(ana: Someone) -> None:
    visitor = Visitor(ana.browser)
    choose(visitor, ten_years()[:5000].rpartition(b"\r\n")[0])
    visitor.press("Not this time")

    assert ana.journal.everything() == []
