"""Pages of one session: when it is, with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from meantime.actions.sessions import erase_session, keep_session
from meantime.actions.topics import keep_topic, next_place
from meantime.core.moments import from_wall_clock, local_time
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from meantime.storage.journal import Journal
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import clock, full_day
from meantime.web.sessions import pages
from meantime.web.sessions.fields import typed
from meantime.web.sessions.forms import FirstSessionForm, SessionForm
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show

_WEEK = timedelta(days=7)
#: The time of a session that has none yet; no form can hold it.
_NEVER = datetime(1, 1, 3, tzinfo=UTC)


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """A new session, a week after the last one unless chosen otherwise."""
    waiting = pages.waiting_topics(request.journal.topics())
    form = FirstSessionForm(typed(request), initial=first_values(request, bring=bool(waiting)))
    if not waiting:
        del form.fields["bring"]
    response = keep_or_show(request, _DESK, form, zone=request.journal.tz, waiting=len(waiting))
    if response.status_code == 302 and form.cleaned_data.get("bring"):
        for topic in waiting:
            bring_topic(request.journal, topic.id, str(form.cleaned_data["id"]))
    return response


@unlocked
def edit(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Change a session."""
    stored = stored_or_404(request, TherapySession, session_id)
    form = SessionForm(typed(request), initial=_values(stored.record, stored.rev, request.journal.tz))
    return keep_or_show(request, _DESK, form, stored=stored, zone=request.journal.tz)


@unlocked
def erase(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Ask once, then erase. Topics stay and wait."""
    topics = sum(topic.session == str(session_id) for topic in request.journal.topics())
    return erase_or_ask(
        request, TherapySession, session_id, page=lambda session: _erasure_page(request, session, topics)
    )


def _erasure_page(request: HttpRequest, session: TherapySession, topics: int) -> dict[str, Any]:
    local = local_time(session.at, request.journal.tz)
    return {
        "erase": erase_session,
        "title": "Erase this session?",
        "words": "",
        "said": f"{full_day(local.date())}, {clock(local)}",
        "stays": _what_stays(topics),
        "button": "Erase this session",
    }


def _what_stays(topics: int) -> str:
    if topics > 1:
        return f"Its {topics} topics stay and wait for another session."
    return "Its topic stays and waits for another session." if topics else "Your notes stay."


def first_values(request: HttpRequest, *, bring: bool) -> dict[str, Any]:
    """The usual: a week after the last session, at the same time on the clock."""
    journal, sessions = request.journal, request.journal.sessions()
    if not sessions:
        return {"bring": bring}
    last, today = sessions[-1], local_time(request.now, journal.tz).date()
    wall = local_time(last.at, journal.tz).replace(tzinfo=None)
    ahead = max(1, -(-(today - wall.date()).days // 7))  # whole weeks, rounded up: never a day gone by
    day = wall.date() + _WEEK * ahead if wall.year < 2190 else wall.date()
    return {
        "day": day,
        "time": wall.time(),
        "minutes": last.minutes,
        "therapist": next((s.therapist for s in reversed(sessions) if s.therapist), ""),
        "bring": bring,
    }


def _values(session: TherapySession, rev: int, tz: str) -> dict[str, Any]:
    local = local_time(session.at, tz)
    return {
        "id": session.id,
        "rev": rev,
        "day": local.date(),
        "time": local.time(),
        "minutes": session.minutes,
        "therapist": session.therapist,
    }


def bring_topic(journal: Journal, topic_id: str, session_id: str) -> None:
    """Let a waiting topic be for a session, after those it has already."""
    stored = journal.find(Topic, topic_id)
    if stored is not None and stored.record.session is None:
        brought = replace(stored.record, session=session_id, order=next_place(journal, session_id))
        keep_topic(journal, brought, base_rev=stored.rev)


def blank(request: HttpRequest, session_id: str) -> TherapySession:
    """A session whose time is not chosen yet."""
    return TherapySession(id=session_id, at=_NEVER)


def filled(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> TherapySession:
    """The session with the values of a valid form, its time on the clock of the person's zone."""
    tz = request.journal.tz
    wall = datetime.combine(given["day"], given["time"])
    return replace(
        session,
        at=_moment(session, wall, tz),
        tz=tz,
        minutes=given["minutes"],
        therapist=given["therapist"],
    )


def _moment(session: TherapySession, wall: datetime, tz: str) -> datetime:
    """When it starts. An instant that was not changed keeps its seconds and its side of a clock change."""
    was = local_time(session.at, tz).replace(tzinfo=None, second=0, microsecond=0)
    return session.at if wall == was else from_wall_clock(wall, tz)


def _told(request: HttpRequest, session: TherapySession) -> list[tuple[str, str]]:
    local = local_time(session.at, request.journal.tz)
    said = [("Day", full_day(local.date())), ("Time", clock(local)), ("Minutes", str(session.minutes))]
    return [*said, ("With", session.therapist)]


_DESK = Desk(
    cls=TherapySession,
    template="sessions/session.html",
    blank=blank,
    filled=filled,
    keep=keep_session,
    told=_told,
)
