"""After the session: about sixty seconds, one question a page, every one can be skipped."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meantime.actions.inbox import open_inbox
from meantime.actions.sessions import close_session
from meantime.core.sessions import TherapySession
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.sessions import pages
from meantime.web.sessions.after_questions import QUESTIONS, Question, is_asked, session_after


@unlocked
def begin(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The first question."""
    session = stored_or_404(request, TherapySession, session_id).record
    open_inbox(request.journal, request.opened, home=Path(settings.MEANTIME_HOME))
    return redirect("after_question", session_id=session.id, question=_first(request, session))


@unlocked
def ask(request: HttpRequest, session_id: UUID, question: str) -> HttpResponse:
    """One question: keep or skip leads to the next one, stop leaves."""
    session = stored_or_404(request, TherapySession, session_id).record
    if question == "end":
        return _end(request, session)
    asked = next((one for one in QUESTIONS if one.name == question), None)
    if asked is None:
        raise Http404
    form = asked.form(request, session)
    if request.method == "POST" and "skip" not in request.POST:
        if not form.is_valid():
            return _page(request, session, asked, form=form, status=422)
        asked.keep(request, session, form.cleaned_data)
    if request.method == "POST":
        after = question if "another" in request.POST else _after(request, session, asked)
        if after == "end":
            close_session(request.journal, session, now=request.now)
        return redirect("after_question", session_id=session.id, question=after)
    return _page(request, session, asked, form=form)


def _end(request: HttpRequest, session: TherapySession) -> HttpResponse:
    """The last page: what was kept is kept."""
    ahead = session_after(request, session)
    reader = pages.Reader(request.journal.tz, request.now)
    page = {
        "place": "session",
        "session": pages.session_values(session, reader),
        "ahead": pages.session_values(ahead, reader) if ahead else None,
    }
    return render(request, "sessions/after_end.html", page)


def _page(
    request: HttpRequest, session: TherapySession, asked: Question, *, form: forms.Form, status: int = 200
) -> HttpResponse:
    shown = [one.name for one in QUESTIONS if is_asked(request, session, one)]
    page = {
        "place": "session",
        "asked": asked,
        "form": form,
        "number": shown.index(asked.name) + 1 if asked.name in shown else 1,
        "count": len(shown),
        "session": pages.session_values(session, pages.Reader(request.journal.tz, request.now)),
    }
    return render(request, "sessions/after.html", page, status=status)


def _first(request: HttpRequest, session: TherapySession) -> str:
    return next(one.name for one in QUESTIONS if is_asked(request, session, one))


def _after(request: HttpRequest, session: TherapySession, asked: Question) -> str:
    rest = QUESTIONS[QUESTIONS.index(asked) + 1 :]
    return next((one.name for one in rest if is_asked(request, session, one)), "end")
