"""Prepare: ten minutes before a session. Topics to choose, private questions, what was agreed, what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meantime.actions.preparation import Preparation, prepare_session
from meantime.actions.topics import choose_topics
from meantime.core.brief.agreed import agreed_lines
from meantime.core.brief.words import excerpt
from meantime.core.notes import is_countable
from meantime.core.questions import is_waiting
from meantime.core.sessions import TherapySession
from meantime.core.suggestions import Suggestion
from meantime.core.topics import ENOUGH_TOPICS, Topic, topics_for
from meantime.core.watch_points import WatchPoint, watched_after
from meantime.web.base.access import unlocked
from meantime.web.sessions import pages
from meantime.web.sessions.overview import session_of_the_day

#: Columns of a note's words behind a suggestion, and how many notes are shown.
_NOTE, _NOTES = 140, 4


@unlocked
def show(request: HttpRequest) -> HttpResponse:
    """Everything on one page; POST keeps which topics the session has."""
    session = session_of_the_day(request.journal.sessions(), request)
    prepared = prepare_session(
        request.journal, session, now=request.now, asks=request.journal.profile.asks_private_questions
    )
    if request.method == "POST":
        return _chosen(request, session, prepared)
    here = _topics(request, session)[0]
    ticked = [topic.id for topic in here[:ENOUGH_TOPICS]]
    return render(request, "sessions/preparation.html", _page(request, session, prepared, ticked))


def _chosen(request: HttpRequest, session: TherapySession | None, prepared: Preparation) -> HttpResponse:
    ticked = request.POST.getlist("topic")
    wanted = [one for one in prepared.suggestions if one.key in ticked]
    known = {topic.id for group in _topics(request, session) for topic in group}
    kept = [one for one in ticked if one in known]
    if len(kept) + len(wanted) > ENOUGH_TOPICS:
        page = _page(request, session, prepared, ticked) | {"too_many": True}
        return render(request, "sessions/preparation.html", page, status=422)
    choose_topics(request.journal, session.id if session else None, kept, wanted)
    return redirect("preparation")


def _topics(request: HttpRequest, session: TherapySession | None) -> tuple[list[Topic], list[Topic]]:
    """The topics of the session, and those that wait."""
    every = request.journal.topics()
    waiting = pages.waiting_topics(every)
    return (topics_for(session.id, every), waiting) if session else (waiting, [])


def _page(
    request: HttpRequest, session: TherapySession | None, prepared: Preparation, ticked: Sequence[str]
) -> dict[str, Any]:
    journal, reader = request.journal, pages.Reader(request.journal.tz, request.now)
    here, waiting = _topics(request, session)
    return {
        "place": "session",
        "coming": pages.session_values(session, reader) if session else None,
        "topics": [_topic_row(topic, ticked) for topic in [*here, *waiting]],
        "suggestions": [_suggestion_row(request, one, ticked) for one in prepared.suggestions],
        "most": ENOUGH_TOPICS,
        "asks": journal.profile.asks_private_questions,
        "gaps": len(prepared.gaps),
        "agreed": _agreed(request, prepared),
        "watched": _watched(request, prepared),
        "questions": [q for q in journal.questions() if is_waiting(q)],
    }


def _topic_row(topic: Topic, ticked: Sequence[str]) -> dict[str, Any]:
    return {"topic": topic, "ticked": topic.id in ticked}


def _suggestion_row(request: HttpRequest, one: Suggestion, ticked: Sequence[str]) -> dict[str, Any]:
    notes = request.journal.notes_with_ids(one.notes)
    return {
        "key": one.key,
        "text": one.text,
        "reason": str(one.reason),
        "notes": [{"id": note.id, "words": pages.note_words(note)} for note in notes[-_NOTES:]],
        "more": max(0, len(notes) - _NOTES),
        "ticked": one.key in ticked,
    }


def _agreed(request: HttpRequest, prepared: Preparation) -> list[str]:
    """What was agreed and how it went, as the brief will say it."""
    period = prepared.span.period
    notes = [note for note in request.journal.notes(period) if is_countable(note)]
    lines = agreed_lines(request.journal, period, notes)
    return [str(line.text) for line in lines if line.key.startswith("practice:")]


def _watched(request: HttpRequest, prepared: Preparation) -> list[dict[str, Any]]:
    held = [one.id for one in request.journal.sessions() if one.at <= prepared.span.period.start]
    points = watched_after(held, request.journal.of_kind(WatchPoint))
    return [{"id": point.id, "text": excerpt(point.text, _NOTE), "state": point.state} for point in points]
