from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meantime.core.topics import Topic
from tests.people import a_note, a_session
from tests.web.sessions.forms import topic_form, value_of


def kept_topic(someone) -> Topic:
    (only,) = someone.journal.topics()
    return only


def test_a_topic_is_kept_with_everything_that_was_chosen(ana):
    session, note = a_session(), a_note()
    ana.keeps(session, note)

    response = ana.browser.post(
        "/topics/new",
        topic_form(
            opening="On Thursday I shut down.",
            want="understand",
            minutes="20",
            notes=[note.id],
            session=session.id,
            private="on",
        ),
    )

    topic = kept_topic(ana)
    assert response.status_code == 302
    assert (topic.text, topic.opening) == ("Shut down in a meeting", "On Thursday I shut down.")
    assert (topic.want, topic.minutes, topic.notes) == ("understand", 20, (note.id,))
    assert (topic.session, topic.order, topic.private, topic.state) == (session.id, 1, True, "open")


def test_a_headline_alone_is_enough(ana):
    ana.browser.post("/topics/new", topic_form())

    assert kept_topic(ana) == Topic(id=kept_topic(ana).id, text="Shut down in a meeting")


def test_a_form_sent_twice_makes_one_topic(ana):
    form = topic_form()

    ana.browser.post("/topics/new", form)
    again = ana.browser.post("/topics/new", form)

    assert again.status_code == 302
    assert kept_topic(ana).order == 1


def test_chosen_notes_fill_the_headline_and_the_day_of_the_hint(ana):
    note = ana.keeps(a_note("2026-11-19T10:00:00+00:00", "Shut down in the stand-up. Walked out."))

    page = ana.browser.get(f"/topics/new?note={note.id}").content.decode()

    assert value_of(page, "text") == "Shut down in the stand-up. Walked out."
    assert "On Thursday I … ." in page
    assert f'value="{note.id}" id="id_notes_0" checked' in page.replace(' class="', " ")


def test_notes_that_are_not_there_are_left_out(ana, chris):
    foreign = chris.keeps(a_note(text="Only Chris"))

    page = ana.browser.get(f"/topics/new?note={foreign.id}&note=nonsense").content.decode()
    ana.browser.post("/topics/new", topic_form(notes=[foreign.id, "nonsense"]))

    assert "Only Chris" not in page
    assert kept_topic(ana).notes == ()


def test_an_idea_fills_the_headline(ana):
    page = ana.browser.get("/topics/new?starter=panic_attack").content.decode()

    assert value_of(page, "text") == "A panic attack"


def test_notes_of_the_span_can_be_ticked_and_older_ones_stay_ticked(ana):
    old = a_note("2026-03-01T10:00:00+00:00", "Long ago")
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"), a_note(text="In the span"), old)
    topic = ana.keeps(Topic(id=str(uuid4()), text="Old things", notes=(old.id,)))

    page = ana.browser.get(f"/topics/{topic.id}").content.decode()
    ana.browser.post(f"/topics/{topic.id}", topic_form(rev="1", notes=[old.id]))

    assert "In the span" in page
    assert "Long ago" in page
    assert kept_topic(ana).notes == (old.id,)


def test_a_fourth_topic_is_allowed_and_the_page_says_kindly_that_three_fit(ana):
    session = a_session()
    ana.keeps(session, *(Topic(id=str(uuid4()), session=session.id, text="x", order=n) for n in (1, 2, 3)))

    page = ana.browser.get("/topics/new").content.decode()
    response = ana.browser.post("/topics/new", topic_form(session=session.id))

    assert "Two or three fit one session well" in page
    assert response.status_code == 302
    assert len(ana.journal.topics()) == 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "  "}, "Write a few words"),
        ({"text": "x" * 301}, "Shorten this to 300 characters"),
        ({"minutes": "own", "own_minutes": ""}, "Write the number of minutes."),
        ({"minutes": "own", "own_minutes": "481"}, "Choose 1 to 480 minutes."),
        ({"session": str(uuid4())}, "Choose one of these sessions."),
    ],
)
def test_a_form_that_cannot_be_kept_says_what_to_do(ana, given, said):
    response = ana.browser.post("/topics/new", topic_form(opening="These words stay", **given))

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "These words stay" in response.content.decode()


def test_own_minutes_are_kept_and_shown_again(ana):
    ana.browser.post("/topics/new", topic_form(minutes="own", own_minutes="15"))
    page = ana.browser.get(f"/topics/{kept_topic(ana).id}").content.decode()

    assert kept_topic(ana).minutes == 15
    assert value_of(page, "own_minutes") == "15"


def test_where_a_topic_stands_can_be_said_once_its_session_began(ana):
    held, coming = a_session("2026-11-19T16:00:00+00:00"), a_session()
    before = Topic(id=str(uuid4()), session=held.id, text="Before")
    ahead = Topic(id=str(uuid4()), session=coming.id, text="Ahead")
    ana.keeps(held, coming, before, ahead)

    ana.browser.post(
        f"/topics/{before.id}", topic_form(rev="1", text="Before", session=held.id, state="said")
    )
    page = ana.browser.get(f"/topics/{ahead.id}").content.decode()

    assert ana.journal.find(Topic, before.id).record.state == "said"
    assert 'name="state"' not in page


def test_a_topic_changed_elsewhere_is_shown_beside_ones_own_and_both_can_be_kept(ana):
    topic = ana.keeps(Topic(id=str(uuid4()), text="As it was"))
    ana.browser.post(f"/topics/{topic.id}", topic_form(rev="1", text="From the laptop"))

    stale = ana.browser.post(f"/topics/{topic.id}", topic_form(rev="1", text="From the phone"))
    page = stale.content.decode()
    both = topic_form(
        rev=value_of(page, "rev"), text="From the phone", both="yes", second=value_of(page, "second")
    )
    ana.browser.post(f"/topics/{topic.id}", both)
    ana.browser.post(f"/topics/{topic.id}", both)

    assert stale.status_code == 409
    assert "From the laptop" in page
    assert 'value="From the phone"' in page
    assert sorted(t.text for t in ana.journal.topics()) == ["From the laptop", "From the phone"]


def test_moving_a_topic_to_another_session_puts_it_last_there(ana):
    near, far = a_session(), a_session("2026-12-03T16:00:00+00:00")
    there = Topic(id=str(uuid4()), session=far.id, text="There", order=1)
    moved = Topic(id=str(uuid4()), session=near.id, text="Moved", order=1)
    ana.keeps(near, far, there, moved)

    ana.browser.post(f"/topics/{moved.id}", topic_form(rev="1", text="Moved", session=far.id))

    assert ana.journal.find(Topic, moved.id).record.order == 2


def test_erasing_a_topic_leaves_its_notes(ana):
    note = a_note()
    topic = Topic(id=str(uuid4()), text="Gone soon", notes=(note.id,))
    ana.keeps(note, topic)

    asked = ana.browser.get(f"/topics/{topic.id}/erasure").content.decode()
    ana.browser.post(f"/topics/{topic.id}/erasure")

    assert "Gone soon" in asked
    assert ana.journal.topics() == []
    assert ana.journal.count_notes() == 1


def test_a_stranger_finds_nothing(ana, chris):
    session = a_session()
    topic = Topic(id=str(uuid4()), session=session.id, text="Only mine")
    ana.keeps(session, topic)

    for part in ("", "/erasure"):
        assert chris.browser.get(f"/topics/{topic.id}{part}").status_code == 404
    for part in ("", "/erasure", "/moves", "/session"):
        assert chris.browser.post(f"/topics/{topic.id}{part}", topic_form()).status_code == 404
    assert chris.browser.get(f"/topics/new?session={session.id}").status_code == 404
    assert kept_topic(ana).text == "Only mine"


def test_moving_and_bringing_are_never_done_by_reading(ana):
    topic = ana.keeps(Topic(id=str(uuid4()), text="x"))

    assert ana.browser.get(f"/topics/{topic.id}/moves").status_code == 405
    assert ana.browser.get(f"/topics/{topic.id}/session").status_code == 405


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=80))
@pytest.mark.django_db
def test_any_words_come_back_as_they_were_typed_but_for_control_characters(ana, words):
    form = topic_form(opening=words)

    response = ana.browser.post("/topics/new", form)

    visible = "".join(c for c in words.replace("\r\n", "\n").replace("\r", "\n") if c >= " " or c in "\n\t")
    visible = "".join(c for c in visible if not 0x7F <= ord(c) <= 0x9F).strip()
    assert response.status_code == 302
    assert ana.journal.find(Topic, form["id"]).record.opening == visible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("\u05e9\u05dc\u05d5\u05dd \u202eabc", "\u05e9\u05dc\u05d5\u05dd \u202eabc"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
        ),
    ],
)
def test_a_headline_keeps_right_to_left_words_and_emoji_and_drops_a_nul(ana, typed, kept):
    ana.browser.post("/topics/new", topic_form(text=typed))

    assert kept_topic(ana).text == kept
    assert kept in ana.browser.get("/session").content.decode()


def test_a_topic_that_says_little_is_kept_and_asked_about_once(ana):
    answer = ana.browser.post("/topics/new", topic_form(text="It's been fine"))
    topic = kept_topic(ana)

    assert answer.headers["Location"] == f"/session?ask={topic.id}"
    page = ana.browser.get(answer.headers["Location"]).content.decode()
    assert "fine: which moment stays with you most?" in page
    assert f'<a href="/topics/{topic.id}">Add it to the topic</a>' in page
    again = ana.browser.post(f"/topics/{topic.id}", topic_form(id=topic.id, rev="1", text="It's been okay"))
    assert again.headers["Location"] == "/session"


@pytest.mark.parametrize(
    "typed",
    [
        {"text": "Shut down in a meeting"},
        {"text": "It's been fine", "opening": "On Thursday I shut down in one of the meetings."},
        {"text": "It's been fine, is that a good thing?"},
        {"text": "I don't want to be alive anymore", "opening": "It's been fine"},
    ],
)
def test_a_clear_topic_a_question_and_a_hard_one_are_not_asked_about(ana, typed):
    answer = ana.browser.post("/topics/new", topic_form(**typed))

    assert answer.headers["Location"] == "/session"


def test_nothing_is_asked_when_questions_are_switched_off(ana):
    ana.journal.change_profile(asks_questions=False)

    answer = ana.browser.post("/topics/new", topic_form(text="It's been fine"))

    assert answer.headers["Location"] == "/session"


def test_the_question_about_a_topic_is_for_nobody_else(ana, chris):
    ana.browser.post("/topics/new", topic_form(text="It's been fine"))

    page = chris.browser.get(f"/session?ask={kept_topic(ana).id}").content.decode()

    assert "which moment" not in page
