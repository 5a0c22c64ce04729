"""Therapy sessions and the span of days between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from meantime.core.moments import is_zone
from meantime.core.periods import Period
from meantime.core.problems import Problem

#: The usual length of a session, in minutes.
USUAL_MINUTES = 50
#: How far back Today reaches when no session was held before.
FIRST_SPAN = timedelta(days=14)
#: How far back the brief of a first session reaches.
FIRST_BRIEF_SPAN = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapySession:
    """One meeting with the therapist, held or to come."""

    #: UUID as text.
    id: str
    #: When it begins, aware.
    at: datetime
    #: IANA zone the time was chosen in; empty for the person's own.
    tz: str = ""
    #: Planned length in minutes, 1-480.
    minutes: int = USUAL_MINUTES
    #: The therapist as the person calls them; empty when not said.
    therapist: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days between the session before and the session ahead."""

    #: The last session that began before now, if any.
    last: TherapySession | None
    #: The first session still to come, if any.
    next: TherapySession | None
    #: From the last session (or the first span's reach) up to the next one (or now).
    period: Period


def end_of(session: TherapySession) -> datetime:
    """The instant the session is planned to end. In UTC: wall clocks may change in it."""
    return session.at.astimezone(UTC) + timedelta(minutes=session.minutes)


def span_at(now: datetime, sessions: Iterable[TherapySession]) -> Span:
    """The span `now` lies in. A session counts as held from its beginning."""
    ordered = sorted(sessions, key=lambda session: (session.at, session.id))
    last = next((s for s in reversed(ordered) if s.at <= now), None)
    ahead = next((s for s in ordered if s.at > now), None)
    start = last.at if last else now - FIRST_SPAN
    end = max(ahead.at, now) if ahead else now + timedelta(minutes=5)
    return Span(last=last, next=ahead, period=Period(start=start, end=end))


def span_before(session: TherapySession, sessions: Iterable[TherapySession]) -> Span:
    """The span that ends with `session`: what its brief is about."""
    others = [s for s in sessions if s.id != session.id]
    earlier = [s for s in others if (s.at, s.id) < (session.at, session.id)]
    last = max(earlier, key=lambda s: (s.at, s.id), default=None)
    start = last.at if last else session.at - FIRST_BRIEF_SPAN
    return Span(last=last, next=session, period=Period(start=start, end=session.at))


def find_problems(session: TherapySession) -> list[Problem]:
    """Everything that breaks a rule of sessions."""
    problems = []
    if session.at.tzinfo is None:
        problems.append(
            Problem(where="at", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
        )
    if not 1 <= session.minutes <= 480:
        problems.append(
            Problem(where="minutes", what="A session lasts 1 to 480 minutes.", what_to_do="Usual is 50.")
        )
    if session.tz and not is_zone(session.tz):
        problems.append(
            Problem(where="tz", what="There is no time zone with this name.", what_to_do="Try Europe/London.")
        )
    return problems
