"""Pages of one thing to watch for: what it is, what was seen of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from meantime.actions.sessions import span_now
from meantime.actions.watch_points import erase_watch_point, watch_for
from meantime.core.watch_points import WATCH_STATES, WatchPoint, mentions
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.sessions import pages
from meantime.web.sessions.day_forms import WatchForm
from meantime.web.sessions.fields import typed
from meantime.web.sessions.keeping import Desk, erase_or_ask, keep_or_show


@unlocked
def add(request: HttpRequest) -> HttpResponse:
    """A new one, from the last session or of one's own."""
    form = WatchForm(typed(request), notes=[], initial={"state": "open"})
    return keep_or_show(request, _DESK, form)


@unlocked
def edit(request: HttpRequest, point_id: UUID) -> HttpResponse:
    """What was seen of it. Until the person chooses, the notes with its words are ticked."""
    stored = stored_or_404(request, WatchPoint, point_id)
    point, notes = stored.record, request.journal.notes(span_now(request.journal, now=request.now).period)
    chosen = request.journal.notes_with_ids(point.notes)
    ticked = point.notes or tuple(note.id for note in notes if mentions(point, note))
    first = {
        "id": point.id,
        "rev": stored.rev,
        "text": point.text,
        "state": point.state,
        "notes": list(ticked),
        "private": point.private,
    }
    form = WatchForm(typed(request), notes=pages.note_choices([*notes, *chosen]), initial=first)
    return keep_or_show(request, _DESK, form, stored=stored)


@unlocked
def erase(request: HttpRequest, point_id: UUID) -> HttpResponse:
    """Ask once, then erase."""
    return erase_or_ask(request, WatchPoint, point_id, page=_erasure_page)


def _erasure_page(point: WatchPoint) -> dict[str, Any]:
    return {
        "erase": erase_watch_point,
        "title": "Erase this?",
        "words": point.text,
        "stays": "Your notes stay.",
        "button": "Erase it",
    }


def _blank(request: HttpRequest, point_id: str) -> WatchPoint:
    last = span_now(request.journal, now=request.now).last
    return WatchPoint(id=point_id, text="", session=last.id if last else None)


def _filled(request: HttpRequest, point: WatchPoint, given: dict[str, Any]) -> WatchPoint:
    state = next((one for one in WATCH_STATES if one == given["state"]), point.state)
    notes = tuple(given["notes"])
    return replace(point, text=given["text"], state=state, notes=notes, private=given["private"])


def _told(request: HttpRequest, point: WatchPoint) -> list[tuple[str, str]]:
    notes = str(len(point.notes)) if point.notes else ""
    return [("What to watch for", point.text), ("Notes that show it", notes)]


_DESK = Desk(
    cls=WatchPoint,
    template="sessions/watch_point.html",
    blank=_blank,
    filled=_filled,
    keep=watch_for,
    told=_told,
)
