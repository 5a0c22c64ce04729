"""Two edits of one note, side by side, until the person says which to keep."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meantime.actions.notes import settle_clash
from meantime.core.notes import Note
from meantime.storage.journal import Stored
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.notes.pages import RECENT_NOTES, note_values


@unlocked
def versions(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Show both versions; POST says which to keep."""
    stored = stored_or_404(request, Note, note_id)
    second = _second_version(request, stored.record)
    if second is None:
        return redirect("note", note_id=note_id)
    keep = request.POST.get("keep")
    if request.method == "POST" and keep in {"stored", "second", "both"}:
        settle_clash(request.journal, stored, second, keep=keep)
        return redirect("note", note_id=note_id)
    values = {
        "note_id": note_id,
        "stored": note_values(stored.record, request.journal),
        "second": note_values(second.record, request.journal),
    }
    return render(request, "notes/versions.html", values)


def _second_version(request: HttpRequest, note: Note) -> Stored[Note] | None:
    """The newest version waiting beside this note: edits clash at the time they are made, so it is a recent note."""
    recent: list[Any] = request.journal.latest_notes(RECENT_NOTES)
    waiting = next((one for one in recent if one.other_version_of == note.id), None)
    return request.journal.find(Note, waiting.id) if waiting else None
