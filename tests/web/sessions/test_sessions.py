from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from tests.people import a_session, make_person
from tests.web.sessions.forms import session_form, value_of


def test_a_new_session_is_kept_with_its_time_in_the_persons_zone(ana):
    response = ana.browser.post("/sessions/new", session_form(day="2026-07-02", time="16:00"))

    kept = ana.journal.sessions()[0]
    assert response["Location"] == "/session"
    assert kept.at == datetime(2026, 7, 2, 15, 0, tzinfo=UTC)
    assert (kept.tz, kept.minutes, kept.therapist) == ("Europe/London", 50, "Dr A")


def test_the_next_session_is_offered_a_week_after_the_last_with_the_same_therapist(ana):
    ana.keeps(a_session("2026-11-19T16:00:00+00:00", minutes=45))

    page = ana.browser.get("/sessions/new").content.decode()

    assert value_of(page, "day") == "2026-11-26"
    assert value_of(page, "time") == "16:00"
    assert value_of(page, "minutes") == "45"
    assert value_of(page, "therapist") == "Dr A"


def test_after_a_pause_the_offered_day_is_the_same_weekday_still_to_come(ana):
    ana.keeps(a_session("2026-09-03T15:00:00+00:00"))

    page = ana.browser.get("/sessions/new").content.decode()

    assert value_of(page, "day") == "2026-11-26"
    assert value_of(page, "time") == "16:00"


def test_the_first_session_is_offered_fifty_minutes(ana):
    assert value_of(ana.browser.get("/sessions/new").content.decode(), "minutes") == "50"


def test_a_form_sent_twice_makes_one_session(ana):
    form = session_form()

    ana.browser.post("/sessions/new", form)
    again = ana.browser.post("/sessions/new", form)

    assert again.status_code == 302
    assert len(ana.journal.sessions()) == 1


def test_a_form_sent_again_with_other_words_shows_both(ana):
    form = session_form()
    ana.browser.post("/sessions/new", form)

    again = ana.browser.post("/sessions/new", form | {"therapist": "Dr B"})

    assert again.status_code == 409
    assert "Dr A" in again.content.decode()
    assert 'value="Dr B"' in again.content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": ""}, "Choose the day of the session."),
        ({"day": "tomorrow"}, "Write the day as 2026-11-26."),
        ({"day": "0001-01-01"}, "Choose a year from 1970 to 2199."),
        ({"day": "9999-12-31"}, "Choose a year from 1970 to 2199."),
        ({"time": ""}, "Choose the time it starts."),
        ({"time": "25:00"}, "Write the time as 16:00."),
        ({"minutes": "0"}, "Choose 1 to 480 minutes."),
        ({"minutes": "ten"}, "Choose 1 to 480 minutes."),
        ({"therapist": "x" * 301}, "Shorten this to 300 characters. It has 301."),
    ],
)
def test_a_form_that_cannot_be_kept_says_what_to_do_and_keeps_what_was_typed(ana, given, said):
    response = ana.browser.post("/sessions/new", session_form(**{"therapist": "Dr Kept", **given}))

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert given.get("therapist", "Dr Kept") in page
    assert ana.journal.sessions() == []


def test_an_empty_form_is_not_kept(ana):
    assert ana.browser.post("/sessions/new").status_code == 422


def test_a_time_the_clocks_jump_over_moves_forward(ana):
    ana.browser.post("/sessions/new", session_form(day="2027-03-28", time="01:30"))

    assert ana.journal.sessions()[0].at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert "Sunday 28 March 2027, 02:30" in ana.browser.get("/session").content.decode()


def test_a_time_that_happens_twice_stays_the_second_when_the_form_is_kept_unchanged(ana):
    session = ana.keeps(a_session("2026-10-25T01:30:00+00:00"))

    ana.browser.post(
        f"/sessions/{session.id}", session_form(rev="1", day="2026-10-25", time="01:30", minutes="40")
    )

    kept = ana.journal.find(TherapySession, session.id).record
    assert kept.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert kept.minutes == 40


def test_a_week_after_a_session_keeps_its_wall_clock_over_a_clock_change(ana):
    ana.keeps(a_session("2027-03-25T16:00:00+00:00"))

    page = ana.browser.get("/sessions/new").content.decode()

    assert (value_of(page, "day"), value_of(page, "time")) == ("2027-04-01", "16:00")


def test_a_session_changed_elsewhere_is_shown_beside_the_own_version(ana):
    session = ana.keeps(a_session())
    ana.browser.post(f"/sessions/{session.id}", session_form(rev="1", therapist="Dr First"))

    stale = ana.browser.post(f"/sessions/{session.id}", session_form(rev="1", therapist="Dr Second"))
    page = stale.content.decode()
    settled = ana.browser.post(
        f"/sessions/{session.id}", session_form(rev=value_of(page, "rev"), therapist="Dr Second")
    )

    assert stale.status_code == 409
    assert "Dr First" in page
    assert 'value="Dr Second"' in page
    assert settled.status_code == 302
    assert ana.journal.find(TherapySession, session.id).record.therapist == "Dr Second"


def test_the_same_edit_sent_twice_is_no_clash(ana):
    session, form = ana.keeps(a_session()), session_form(rev="1", therapist="Dr B")

    ana.browser.post(f"/sessions/{session.id}", form)

    assert ana.browser.post(f"/sessions/{session.id}", form).status_code == 302


def test_overlapping_sessions_and_sessions_gone_by_can_be_kept(ana):
    ana.browser.post("/sessions/new", session_form(time="16:00"))
    ana.browser.post("/sessions/new", session_form(time="16:00"))
    ana.browser.post("/sessions/new", session_form(day="2020-02-29", time="09:00"))

    page = ana.browser.get("/session").content.decode()
    assert len(ana.journal.sessions()) == 3
    assert "Later sessions" in page
    assert "Saturday 29 February 2020" in page


def test_topics_that_wait_come_along_when_wished(ana):
    topic = ana.keeps(Topic(id=str(uuid4()), text="It waits"))
    form = session_form(bring="on")

    ana.browser.post("/sessions/new", form)

    assert ana.journal.find(Topic, topic.id).record.session == form["id"]


def test_topics_that_wait_stay_when_not_wished(ana):
    topic = ana.keeps(Topic(id=str(uuid4()), text="It waits"))

    ana.browser.post("/sessions/new", session_form())

    assert ana.journal.find(Topic, topic.id).record.session is None


def test_erasing_asks_once_and_leaves_the_topics_waiting(ana):
    session = a_session()
    topic = Topic(id=str(uuid4()), session=session.id, text="It stays")
    ana.keeps(session, topic)

    asked = ana.browser.get(f"/sessions/{session.id}/erasure").content.decode()
    still_there = len(ana.journal.sessions())
    ana.browser.post(f"/sessions/{session.id}/erasure")

    assert "Its topic stays and waits" in asked
    assert still_there == 1
    assert ana.journal.sessions() == []
    assert ana.journal.find(Topic, topic.id).record.session is None


def test_a_stranger_finds_nothing(ana, chris):
    session = ana.keeps(a_session())

    for address in (f"/sessions/{session.id}", f"/sessions/{session.id}/erasure"):
        assert chris.browser.get(address).status_code == 404
        assert chris.browser.post(address, session_form()).status_code == 404
    assert len(ana.journal.sessions()) == 1


def test_a_form_with_a_strangers_id_makes_ones_own_record(ana, chris):
    session = ana.keeps(a_session())

    chris.browser.post("/sessions/new", session_form(id=session.id, therapist="Dr C"))

    assert ana.journal.find(TherapySession, session.id).record.therapist == "Dr A"
    assert chris.journal.find(TherapySession, session.id).record.therapist == "Dr C"


def test_a_form_with_the_id_of_another_kind_of_record_changes_nothing(ana):
    topic = ana.keeps(Topic(id=str(uuid4()), text="A topic"))

    response = ana.browser.post("/sessions/new", session_form(id=topic.id))

    assert response.status_code == 404
    assert ana.journal.find(Topic, topic.id).record.text == "A topic"


@pytest.mark.usefixtures("_world")
def test_days_are_those_of_the_persons_own_zone():
    kim = make_person("kim", tz="Pacific/Kiritimati", country="KI")
    kim.keeps(a_session("2026-11-26T16:00:00+00:00"))

    assert "Friday 27 November 2026, 06:00" in kim.browser.get("/session").content.decode()
