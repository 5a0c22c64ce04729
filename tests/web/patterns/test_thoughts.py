"""Thoughts that come back: in the person's words, with their notes, and a way to a topic without private ones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
THOUGHT = "I always ruin everything"


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def came_back(someone: Someone, *, times: int = 3, private: bool = False) -> list[str]:
    """The thought on so many days, the newest on 20 November; the ids, oldest first."""
    notes = [
        a_note((NOON - timedelta(days=3 + n)).isoformat(), text=THOUGHT, private=private)
        for n in reversed(range(times))
    ]
    someone.keeps(*notes)
    return [note.id for note in notes]


def section(someone: Someone) -> str:
    page = someone.browser.get("/patterns").content.decode()
    return page.partition('id="returning"')[2].partition("</section>")[0]


def topic_links(part: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/topics/new[^"]*)"', part)]


def test_a_thought_that_came_back_is_shown_with_its_notes(ana: Someone) -> None:
    ids = came_back(ana)

    shown = section(ana)

    assert "Thoughts that come back" in shown
    assert f'<bdi class="words">{THOUGHT}</bdi>' in shown
    assert "came back in 3 notes since Wed 18 Nov, last on Fri 20 Nov" in shown
    assert re.findall(r'href="/notes/([^"]+)"', shown) == ids[::-1]


def test_of_a_long_note_the_sentence_is_shown_that_came_back(ana: Someone) -> None:
    came_back(ana, times=2)
    ana.keeps(a_note("2026-11-21T12:00:00+00:00", text=f"Made soup. {'Rain. ' * 40}{THOUGHT}. Slept."))

    assert section(ana).count(f'<bdi class="words">{THOUGHT}</bdi>') == 4
    assert "Made soup" not in section(ana)


def test_a_topic_starts_from_its_notes_but_never_from_private_ones(ana: Someone) -> None:
    private = came_back(ana, times=2, private=True)
    shared = ana.keeps(a_note("2026-11-10T10:00:00+00:00", text=THOUGHT))

    shown = section(ana)

    assert topic_links(shown) == [f"/topics/new?note={shared.id}"]
    assert all(f'href="/notes/{one}"' in shown for one in private)


def test_a_thought_in_private_notes_alone_leads_to_an_empty_topic(ana: Someone) -> None:
    came_back(ana, private=True)

    assert topic_links(section(ana)) == ["/topics/new"]


def test_a_topic_starts_from_at_most_ten_notes_the_newest(ana: Someone) -> None:
    ids = came_back(ana, times=12)

    (link,) = topic_links(section(ana))

    assert re.findall(r"note=([^&]+)", link) == ids[-10:]


def test_nothing_is_said_when_nothing_came_back(ana: Someone, chris: Someone) -> None:
    came_back(ana)

    assert section(chris) == ""


def test_twice_the_notes_take_the_same_number_of_queries(ana: Someone) -> None:
    counts = []
    for _ in range(2):
        came_back(ana, times=4)
        section(ana)
        with CaptureQueriesContext(connection) as queries:
            section(ana)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12
