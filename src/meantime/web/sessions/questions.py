"""Pages of questions for the therapist: kept, asked, answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meantime.actions.faith import rows_for
from meantime.actions.topics import ask_question, erase_question
from meantime.content.loader import question_bank
from meantime.core.moments import local_day
from meantime.core.questions import Question, is_waiting
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import full_day
from meantime.web.sessions import pages
from meantime.web.sessions.fields import typed
from meantime.web.sessions.forms import NewQuestionForm, QuestionForm
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show

_A_PAGE = 20


@unlocked
def show_all(request: HttpRequest) -> HttpResponse:
    """All questions that were asked, newest first."""
    asked = pages.asked_newest_first(request.journal.questions())
    page = Paginator(asked, _A_PAGE).get_page(request.GET.get("page"))
    values = {
        "back_url": reverse("session"),
        "place": "session",
        "asked": [pages.asked_values(question) for question in page.object_list],
        "page": page,
    }
    return render(request, "sessions/questions.html", values)


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """An own question, some from the bank, or both."""
    known = {question.text for question in request.journal.questions() if is_waiting(question)}
    form = NewQuestionForm(
        typed(request), known=known if request.method == "GET" else set(), bank=_bank(request)
    )
    if request.method == "POST" and form.is_valid():
        _keep_chosen(request, form)
        if not form.cleaned_data["text"]:
            return redirect("session")
    return keep_or_show(request, _NEW, form)


@unlocked
def edit(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Change a question, or say when it was asked and what came back."""
    stored = stored_or_404(request, Question, question_id)
    question = stored.record
    today = local_day(request.now, request.journal.tz) if "asked" in request.GET else None
    first = {
        "id": question.id,
        "rev": stored.rev,
        "text": question.text,
        "asked_on": question.asked_on or today,
        "answer": question.answer or "",
        "private": question.private,
    }
    return keep_or_show(request, _DESK, QuestionForm(typed(request), initial=first), stored=stored)


@unlocked
def erase(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    return erase_or_ask(request, Question, question_id, page=_erasure_page)


def _erasure_page(question: Question) -> dict[str, Any]:
    return {
        "erase": erase_question,
        "title": "Erase this question?",
        "words": question.text,
        "stays": "Its answer goes with it." if question.answer else "",
        "button": "Erase this question",
    }


def _bank(request: HttpRequest) -> dict[str, str]:
    """Questions to choose from, by id; those of the faith and meaning pack are among them where it is on."""
    return {asked.id: asked.text for asked in (*question_bank().questions, *rows_for(request.journal, "ask"))}


def _keep_chosen(request: HttpRequest, form: NewQuestionForm) -> None:
    """Keep the chosen questions of the bank under ids made from the form's own, so that sending twice adds none."""
    bank = _bank(request)
    for chosen in form.cleaned_data["bank"]:
        question_id = str(uuid5(form.cleaned_data["id"], chosen))
        if request.journal.find(Question, question_id) is None:
            ask_question(request.journal, Question(id=question_id, text=bank[chosen]))


def _blank(request: HttpRequest, question_id: str) -> Question:
    return Question(id=question_id, text="")


def _filled(request: HttpRequest, question: Question, given: dict[str, Any]) -> Question:
    return replace(
        question,
        text=given["text"],
        asked_on=given.get("asked_on", question.asked_on),
        answer=given.get("answer", question.answer) or None,
        private=given["private"],
    )


def _told(request: HttpRequest, question: Question) -> list[tuple[str, str]]:
    asked = full_day(question.asked_on) if question.asked_on else ""
    return [("Question", question.text), ("Asked on", asked), ("Answer", question.answer or "")]


_DESK = Desk(
    cls=Question,
    template="sessions/question.html",
    blank=_blank,
    filled=_filled,
    keep=ask_question,
    told=_told,
)
_NEW = replace(_DESK, template="sessions/question_new.html")
