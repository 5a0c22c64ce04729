"""The agenda: every topic on one page, marks that are kept with it, the time in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from meantime.accounts.people import public_key_of
from meantime.actions.inbox import put_sealed
from meantime.core.questions import Question
from meantime.core.topics import Topic
from meantime.vault.inbox import seal_to
from tests.people import a_session
from tests.web.sessions.test_preparation import page_of


@pytest.fixture
def room(ana, now):
    """A session that began thirty minutes ago, with one topic."""
    session = ana.keeps(a_session((now - timedelta(minutes=30)).isoformat()))
    topic = ana.keeps(
        Topic(id=str(uuid4()), session=session.id, text="A boundary", opening="On Monday I said no.")
    )
    return session, topic


def test_everything_stands_on_the_page_with_the_time_in_words(ana, room):
    session, _ = room
    ana.keeps(Question(id=str(uuid4()), text="How long does it take?"))

    page = page_of(ana, f"/sessions/{session.id}/agenda")

    assert "About 20 minutes left" in page
    assert "A boundary" in page
    assert "On Monday I said no." in page
    assert "How long does it take?" in page
    assert 'minutes="35"' in page, "the lock waits for the end: 20 minutes and the usual 15"


def test_a_mark_and_a_line_are_kept_with_the_topic_and_reach_no_brief(ana, room):
    session, topic = room

    answer = ana.browser.post(f"/topics/{topic.id}/mark", {"state": "said", "jot": "She knew it too"})

    assert answer.headers["Location"] == f"/sessions/{session.id}/agenda#topic-{topic.id}"
    kept = ana.journal.topics()[0]
    assert (kept.state, kept.jot) == ("said", "She knew it too")
    assert "She knew it too" in page_of(ana, f"/sessions/{session.id}/agenda")
    assert "She knew it too" not in page_of(ana, f"/sessions/{session.id}/brief")


def test_a_script_gets_no_page_and_a_line_alone_changes_no_state(ana, room):
    _, topic = room
    ana.browser.post(f"/topics/{topic.id}/mark", {"state": "parked"})

    answer = ana.browser.post(
        f"/topics/{topic.id}/mark", {"jot": "x", "state": "nonsense"}, headers={"accept": "application/json"}
    )

    assert (answer.status_code, answer.content) == (204, b"")
    assert (ana.journal.topics()[0].state, ana.journal.topics()[0].jot) == ("parked", "x")


def test_marks_sealed_without_a_connection_come_in_their_order_before_a_later_one(ana, room):
    session, topic = room
    for at, state in (("2026-11-23T08:50:00Z", "parked"), ("2026-11-23T08:40:00Z", "said")):
        seal_mark(ana, topic=topic.id, at=at, state=state, jot=f"jot of {state}")

    assert "jot of parked" in page_of(ana, f"/sessions/{session.id}/agenda")
    assert ana.journal.topics()[0].state == "parked"

    seal_mark(ana, topic=topic.id, at="2026-11-23T08:55:00Z", state="said")
    ana.browser.post(f"/topics/{topic.id}/mark", {"state": "open"})
    assert ana.journal.topics()[0].state == "open"


def test_a_sealed_mark_on_a_topic_that_is_gone_or_on_anything_else_changes_nothing(ana, room):
    session, topic = room
    before = ana.journal.everything()
    seal_mark(ana, topic=str(uuid4()), at="2026-11-23T08:50:00Z", state="said")
    seal_mark(ana, topic=session.id, at="2026-11-23T08:50:00Z", state="said")
    seal_mark(ana, topic=topic.id, at=7, state=["said"], jot={"x": 1})

    page_of(ana, f"/sessions/{session.id}/agenda")

    assert ana.journal.everything() == before


def test_a_session_long_past_opens_without_topics_too(ana):
    past = ana.keeps(a_session("2020-01-01T10:00:00+00:00"))

    page = page_of(ana, f"/sessions/{past.id}/agenda")

    assert "The planned time is over" in page
    assert "You can talk about whatever is here today." in page


@pytest.mark.parametrize(
    "where", ["/", "/session", "/sessions/{}/agenda", "/sessions/{}/after/shifted", "/sessions/{}/brief"]
)
def test_without_a_therapists_name_no_page_names_nobody(ana, now, where):
    session = ana.keeps(replace(a_session((now - timedelta(minutes=30)).isoformat()), therapist=""))

    page = page_of(ana, where.format(session.id))

    assert "with <bdi>" not in page
    assert "None" not in page


def seal_mark(someone, **mark):
    mark_id = str(uuid4())
    line = json.dumps({"kind": "topic_mark", "id": mark_id, **mark}).encode()
    person = someone.opened.person_id
    put_sealed(person, UUID(mark_id), seal_to(public_key_of(person), line, person=person, id=UUID(mark_id)))


def test_of_two_sessions_at_one_time_each_has_its_own_agenda_and_pages_lead_to_the_one_begun_last(
    ana, room, now
):
    first, _ = room
    second = ana.keeps(a_session((now - timedelta(minutes=10)).isoformat()))
    ana.keeps(Topic(id=str(uuid4()), session=second.id, text="The other talk"))

    assert "The other talk" not in page_of(ana, f"/sessions/{first.id}/agenda")
    page = page_of(ana, f"/sessions/{second.id}/agenda")
    assert "About 40 minutes left" in page
    assert "A boundary" not in page
    for place in ("/", "/session"):
        assert f'href="/sessions/{second.id}/agenda"' in page_of(ana, place)
        assert f'href="/sessions/{first.id}/agenda"' not in page_of(ana, place)


def test_a_session_over_a_clock_change_keeps_its_minutes_on_the_page(ana):
    session = ana.keeps(a_session("2026-10-25T01:40:00+01:00"))  # 00:40 UTC; the clocks go back at 01:00 UTC

    with time_machine.travel("2026-10-25T01:10:00+00:00", tick=False):
        page = page_of(ana, f"/sessions/{session.id}/agenda")

    assert "About 20 minutes left" in page
