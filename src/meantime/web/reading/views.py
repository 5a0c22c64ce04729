"""What a person does with what was read in their note: keep it, add a few words, put the card away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meantime.actions import reading as actions
from meantime.core.moments import parse_instant
from meantime.core.notes import Note
from meantime.core.problems import InvalidRecord
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.reading.pages import CARD_COOKIE, CARD_LATER, plain_words

#: How long a closed card stays away.
_A_DAY = timedelta(hours=24)


@unlocked
@require_POST
def proposals(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Add the ticked findings to the note."""
    stored = stored_or_404(request, Note, note_id)
    clash = actions.keep_proposals(
        request.journal,
        stored,
        frozenset(request.POST.getlist("found")),
        read_at=_read_at(request, stored.record),
        now=request.now,
    )
    return redirect("note-versions" if clash else "note", note_id=note_id)


@unlocked
@require_POST
def additions(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Put the answer to the question on a new line of the note."""
    stored = stored_or_404(request, Note, note_id)
    words = plain_words(request.POST.get("words", ""))
    try:
        clash = actions.add_words(request.journal, stored, words, now=request.now)
    except InvalidRecord as refused:
        said = [f"{problem.what} {problem.what_to_do}" for problem in refused.problems]
        page = {"note_id": note_id, "words": words, "problems": said}
        return render(request, "reading/addition.html", page, status=422)
    if clash:
        return redirect("note-versions", note_id=note_id)
    return redirect(f"{reverse('today')}?kept={note_id}&then=added")


@unlocked
@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """Close the card for a day, or hide these cards. Neither is kept anywhere but in the cookie or the setting."""
    response = redirect("today")
    if request.POST.get("card") == "hide":
        request.journal.change_profile(offers_support_card=False)
    else:
        response.set_cookie(
            CARD_COOKIE,
            CARD_LATER,
            max_age=int(_A_DAY.total_seconds()),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
            path="/",
        )
    return response


def _read_at(request: HttpRequest, note: Note) -> datetime:
    """The present the page read the note in; anything strange, or still to come, counts as the time of the note."""
    try:
        said = parse_instant(request.POST.get("read_at", ""))
    except (ValueError, OverflowError):
        return note.at
    return said if datetime(1970, 1, 1, tzinfo=UTC) < said <= request.now else note.at
