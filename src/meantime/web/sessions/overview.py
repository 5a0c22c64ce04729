"""Session, one of the four places: what is prepared for the coming session, and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.core.moments import local_day
from meantime.core.reflections import Reflection
from meantime.core.sessions import Span, TherapySession, end_of, span_at, span_before
from meantime.core.topics import ENOUGH_TOPICS, Topic, topics_for
from meantime.language.specificity import judge
from meantime.language.support_words import has_support_words
from meantime.web.base.access import unlocked
from meantime.web.sessions import pages

#: Earlier sessions on one page of the history.
A_PAGE = 10


@unlocked
def show(request: HttpRequest) -> HttpResponse:
    """The coming session (or the one going on), its topics and questions, and the sessions before."""
    journal, reader = request.journal, pages.Reader(request.journal.tz, request.now)
    sessions, topics = journal.sessions(), journal.topics()
    current = session_of_the_day(sessions, request)
    span = span_before(current, sessions) if current else span_at(request.now, sessions)
    earlier = [s for s in reversed(sessions) if s.at <= request.now and s is not current]
    page = Paginator(earlier, A_PAGE).get_page(request.GET.get("page"))
    values = {
        "place": "session",
        "coming": pages.session_values(current, reader) if current else None,
        "last": pages.session_values(span.last, reader) if span.last else None,
        "later": [
            pages.session_values(s, reader) for s in sessions if s.at > request.now and s is not current
        ],
        "notes": journal.notes(span.period),
        "first_day": local_day(span.period.start, journal.tz),
        "last_day": local_day(span.period.end, journal.tz),
        **_topics(current, span, topics),
        "questions": pages.question_values(journal.questions(), reader),
        "reflection": _newest(journal.reflections(), span, reader),
        "history": pages.history_rows(page.object_list, topics, reader),
        "page": page,
        "asked": _asked(request, topics),
        "damaged": len(journal.damaged),
    }
    return render(request, "sessions/overview.html", values)


def question_about(topic: Topic) -> str | None:
    """The one question that would make a vague topic specific: about its opening, else about its headline.

    A topic that is a question for the therapist is what it is, and a hard one is not asked about.
    """
    words = topic.opening or topic.text
    if words.rstrip().endswith("?") or has_support_words(topic.text):
        return None
    return judge(words).ask


def session_of_the_day(sessions: Sequence[TherapySession], request: HttpRequest) -> TherapySession | None:
    """The session going on now (of several the one begun last, as on Today), else the next one."""
    open_ones = sorted((s for s in sessions if end_of(s) > request.now), key=lambda s: (s.at, s.id))
    going_on = [session for session in open_ones if session.at <= request.now]
    return going_on[-1] if going_on else next(iter(open_ones), None)


def _topics(current: TherapySession | None, span: Span, topics: Sequence[Topic]) -> dict[str, Any]:
    waiting = pages.waiting_topics(topics)
    here = topics_for(current.id, topics) if current else waiting
    carried = pages.carried_topics(span.last, here, topics)
    return {
        "topics": pages.topic_values(here),
        "waiting": pages.topic_values(waiting) if current else [],
        "carried": pages.topic_values(carried),
        "many": len(here) > ENOUGH_TOPICS,
    }


def _asked(request: HttpRequest, topics: Sequence[Topic]) -> dict[str, Any] | None:
    """The question about the topic that was kept just now, when it is vague."""
    kept = next((topic for topic in topics if topic.id == request.GET.get("ask")), None)
    question = question_about(kept) if kept else None
    return {"topic": kept, "question": question} if question else None


def _newest(reflections: Sequence[Reflection], span: Span, reader: pages.Reader) -> dict[str, Any] | None:
    inside = [reflection for reflection in reflections if reflection.at in span.period]
    return pages.reflection_values(inside[-1], reader.tz) if inside else None
