from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.topics import Topic
from tests.people import a_note, a_session, an_anxious_note


def page_of(someone, address="/session"):
    response = someone.browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def a_topic(session=None, **more):
    return Topic(id=str(uuid4()), session=session, **{"text": "Saying no to my sister", **more})


def test_an_empty_journal_is_offered_a_first_session_and_no_brief(ana):
    page = page_of(ana)

    assert 'href="/sessions/new"' in page
    assert "Add your next session" in page
    assert "Two or three topics are enough" in page
    assert 'href="/brief"' not in page


def test_without_a_planned_session_waiting_topics_are_the_list_and_the_brief_is_open(ana):
    ana.keeps(a_topic(text="A boundary"))

    page = page_of(ana)

    assert "A boundary" in page
    assert 'href="/brief"' in page


def test_the_coming_session_shows_when_it_is_and_leads_to_its_brief(ana):
    coming = ana.keeps(a_session("2026-11-26T16:00:00+00:00"))

    page = page_of(ana)

    assert "Thursday 26 November 2026, 16:00" in page
    assert "in 3 days" in page
    assert f'href="/sessions/{coming.id}/brief"' in page


def test_a_session_that_is_going_on_stays_until_it_ends(ana, now):
    going_on = a_session((now - timedelta(minutes=20)).isoformat())
    ana.keeps(going_on, a_session("2026-11-30T16:00:00+00:00"))

    page = page_of(ana)

    assert "Going on now" in page
    assert page.index(f"/sessions/{going_on.id}/brief") < page.index("Later sessions")


def test_topics_stand_in_their_order_and_can_be_moved(ana):
    coming = a_session()
    first, second = (
        a_topic(coming.id, text="First thing", order=1),
        a_topic(coming.id, text="Second thing", order=2),
    )
    ana.keeps(coming, first, second)

    ana.browser.post(f"/topics/{second.id}/moves", {"direction": "up"})
    page = page_of(ana)

    assert page.index("Second thing") < page.index("First thing")


def test_moving_the_first_topic_up_changes_nothing(ana):
    coming = a_session()
    first, second = (
        a_topic(coming.id, text="First thing", order=1),
        a_topic(coming.id, text="Second thing", order=2),
    )
    ana.keeps(coming, first, second)

    response = ana.browser.post(f"/topics/{first.id}/moves", {"direction": "up"})

    assert response.status_code == 302
    assert [t.text for t in ana.journal.topics()] == ["First thing", "Second thing"]


def test_a_waiting_topic_can_be_brought_to_the_session(ana):
    coming, waiting = a_session(), a_topic(text="It waits")
    ana.keeps(coming, a_topic(coming.id, order=1), waiting)

    ana.browser.post(f"/topics/{waiting.id}/session")
    ana.browser.post(f"/topics/{waiting.id}/session")

    brought = ana.journal.find(Topic, waiting.id).record
    assert (brought.session, brought.order) == (coming.id, 2)


def test_topics_not_talked_about_last_time_are_offered_again_with_their_words(ana):
    last, coming = a_session("2026-11-19T16:00:00+00:00"), a_session()
    left, said = (
        a_topic(last.id, text="Left over", state="parked"),
        a_topic(last.id, text="Done", state="said"),
    )
    ana.keeps(last, coming, left, said)

    page = page_of(ana)
    form = page_of(ana, f"/topics/new?again={left.id}")

    assert f"again={left.id}" in page
    assert f"again={said.id}" not in page
    assert 'value="Left over"' in form


def test_the_newest_look_back_of_the_span_is_shown_and_an_older_one_is_not(ana):
    ana.keeps(
        a_session("2026-11-19T16:00:00+00:00"),
        Reflection(
            id=str(uuid4()), at=datetime.fromisoformat("2026-11-12T16:00:00+00:00"), felt="Older words"
        ),
        Reflection(
            id=str(uuid4()), at=datetime.fromisoformat("2026-11-21T16:00:00+00:00"), felt="Newer words"
        ),
    )

    page = page_of(ana)

    assert "Newer words" in page
    assert "Older words" not in page


def test_the_history_has_ten_sessions_a_page_newest_first(ana, now):
    ana.keeps(
        *(
            a_session(
                (now - timedelta(days=7 * n)).isoformat(),
            )
            for n in range(1, 13)
        )
    )

    first, second = page_of(ana), page_of(ana, "/session?page=2")

    assert "Monday 16 November 2026" in first
    assert first.count("Brief for ") == 10
    assert second.count("Brief for ") == 2
    assert "Monday 31 August 2026" in second


def test_a_page_that_is_no_number_shows_the_first(ana):
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"))

    assert "Thursday 19 November 2026" in page_of(ana, "/session?page=x")


def test_questions_that_were_asked_are_apart_from_those_that_wait(ana):
    asked = Question(id=str(uuid4()), text="Did it help?", answer="A little.")
    waiting = Question(id=str(uuid4()), text="What comes next?")
    ana.keeps(asked, waiting)

    page = page_of(ana)

    assert page.index("What comes next?") < page.index("Asked before") < page.index("Did it help?")


def test_a_locked_browser_is_sent_to_the_lock(ana, client):
    for address in (
        "/session",
        "/sessions/new",
        "/topics/new",
        "/questions",
        "/questions/new",
        "/reflections/new",
    ):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/unlock")


def test_words_of_other_people_are_not_on_the_page(ana, chris):
    ana.keeps(a_session(), a_topic(text="Only mine"), an_anxious_note())

    assert "Only mine" not in page_of(chris)


def test_the_number_of_queries_does_not_grow_with_the_records(ana, now, django_assert_num_queries):
    def more(count):
        for n in range(count):
            session = a_session((now - timedelta(days=n + 1)).isoformat())
            question = Question(id=str(uuid4()), text="Why?", asked_on=now.date())
            ana.keeps(session, a_topic(session.id), a_topic(), question, a_note())

    more(3)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        page_of(ana)
    more(6)
    with django_assert_num_queries(len(few)):
        page_of(ana)


def test_a_therapist_name_of_300_letters_and_hostile_words_are_shown_as_text(ana):
    coming = a_session()
    ana.keeps(a_session("2026-11-25T16:00:00+00:00"))
    name = "<b>" + "ü" * 297

    response = ana.browser.post(
        "/sessions/new",
        {
            "id": coming.id,
            "rev": "0",
            "day": "2026-11-24",
            "time": "16:00",
            "minutes": "50",
            "therapist": name,
        },
    )

    assert response.status_code == 302
    assert "&lt;b&gt;üüü" in page_of(ana)
