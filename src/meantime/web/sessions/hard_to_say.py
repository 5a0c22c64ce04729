"""Hard to say: what a person answers privately, to read again, change or take back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.actions.honesty import erase_answer, keep_answer, sentence_of
from meantime.content.loader import question_bank
from meantime.core.brief.words import excerpt
from meantime.core.honesty import SHARES, Honesty
from meantime.core.moments import local_day
from meantime.core.sessions import end_of
from meantime.storage.journal import Journal
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import day_name
from meantime.web.sessions.day_forms import HardForm
from meantime.web.sessions.fields import typed
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show

#: What became of an answer, in words.
_SHARED = {"private": "kept private", "topic": "you bring it up", "brief": "in the brief"}
#: Columns of an answer's words in the list.
_WORDS = 120


@unlocked
def show_all(request: HttpRequest) -> HttpResponse:
    """Everything that was answered, newest first."""
    answers = sorted(request.journal.of_kind(Honesty), key=lambda one: (one.at, one.id), reverse=True)
    page = {"place": "session", "answers": [answer_values(one, request.journal.tz) for one in answers]}
    return render(request, "sessions/hard_things.html", page)


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """One of the deck, or something of one's own."""
    prompts = [(one.id, one.text) for one in question_bank().honesty]
    form = HardForm(typed(request), prompts=prompts, initial={"share": "private"})
    return keep_or_show(request, _DESK, form, intro=question_bank().honesty_intro)


@unlocked
def edit(request: HttpRequest, honesty_id: UUID) -> HttpResponse:
    """Change the words, or what happens with them."""
    stored = stored_or_404(request, Honesty, honesty_id)
    one = stored.record
    first = {"id": one.id, "rev": stored.rev, "prompt": one.prompt, "answer": one.answer, "share": one.share}
    form = HardForm(typed(request), prompts=[(one.prompt, sentence_of(one.prompt))], initial=first)
    return keep_or_show(request, _DESK, form, stored=stored, said=sentence_of(one.prompt))


@unlocked
def erase(request: HttpRequest, honesty_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    return erase_or_ask(request, Honesty, honesty_id, page=_erasure_page)


def answer_values(one: Honesty, tz: str) -> dict[str, Any]:
    """One answer in a list."""
    return {
        "id": one.id,
        "sentence": sentence_of(one.prompt),
        "words": excerpt(one.answer, _WORDS) if one.answer != sentence_of(one.prompt) else "",
        "day": day_name(local_day(one.at, tz)),
        "shared": _SHARED[one.share],
    }


def _erasure_page(one: Honesty) -> dict[str, Any]:
    return {
        "erase": erase_answer,
        "title": "Erase this answer?",
        "words": one.answer or sentence_of(one.prompt),
        "stays": "It also leaves the brief and your list of topics.",
        "button": "Erase this answer",
    }


def _blank(request: HttpRequest, honesty_id: str) -> Honesty:
    return Honesty(id=honesty_id, at=request.now, prompt="")


def _filled(request: HttpRequest, one: Honesty, given: dict[str, Any]) -> Honesty:
    share = next(share for share in SHARES if share == given["share"])
    return replace(one, prompt=given["own"] or given["prompt"], answer=given["answer"], share=share)


def _keep(journal: Journal, one: Honesty, *, base_rev: int) -> None:
    coming = next((s.id for s in journal.sessions() if end_of(s) > one.at), None)
    keep_answer(journal, one, session=coming, base_rev=base_rev)


def _told(request: HttpRequest, one: Honesty) -> list[tuple[str, str]]:
    return [
        ("", sentence_of(one.prompt)),
        ("Your words", one.answer),
        ("What happens with it", _SHARED[one.share]),
    ]


_DESK = Desk(
    cls=Honesty,
    template="sessions/hard_thing.html",
    blank=_blank,
    filled=_filled,
    keep=_keep,
    told=_told,
    back="hard_things",
)
