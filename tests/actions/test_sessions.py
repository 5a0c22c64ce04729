"""The end of a session: what was not said comes first next time."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from meantime.actions.sessions import carry_topics, close_session, day_offer, keep_session, span_now
from meantime.actions.topics import erase_topic
from meantime.core.session_reviews import SessionReview
from meantime.core.topics import Topic, topics_for
from tests.people import Someone, a_session

pytestmark = pytest.mark.django_db


def a_topic(session: str, text: str, order: int, state: str = "open") -> Topic:
    return Topic(id=str(uuid4()), session=session, text=text, order=order, state=state)  # type: ignore[arg-type]


def texts(someone: Someone, session_id: str) -> list[tuple[str, str]]:
    return [(topic.text, topic.state) for topic in topics_for(session_id, someone.journal.topics())]


def test_open_and_parked_topics_come_to_the_next_session_in_their_order_before_its_own(
    ana: Someone, now: datetime
) -> None:
    held, ahead = a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00")
    ana.keeps(held, ahead, a_topic(ahead.id, "own", 1))
    ana.keeps(
        a_topic(held.id, "b", 2), a_topic(held.id, "said", 3, "said"), a_topic(held.id, "a", 1, "parked")
    )

    close_session(ana.journal, held, now=now)
    close_session(ana.journal, held, now=now)

    assert texts(ana, ahead.id) == [("a", "open"), ("b", "open"), ("own", "open")]
    assert texts(ana, held.id) == [("a", "parked"), ("b", "parked"), ("said", "said")]
    assert [review.finished for review in ana.journal.of_kind(SessionReview)] == [True]


def test_a_session_added_later_gets_them_too(ana: Someone, now: datetime) -> None:
    held, ahead = a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00")
    ana.keeps(held, a_topic(held.id, "a", 1))
    close_session(ana.journal, held, now=now)

    keep_session(ana.journal, ahead)

    assert texts(ana, ahead.id) == [("a", "open")]


def test_one_that_is_erased_there_stays_away(ana: Someone, now: datetime) -> None:
    held, ahead = a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00")
    ana.keeps(held, ahead, a_topic(held.id, "a", 1, "parked"))
    carry_topics(ana.journal, ahead)

    erase_topic(ana.journal, topics_for(ahead.id, ana.journal.topics())[0].id)

    assert carry_topics(ana.journal, ahead) == 0
    assert texts(ana, ahead.id) == []


def test_what_fits_the_moment_is_offered_and_never_again_when_done(ana: Someone) -> None:
    session = ana.keeps(a_session("2026-11-26T16:00:00+00:00"))

    def offered(**away: float) -> str | None:
        now = session.at + timedelta(**away)
        found = day_offer(ana.journal, span_now(ana.journal, now=now), now=now)
        return found.offer if found else None

    assert [offered(hours=-49), offered(hours=-40), offered(minutes=-30)] == [None, "prepare", "agenda"]
    assert [offered(minutes=20), offered(minutes=50), offered(hours=38)] == ["agenda", "after", None]
    ana.keeps(a_topic(session.id, "a", 1))
    assert offered(hours=-40) is None
    close_session(ana.journal, session, now=session.at + timedelta(hours=1))
    assert offered(hours=2) is None
