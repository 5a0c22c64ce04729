"""The agenda in the room: one topic at a time, "Said" or "Park for next time", a line to jot."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meantime.actions.inbox import open_inbox
from meantime.actions.topics import mark_topic
from meantime.core.agenda import LONGEST_JOT, TIME_WORDS, minutes_gone, time_left
from meantime.core.questions import is_waiting
from meantime.core.sessions import TherapySession, end_of
from meantime.core.topics import Topic, topics_for
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.words import Words
from meantime.web.sessions import pages

#: Marks that can be made in the room; "open" takes one back.
_MARKS = ("said", "parked", "open")


@unlocked
def show(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """All topics on one page, so that nothing more is needed from the network."""
    session = stored_or_404(request, TherapySession, session_id).record
    _open_waiting(request)
    topics = [t for t in topics_for(session.id, request.journal.topics()) if t.state != "settled"]
    reader = pages.Reader(request.journal.tz, request.now)
    page = {
        "place": "session",
        "session": pages.session_values(session, reader),
        "topics": [_topic_values(topic) for topic in topics],
        "questions": [q.text for q in request.journal.questions() if is_waiting(q)],
        "lock_after": _minutes_until_lock(request, session),
        **_time_values(request, session),
    }
    return render(request, "sessions/agenda.html", page)


@unlocked
@require_POST
def mark(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Keep what became of a topic. A script is answered with nothing, a form with the page."""
    topic = stored_or_404(request, Topic, topic_id).record
    _open_waiting(request)  # marks of a time without a connection come before this one
    jot = Words(lines=2, longest=LONGEST_JOT).to_python(request.POST.get("jot", ""))
    given: dict[str, Any] = {"jot": jot} if "jot" in request.POST else {}
    if request.POST.get("state") in _MARKS:
        given["state"] = request.POST["state"]
    mark_topic(request.journal, topic.id, given)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return redirect(
        f"{reverse('agenda', args=[topic.session])}#topic-{topic.id}" if topic.session else "session"
    )


def _open_waiting(request: HttpRequest) -> None:
    open_inbox(request.journal, request.opened, home=Path(settings.MEANTIME_HOME))


def _topic_values(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "text": topic.text,
        "opening": topic.opening,
        "minutes": topic.minutes,
        "state": topic.state,
        "jot": topic.jot,
        "private": topic.private,
    }


def _time_values(request: HttpRequest, session: TherapySession) -> dict[str, Any]:
    return {
        "left": str(time_left(session, request.now)),
        "gone": minutes_gone(session, request.now),
        "words": TIME_WORDS,
        "starts": session.at.isoformat(),
        "ends": end_of(session).isoformat(),
    }


def _minutes_until_lock(request: HttpRequest, session: TherapySession) -> int:
    """While the session goes on the phone lies on the table: the lock waits for its end, then for the usual time."""
    usual = request.journal.profile.lock_after
    left = end_of(session) - request.now
    return usual + max(0, int(min(left, timedelta(hours=9)) / timedelta(minutes=1)))
