"""Therapy sessions and the reflection before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meantime.core import reflections as reflection_rules
from meantime.core import sessions as session_rules
from meantime.core.problems import InvalidRecord
from meantime.core.reflections import Reflection
from meantime.core.session_day import DayOffer, offer_at
from meantime.core.session_reviews import SessionReview, review_id_for
from meantime.core.sessions import Span, TherapySession, span_at, span_before
from meantime.core.topics import Topic, carried_id, not_covered, topics_for
from meantime.storage.journal import Journal


def keep_session(journal: Journal, session: TherapySession, *, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed session. A new one gets the topics the one before did not come to.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := session_rules.find_problems(session):
        raise InvalidRecord(problems)
    journal.replace(session, base_rev=base_rev)
    if base_rev == 0:
        carry_topics(journal, session)


def close_session(journal: Journal, session: TherapySession, *, now: datetime) -> None:
    """End the look back at a session: what was not said is parked, and comes first next time."""
    for topic in topics_for(session.id, journal.topics()):
        if topic.state == "open" and (stored := journal.find(Topic, topic.id)):
            journal.replace(replace(stored.record, state="parked"), base_rev=stored.rev)
    change_review(journal, session, now=now, finished=True)
    after = next((one for one in journal.sessions() if (one.at, one.id) > (session.at, session.id)), None)
    if after is not None:
        carry_topics(journal, after)


def carry_topics(journal: Journal, session: TherapySession) -> int:
    """Bring the topics the session before did not come to, in their order, before those it has. How many."""
    topics = journal.topics()
    last = span_before(session, journal.sessions()).last
    brought = not_covered(last.id, session.id, topics) if last else []
    journal.add_all([_carried(topic, session.id) for topic in brought])
    if last and brought:
        _put_first(journal, session.id, [carried_id(t.id, session.id) for t in topics_for(last.id, topics)])
    return len(brought)


def _carried(topic: Topic, session_id: str) -> Topic:
    return replace(topic, id=carried_id(topic.id, session_id), session=session_id, state="open", jot="")


def _put_first(journal: Journal, session_id: str, first: list[str]) -> None:
    """Number the topics of a session anew: these first, in this order."""
    place = {topic_id: n for n, topic_id in enumerate(first)}
    here = topics_for(session_id, journal.topics())
    here.sort(key=lambda topic: (place.get(topic.id, len(place)), topic.order, topic.id))
    for n, topic in enumerate(here, start=1):
        if topic.order != n and (stored := journal.find(Topic, topic.id)):
            journal.replace(replace(topic, order=n), base_rev=stored.rev)


def change_review(journal: Journal, session: TherapySession, *, now: datetime, **parts: object) -> None:
    """Keep some parts of the review of a session, such as `shifted="..."`; it begins with the first of them.

    Raises:
        StaleEdit: it was changed elsewhere at the same moment.
    """
    review_id = review_id_for(session.id)
    stored = journal.find(SessionReview, review_id)
    review = stored.record if stored else SessionReview(id=review_id, at=now, session=session.id)
    journal.replace(replace(review, **parts), base_rev=stored.rev if stored else 0)  # type: ignore[arg-type]


def day_offer(journal: Journal, span: Span, *, now: datetime) -> DayOffer | None:
    """What fits the moment: preparing, the agenda, the look back; None on other days, when it is done or not wanted."""
    near = [session for session in (span.last, span.next) if session is not None]
    offer = offer_at(now, near)
    while offer is not None and _is_done_or_unwanted(journal, offer):
        near = [session for session in near if session.id != offer.session.id]
        offer = offer_at(now, near)
    return offer


def erase_session(journal: Journal, session_id: str) -> bool:
    """Remove a session. Its topics stay, waiting for another one."""
    for topic in [topic for topic in journal.topics() if topic.session == session_id]:
        _release(journal, topic.id)
    return journal.erase(session_id)


def span_now(journal: Journal, *, now: datetime) -> Span:
    """The span between the last session and the next one."""
    return span_at(now, journal.sessions_around(now))


def reflect(journal: Journal, reflection: Reflection, *, base_rev: int = 0) -> None:
    """Keep a new or changed reflection.

    Raises:
        InvalidRecord: nothing is written in it.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := reflection_rules.find_problems(reflection):
        raise InvalidRecord(problems)
    journal.replace(reflection, base_rev=base_rev)


def _is_done_or_unwanted(journal: Journal, offer: DayOffer) -> bool:
    if offer.offer == "prepare":
        return not journal.profile.offers_preparing or bool(topics_for(offer.session.id, journal.topics()))
    review = journal.find(SessionReview, review_id_for(offer.session.id)) if offer.offer == "after" else None
    return review is not None and review.record.finished


def _release(journal: Journal, topic_id: str) -> None:
    stored = journal.find(Topic, topic_id)
    if stored is not None:
        journal.replace(replace(stored.record, session=None), base_rev=stored.rev)
