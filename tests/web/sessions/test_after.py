"""After the session: every question can be skipped, nothing is asked that does not apply, sent twice is once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from meantime.core.homework import Homework
from meantime.core.honesty import Honesty
from meantime.core.session_reviews import SessionReview
from meantime.core.topics import Topic
from meantime.core.watch_points import WatchPoint
from tests.people import a_session
from tests.web.sessions.forms import value_of
from tests.web.sessions.test_preparation import page_of


@pytest.fixture
def held(ana):
    """A session of an hour ago, with nothing after it."""
    return ana.keeps(a_session("2026-11-23T07:30:00+00:00"))


def answer(someone, session, question, **sent):
    return someone.browser.post(f"/sessions/{session.id}/after/{question}", sent)


def test_skipping_everything_ends_it_and_keeps_nothing_but_that(ana, held):
    where, asked = ana.browser.get(f"/sessions/{held.id}/after").headers["Location"], []
    while not where.endswith("/end"):
        asked.append(where.rsplit("/", 1)[1])
        where = ana.browser.post(where, {"skip": "yes"}).headers["Location"]

    assert asked == ["shifted", "agreed", "watch", "how", "remember", "next"]
    assert "The next span starts now." in page_of(ana, where)
    (review,) = ana.journal.of_kind(SessionReview)
    assert (review.finished, review.answers, review.shifted) == (True, {}, "")


def test_topics_are_asked_about_while_some_are_open_and_the_rest_is_parked(ana, held):
    one, two = (Topic(id=str(uuid4()), session=held.id, text=t, order=n) for n, t in enumerate("ab"))
    ana.keeps(one, two)
    assert "after/talked" in ana.browser.get(f"/sessions/{held.id}/after").headers["Location"]

    answer(ana, held, "talked", said=[two.id])
    answer(ana, held, "next", skip="yes")

    assert {t.text: t.state for t in ana.journal.topics()} == {"a": "parked", "b": "said"}


def test_agreed_homework_is_kept_once_with_its_plan(ana, held):
    sent = {"id": str(uuid4()), "exercise": "breathing", "title": "On the bus", "how_often": "three mornings"}
    sent |= {"obstacle": "I am late", "instead": "one round at my desk"}

    for _ in range(2):
        assert answer(ana, held, "agreed", **sent).headers["Location"].endswith("/after/watch")

    (kept,) = ana.journal.of_kind(Homework)
    assert (kept.title, kept.set_by, str(kept.set_on), kept.instead) == (
        "On the bus",
        "therapist",
        "2026-11-23",
        "one round at my desk",
    )
    assert answer(ana, held, "agreed", another="yes", **sent).headers["Location"].endswith("/after/agreed")


def test_homework_without_a_kind_is_asked_for_one_and_loses_no_word(ana, held):
    refused = answer(ana, held, "agreed", id=str(uuid4()), title="Something typed")

    assert refused.status_code == 422
    assert "Choose a kind, or skip this question." in refused.content.decode()
    assert "Something typed" in refused.content.decode()


def test_an_empty_watch_point_is_passed_over_and_a_full_one_belongs_to_the_session(ana, held):
    answer(ana, held, "watch", id=str(uuid4()), text=" ")
    answer(ana, held, "watch", id=str(uuid4()), text="Snapping at Ruth")

    assert [(p.text, p.session) for p in ana.journal.of_kind(WatchPoint)] == [("Snapping at Ruth", held.id)]


def test_what_felt_off_is_asked_only_after_a_yes_and_is_shared_only_by_choice(ana, held):
    assert answer(ana, held, "how", heard="yes").headers["Location"].endswith("/after/remember")
    assert answer(ana, held, "how", heard="yes", felt_off="yes").headers["Location"].endswith("/after/off")

    answer(ana, held, "off", id=str(uuid4()), answer="canarysecret", share="private")
    assert "canarysecret" not in page_of(ana, "/brief")
    answer(ana, held, "off", id=str(uuid4()), answer="You looked at the clock.", share="brief")
    assert "You looked at the clock." in page_of(ana, "/brief")
    assert len(ana.journal.of_kind(Honesty)) == 2


def test_answers_come_back_when_the_question_is_opened_again(ana, held):
    answer(ana, held, "shifted", shifted="Lighter")
    answer(ana, held, "remember", remember="One no is enough")

    assert "Lighter" in page_of(ana, f"/sessions/{held.id}/after/shifted")
    assert "One no is enough" in page_of(ana, f"/sessions/{held.id}/after/remember")
    assert "Lighter" not in page_of(ana, "/brief")


def test_the_next_session_is_added_once_and_not_asked_for_when_it_is_known(ana, held):
    sent = {"id": str(uuid4()), "rev": "0", "day": "2026-11-30", "time": "07:30", "minutes": "50"}
    for _ in range(2):
        answer(ana, held, "next", **sent)
    assert len(ana.journal.sessions()) == 2

    assert answer(ana, held, "remember", skip="yes").headers["Location"].endswith("/after/end")


def test_another_word_in_the_address_is_not_there(ana, chris, held):
    assert ana.browser.get(f"/sessions/{held.id}/after/nothing").status_code == 404
    assert chris.browser.get(f"/sessions/{held.id}/after/shifted").status_code == 404


def test_today_offers_it_once_in_a_quiet_line(ana, held):
    assert "Look back, sixty seconds" in page_of(ana, "/")

    answer(ana, held, "next", skip="yes")

    assert "Look back, sixty seconds" not in page_of(ana, "/")


def test_two_tabs_keep_the_words_of_both(ana, held):
    tab = page_of(ana, f"/sessions/{held.id}/after/remember")
    seen = {name: value_of(tab, name) for name in ("seen_remember", "seen_more_or_less")}

    answer(ana, held, "remember", remember="From the first tab", more_or_less="", **seen)
    answer(ana, held, "remember", remember="From the second tab", more_or_less="More silence", **seen)

    (review,) = ana.journal.of_kind(SessionReview)
    assert review.remember == "From the first tab\n\nFrom the second tab"
    assert review.more_or_less == "More silence"


def test_words_that_are_changed_in_one_tab_are_the_new_ones(ana, held):
    answer(ana, held, "shifted", shifted="Lighter")
    seen = value_of(page_of(ana, f"/sessions/{held.id}/after/shifted"), "seen_shifted")

    answer(ana, held, "shifted", shifted="Heavier", seen_shifted=seen)

    assert [review.shifted for review in ana.journal.of_kind(SessionReview)] == ["Heavier"]


def test_two_tabs_keep_the_choices_and_ticks_of_both(ana, held):
    one, two = (Topic(id=str(uuid4()), session=held.id, text=t, order=n) for n, t in enumerate("ab"))
    ana.keeps(one, two)

    for topic, asked in ((one, "heard"), (two, "felt_off")):
        answer(ana, held, "talked", said=[topic.id], before="")
        answer(ana, held, "how", **{asked: "yes"})

    assert [topic.state for topic in ana.journal.topics()] == ["said", "said"]
    (review,) = ana.journal.of_kind(SessionReview)
    assert review.answers == {"heard": "yes", "felt_off": "yes"}


def test_a_tick_can_be_taken_back(ana, held):
    topic = ana.keeps(Topic(id=str(uuid4()), session=held.id, text="a", state="said"))
    ana.keeps(Topic(id=str(uuid4()), session=held.id, text="b"))
    before = value_of(page_of(ana, f"/sessions/{held.id}/after/talked"), "before")

    answer(ana, held, "talked", before=before)

    assert before == topic.id
    assert {topic.state for topic in ana.journal.topics()} == {"open"}
