"""Looking back: the four questions, on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from meantime.actions.sessions import reflect
from meantime.content.loader import question_bank
from meantime.core.reflections import Reflection
from meantime.storage.journal import Journal
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.sessions.fields import typed
from meantime.web.sessions.forms import ReflectionForm
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show

_PARTS = ("felt", "did", "notice", "next")


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """A new look back."""
    return keep_or_show(request, _DESK, ReflectionForm(typed(request)))


@unlocked
def edit(request: HttpRequest, reflection_id: UUID) -> HttpResponse:
    """Change a look back."""
    stored = stored_or_404(request, Reflection, reflection_id)
    words = {part: getattr(stored.record, part) for part in _PARTS}
    first = {"id": stored.record.id, "rev": stored.rev, "private": stored.record.private, **words}
    return keep_or_show(request, _DESK, ReflectionForm(typed(request), initial=first), stored=stored)


@unlocked
def erase(request: HttpRequest, reflection_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    return erase_or_ask(request, Reflection, reflection_id, page=_erasure_page)


def _erasure_page(reflection: Reflection) -> dict[str, Any]:
    return {
        "erase": _erase,
        "title": "Erase this look back?",
        "words": next((getattr(reflection, part) for part in _PARTS if getattr(reflection, part)), ""),
        "stays": "All four answers go. Your notes stay.",
        "button": "Erase this look back",
    }


def _erase(journal: Journal, reflection_id: str) -> bool:
    return journal.erase(reflection_id)


def _blank(request: HttpRequest, reflection_id: str) -> Reflection:
    return Reflection(id=reflection_id, at=request.now)


def _filled(request: HttpRequest, reflection: Reflection, given: dict[str, Any]) -> Reflection:
    return replace(reflection, private=given["private"], **{part: given[part] for part in _PARTS})


def _told(request: HttpRequest, reflection: Reflection) -> list[tuple[str, str]]:
    return [(asked.heading, getattr(reflection, asked.id)) for asked in question_bank().reflection]


_DESK = Desk(
    cls=Reflection,
    template="sessions/reflection.html",
    blank=_blank,
    filled=_filled,
    keep=reflect,
    told=_told,
)
