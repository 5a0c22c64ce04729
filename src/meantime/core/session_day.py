"""The session day: what to offer now. Offered once, quietly; whoever does nothing is not asked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from meantime.core.sessions import TherapySession, end_of

Offer = Literal["prepare", "agenda", "after"]

#: How long before a session preparing is offered, and the agenda.
PREPARE_BEFORE, AGENDA_BEFORE = timedelta(days=2), timedelta(hours=1)
#: How long after a session the look back is offered.
AFTER_FOR = timedelta(hours=36)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffer:
    """What fits the moment, for one session."""

    offer: Offer
    session: TherapySession


def offer_at(now: datetime, sessions: Iterable[TherapySession]) -> DayOffer | None:
    """What to offer now: the agenda of a session going on, the look back, or preparing. None on other days."""
    ordered = sorted(sessions, key=lambda session: (session.at, session.id))
    for session in ordered:
        if session.at - AGENDA_BEFORE <= now < end_of(session):
            return DayOffer(offer="agenda", session=session)
    for session in reversed(ordered):
        if end_of(session) <= now < end_of(session) + AFTER_FOR:
            return DayOffer(offer="after", session=session)
    ahead = next((session for session in ordered if session.at > now), None)
    if ahead is None or ahead.at - now > PREPARE_BEFORE:
        return None
    return DayOffer(offer="prepare", session=ahead)
