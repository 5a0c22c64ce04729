"""Two sessions with the week between, by the forms the pages offer: the second page opens with what was agreed."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from tests.journeys.pages import Visitor
from tests.journeys.test_week_web import add_session, on, start, take_out, unlock, write

MEETING, SISTER, MONEY = "Shut down in a meeting", "Saying no to my sister", "Money is tight"
SNAPPED = "Snapping at Ruth again over the dishes"
LEARNED = "The meeting was shorter than I predicted."
SECRET = "I laugh it off in the room"


@pytest.mark.django_db(transaction=True)
def test_the_second_brief_opens_with_the_outcome_of_everything_agreed_in_the_first(phone: Visitor) -> None:
    with on(11, "08:00"):
        start(phone)
        add_session(phone, "2026-11-12", "16:00")
        for words in (MEETING, SISTER, MONEY):
            add_topic(phone, words)
    with on(12, "16:20"):
        unlock(phone)
        in_the_room(phone)
    with on(12, "17:30"):
        unlock(phone)
        look_back(phone)
    with on(14, "20:00"):
        unlock(phone)
        write(phone.open("/"), SNAPPED)
        practise(phone)
    with on(17, "18:00"):
        unlock(phone)
        keep_something_private(phone)
        page = brief_of(phone)
        known = {json.loads(line)["id"] for line in take_out(phone)[1:]}

    assert [line["text"] for line in page["sections"]["practice"]] == [
        "One thought record: did some once",
        LEARNED,
        "On the bus: agreed, still open",
        "Watched for “Snapping at Ruth”: in 1 note",
    ]
    assert next(iter(page["sections"])) == "practice"
    assert [line["text"] for line in page["sections"]["topics"]] == [SISTER, MONEY]
    assert SECRET not in json.dumps(page)
    assert all(set(line["sources"]) <= known for part in page["sections"].values() for line in part)


def add_topic(phone: Visitor, words: str) -> None:
    phone.open("/session").follow("Add a topic")
    phone.press("Keep this topic", phone.form("Keep this topic").fill("What is it about?", words))


def in_the_room(phone: Visitor) -> None:
    """The first topic is said, the second parked, the third not come to."""
    phone.open("/").follow("Open the agenda")
    assert "About 30 minutes left" in phone.text
    first = next(form for form in phone._read().forms if "Said" in form.buttons())
    first.page = phone.path
    phone.press("Said", first.fill("A line to keep (optional)", "She has seen it too"))
    second = [form for form in phone._read().forms if "Park for next time" in form.buttons()][1]
    second.page = phone.path
    phone.press("Park for next time", second)
    assert "She has seen it too" in phone.page


def look_back(phone: Visitor) -> None:
    """Sixty seconds: one question a page; the topic nobody came to is left unticked."""
    phone.open("/").follow("Look back, sixty seconds")
    phone.press("Keep this")  # which topics were said
    phone.press("Keep this", phone.form("Keep this").fill("In your words", "It is not all my fault"))
    agreed = phone.form("Keep and add another").tick("Thought record")
    phone.press("Keep and add another", agreed.fill("What exactly? (optional)", "One thought record"))
    second = phone.form("Keep this").tick("Breathing").fill("What exactly? (optional)", "On the bus")
    phone.press("Keep this", second.fill("How often? (optional)", "on three mornings"))
    phone.press("Keep this", phone.form("Keep this").fill("One thing (optional)", "Snapping at Ruth"))
    how = phone.form("Keep this").tick("Yes", "I felt heard and respected.")
    phone.press("Keep this", how.tick("Yes", "Something felt off today."))
    phone.press("Keep this", phone.form("Keep this").fill("What was it? (optional)", SECRET))
    phone.press("Skip")
    ahead = phone.form("Keep this").fill("Day", "2026-11-19").fill("Time", "16:00")
    phone.press("Keep this", ahead)
    assert "The next span starts now." in phone.text
    assert "Look back, sixty seconds" not in phone.open("/").text


def practise(phone: Visitor) -> None:
    """The homework that was agreed, by its guided exercise: a step a page, some of them skipped."""
    phone.open("/practice").follow("Catch a thought")
    assert "For: One thought record" in phone.text
    phone.press("Begin")
    phone.press("Continue", phone.form("Continue").fill("What happened?", "The meeting on Monday"))
    while "/steps/outcome" not in phone.path:
        phone.press("Skip")
    ended = phone.form("Finish").tick("I did some of it").fill("What did you learn?", LEARNED)
    phone.press("Finish", ended)
    assert "/practice/attempts/" in phone.path


def keep_something_private(phone: Visitor) -> None:
    phone.open("/session").follow("Prepare")
    phone.follow("Look, one at a time")
    form = phone.form("Keep it private").fill("Your words (optional)", SECRET)
    phone.press("Keep it private", form)


def brief_of(phone: Visitor) -> dict:
    phone.open("/session").follow("Open the brief")
    return json.loads(phone.client.get(f"{urlsplit(phone.path).path}.json").content)
