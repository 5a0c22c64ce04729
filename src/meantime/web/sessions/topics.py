"""Pages of one topic: what to talk about, how to begin, what is wanted from it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meantime.actions import topics as actions
from meantime.content.loader import question_bank
from meantime.core.brief.words import excerpt
from meantime.core.moments import local_time
from meantime.core.notes import Note, day_of
from meantime.core.sessions import TherapySession, span_at, span_before
from meantime.core.topics import WANTS, Topic
from meantime.storage.journal import StaleEdit, Stored
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import full_day
from meantime.web.sessions import pages
from meantime.web.sessions.fields import typed
from meantime.web.sessions.forms import OWN, TopicForm
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show
from meantime.web.sessions.opening import is_suggestion, suggested
from meantime.web.sessions.overview import question_about, session_of_the_day

#: Columns of a headline made from a note's first words.
_HEADLINE = 60


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """A new topic, prefilled from the notes, the idea or the earlier topic it starts from."""
    session = _wanted_session(request)
    chosen = request.journal.notes_with_ids(request.GET.getlist("note"))
    if is_suggestion(request):
        return _with_suggestion(request, session=session, chosen=chosen)
    form = _form(request, session=session, chosen=chosen, first=_first_values(request, session, chosen))
    there = sum(t.session == (session.id if session else None) for t in request.journal.topics())
    more = {
        "room": pages.topic_room(there),
        "starters": pages.starters(request.journal),
        "hint": _hint(request, chosen),
    }
    quoted = [n.text for n in chosen if n.text.strip()]
    return _with_question(request, keep_or_show(request, _DESK, form, quoted=quoted, **more), form)


@unlocked
def edit(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Change a topic."""
    stored = stored_or_404(request, Topic, topic_id)
    found = request.journal.find(TherapySession, stored.record.session or "")
    chosen = request.journal.notes_with_ids(stored.record.notes)
    session = found.record if found else None
    if is_suggestion(request):
        return _with_suggestion(request, session=session, chosen=chosen, stored=stored)
    form = _form(request, session=session, chosen=chosen, first=_values(stored))
    response = keep_or_show(request, _DESK, form, stored=stored, hint=_hint(request, chosen))
    return _with_question(request, response, form, before=stored.record)


@unlocked
@require_POST
def move(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """One place up or down."""
    stored = stored_or_404(request, Topic, topic_id)
    with suppress(
        StaleEdit
    ):  # moved from somewhere else at the same moment: the page shows the order there is
        actions.move_topic(request.journal, stored.record, up=request.POST.get("direction") == "up")
    return redirect("session")


@unlocked
@require_POST
def bring(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Let a waiting topic be for the coming session."""
    stored = stored_or_404(request, Topic, topic_id)
    session = session_of_the_day(request.journal.sessions(), request)
    if session is not None and stored.record.session is None:
        place = actions.next_place(request.journal, session.id)
        brought = replace(stored.record, session=session.id, order=place, state="open")
        actions.keep_topic(request.journal, brought, base_rev=stored.rev)
    return redirect("session")


@unlocked
def erase(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Ask once, then erase. The notes behind it stay."""
    return erase_or_ask(request, Topic, topic_id, page=_erasure_page)


def _erasure_page(topic: Topic) -> dict[str, Any]:
    return {
        "erase": actions.erase_topic,
        "title": "Erase this topic?",
        "words": topic.text,
        "stays": "The notes behind it stay.",
        "button": "Erase this topic",
    }


def _with_suggestion(
    request: HttpRequest,
    *,
    session: TherapySession | None,
    chosen: list[Note],
    stored: Stored[Topic] | None = None,
) -> HttpResponse:
    """The form as it was typed, nothing kept, with an opening sentence where there was none."""
    first, said = suggested(request)
    form = _form(request, session=session, chosen=chosen, first=first, is_sent=False)
    page = {"form": form, "stored": stored, "said": said, "hint": _hint(request, chosen)}
    return render(request, _DESK.template, {"place": "session", "back_url": reverse(_DESK.back), **page})


def _with_question(
    request: HttpRequest, response: HttpResponse, form: TopicForm, *, before: Topic | None = None
) -> HttpResponse:
    """A kept topic that says little is asked about once, on the page it leads to; a vague one was asked already."""
    if response.status_code != 302 or not request.journal.profile.asks_questions:
        return response
    given = form.cleaned_data
    kept = Topic(id=str(before.id if before else given["id"]), text=given["text"], opening=given["opening"])
    if question_about(kept) is None or (before and question_about(before)):
        return response
    return redirect(f"{reverse('session')}?ask={kept.id}")


def _wanted_session(request: HttpRequest) -> TherapySession | None:
    """The session named in the address, else the coming one."""
    if named := request.GET.get("session"):
        return stored_or_404(request, TherapySession, named).record
    return session_of_the_day(request.journal.sessions(), request)


def _form(
    request: HttpRequest,
    *,
    session: TherapySession | None,
    chosen: list[Note],
    first: dict[str, Any],
    is_sent: bool = True,
) -> TopicForm:
    sessions = request.journal.sessions()
    span = span_before(session, sessions) if session else span_at(request.now, sessions)
    reader = pages.Reader(request.journal.tz, request.now)
    return TopicForm(
        typed(request) if is_sent else None,
        initial=first,
        notes=pages.note_choices([*request.journal.notes(span.period), *chosen]),
        sessions=pages.session_choices(sessions, reader, keep=session.id if session else None),
        held=session is not None and session.at <= request.now,
    )


def _first_values(request: HttpRequest, session: TherapySession | None, chosen: list[Note]) -> dict[str, Any]:
    again = request.journal.find(Topic, request.GET.get("again", ""))
    first = _values(again) if again else {"text": _headline(request, chosen)}
    wanted = [note.id for note in chosen] or first.get("notes", [])
    return {
        **{name: value for name, value in first.items() if name not in ("id", "rev", "state")},
        "notes": wanted,
        "session": session.id if session else "",
    }


def _headline(request: HttpRequest, chosen: list[Note]) -> str:
    """The idea that was chosen, or the first words of the first note."""
    ideas = {idea.id: idea.text for idea in pages.ideas(request.journal)}
    if idea := ideas.get(request.GET.get("starter", "")):
        return idea
    return excerpt(chosen[0].text, _HEADLINE) if chosen else ""


def _values(stored: Stored[Topic]) -> dict[str, Any]:
    topic = stored.record
    usual = topic.minutes is None or topic.minutes in question_bank().minutes
    return {
        "id": topic.id,
        "rev": stored.rev,
        "text": topic.text,
        "opening": topic.opening,
        "want": topic.want or "",
        "minutes": str(topic.minutes or "") if usual else OWN,
        "own_minutes": None if usual else topic.minutes,
        "notes": list(topic.notes),
        "session": topic.session or "",
        "state": topic.state,
        "private": topic.private,
    }


def _hint(request: HttpRequest, chosen: list[Note]) -> str:
    """The shape of an opening sentence, with the day of the note it is about."""
    day = day_of(chosen[0]) if chosen else local_time(request.now, request.journal.tz).date()
    return f"On {full_day(day).split()[0]} I … . I don't know why. I'd like to understand what happened."


def _blank(request: HttpRequest, topic_id: str) -> Topic:
    return Topic(id=topic_id, text="", order=0)


def _filled(request: HttpRequest, topic: Topic, given: dict[str, Any]) -> Topic:
    session = given["session"] or None
    stays = topic.order and topic.session == session
    return replace(
        topic,
        text=given["text"],
        opening=given["opening"],
        want=next((want for want in WANTS if want == given["want"]), None),
        minutes=given["own_minutes"] if given["minutes"] == OWN else int(given["minutes"] or 0) or None,
        notes=tuple(given["notes"]),
        session=session,
        order=topic.order if stays else actions.next_place(request.journal, session),
        state=given.get("state") or topic.state,
        private=given["private"],
    )


def _told(request: HttpRequest, topic: Topic) -> list[tuple[str, str]]:
    wants = {want.id: want.text for want in question_bank().wants}
    minutes = str(topic.minutes) if topic.minutes else ""
    said = [
        ("Headline", topic.text),
        ("Opening", topic.opening),
        ("What I want", wants.get(topic.want or "", "")),
    ]
    return [*said, ("Minutes", minutes), ("Kept out of the brief", "yes" if topic.private else "")]


_DESK = Desk(
    cls=Topic,
    template="sessions/topic.html",
    blank=_blank,
    filled=_filled,
    keep=actions.keep_topic,
    told=_told,
)
