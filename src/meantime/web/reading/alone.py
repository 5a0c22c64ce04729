"""How a moment without a skill went on: asked of about one note in five, kindly, and put aside with one tap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from meantime.actions.notes import change_note
from meantime.core.alone import LATEST, note_to_ask_about, with_moment
from meantime.core.moments import local_time
from meantime.core.notes import Note, strongest
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import clock

#: Holds the id of the note that was put aside, for a day; nothing else.
LATER_COOKIE = "mt-after-later"
_ENDS = ("gone", "as strong as it gets")
_CHOICES = [(str(n), str(n)) for n in range(11)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question about one note."""

    note_id: str
    #: `08:10`.
    time: str
    #: The beginning of the person's own words, or the feeling.
    words: str
    #: The rows of the form: then, where it was not rated, and now.
    scales: tuple[dict[str, Any], ...]


def asked_now(request: HttpRequest, recent: Sequence[Note]) -> Asked | None:
    """What is asked on Today; None when there is nothing, or it was put aside."""
    if not request.journal.profile.asks_questions:
        return None
    note = note_to_ask_about(recent, now=request.now)
    if note is None or request.COOKIES.get(LATER_COOKIE) == note.id:
        return None
    return _asked(note, {}, request.now)


@unlocked
@require_POST
def moments(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Keep how strong it was and is, as a moment without a skill; or put the question aside."""
    stored = stored_or_404(request, Note, note_id)
    if "later" in request.POST:
        return _put_aside(request, stored.record)
    rated = strongest(stored.record)
    before = (
        _rating(request.POST.get("before")) if rated is None or rated.intensity is None else rated.intensity
    )
    after = _rating(request.POST.get("after"))
    if before is None or after is None:
        page = {"asked": _asked(stored.record, request.POST, request.now), "missing": True}
        return render(request, "reading/moment.html", page, status=422)
    if not stored.record.coping:
        coping = with_moment(stored.record, before=before, after=after)
        change_note(request.journal, stored, now=request.now, coping=coping)
    return redirect("note", note_id=note_id)


def _asked(note: Note, given: Mapping[str, str], now: datetime) -> Asked:
    rated = strongest(note)
    rows = [("after", "How strong is it now?")]
    if rated is None or rated.intensity is None:
        rows.insert(0, ("before", "How strong was it then?"))
    words = " ".join(note.text.split()) or (rated.name if rated else "")
    return Asked(
        note_id=note.id,
        time=clock(local_time(note.at, note.tz)),
        words=words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + "…",
        scales=tuple(
            {
                "field": field,
                "label": label,
                "choices": _CHOICES,
                "value": given.get(field, ""),
                "ends": _ENDS,
            }
            for field, label in rows
        ),
    )


def _put_aside(request: HttpRequest, note: Note) -> HttpResponse:
    response = redirect("today")
    response.set_cookie(
        LATER_COOKIE,
        note.id,
        max_age=int(LATEST.total_seconds()),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _rating(given: str | None) -> int | None:
    return int(given) if given in {value for value, _ in _CHOICES} else None
