"""Days and times in the order and on the clock of the person's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from meantime.web.base import dates
from tests.people import Someone, a_note


@pytest.fixture(autouse=True)
def _british_again() -> Iterator[None]:
    yield
    dates.use_language("en-GB")


@pytest.mark.parametrize(
    ("language", "short", "full", "morning", "midnight"),
    [
        ("en-GB", "Mon 23 Nov", "Monday 23 November 2026", "08:10", "00:05"),
        ("en-US", "Mon, Nov 23", "Monday, November 23, 2026", "8:10 am", "12:05 am"),
    ],
)
def test_a_day_and_a_time_in_each_language(
    language: str, short: str, full: str, morning: str, midnight: str
) -> None:
    dates.use_language(language)
    day = date(2026, 11, 23)

    assert (dates.day_name(day), dates.full_day(day)) == (short, full)
    assert dates.clock(datetime(2026, 11, 23, 8, 10)) == morning
    assert dates.clock(datetime(2026, 11, 23, 0, 5)) == midnight


@pytest.mark.django_db
def test_a_page_follows_the_language_of_the_journal(ana: Someone) -> None:
    note = ana.keeps(a_note("2026-11-23T20:10:00+00:00"))
    ana.journal.change_profile(language="en-US")

    page = ana.browser.get(f"/notes/{note.id}").content.decode()

    assert '<html lang="en-US"' in page
    assert "Monday, November 23, 2026" in page
    assert "8:10 pm" in page
