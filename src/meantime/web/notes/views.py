"""Today and the pages of one note."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from meantime.accounts.people import anyone_here, public_key_of
from meantime.actions import inbox as inbox_actions
from meantime.actions import notes as actions
from meantime.actions.sessions import day_offer, span_now
from meantime.core.moments import is_zone, local_time
from meantime.core.notes import Note
from meantime.core.periods import period_of_month
from meantime.core.problems import InvalidRecord
from meantime.storage.inbox import InboxFull
from meantime.web.base.access import anyone, stored_or_404, to_unlock, unlocked
from meantime.web.base.captures import capture_values, writer_while_locked
from meantime.web.base.dates import month_name
from meantime.web.notes import pages
from meantime.web.notes.forms import CaptureForm, WordsForm


@anyone
def today(request: HttpRequest) -> HttpResponse:
    """The capture box, and below it the span since the last session."""
    if request.journal is None:
        return to_unlock(request) if anyone_here() else redirect("welcome")
    inbox_actions.open_inbox(request.journal, request.opened, home=Path(settings.MEANTIME_HOME))
    kept = request.journal.find(Note, request.GET.get("kept", ""))
    return _today(request, kept=kept.record if kept else None)


@anyone
@require_POST
def notes(request: HttpRequest) -> HttpResponse:
    """Keep a new note; while locked it is sealed and waits."""
    form = CaptureForm(request.POST)
    if not form.is_valid():
        return _given_back(request, form, ["This form is too old. Copy your words and open the page again."])
    if request.journal is None:
        return _kept_while_locked(request, form)
    try:
        actions.add_note(request.journal, _drafted(request, form, request.journal.tz), now=request.now)
    except InvalidRecord as refused:
        return _given_back(request, form, [f"{p.what} {p.what_to_do}" for p in refused.problems])
    return redirect(f"/?kept={form.cleaned_data['id']}")


@unlocked
def note(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """One note: the words, the four parts, what can be done with it."""
    stored = stored_or_404(request, Note, note_id)
    if stored.record.other_version_of:
        return redirect("note-versions", note_id=stored.record.other_version_of)
    return render(request, "notes/note.html", {"note": pages.note_values(stored.record, request.journal)})


@unlocked
def words(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Change the words, the time, or whether it is private."""
    stored = stored_or_404(request, Note, note_id)
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm.of(stored.record, stored.rev)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changed = replace(
            stored.record, text=given["text"], at=form.moment(stored.record), private=given["private"]
        )
        try:
            clash = actions.edit_note(request.journal, changed, base_rev=given["rev"], now=request.now)
            return redirect("note-versions" if clash else "note", note_id=note_id)
        except InvalidRecord as refused:
            for problem in refused.problems:
                form.add_error(
                    "text" if problem.where == "text" else "day", f"{problem.what} {problem.what_to_do}"
                )
    status = 422 if form.is_bound else 200
    return render(request, "notes/words.html", {"form": form, "note_id": note_id}, status=status)


@unlocked
def erasure(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Ask once, then erase for good."""
    stored = stored_or_404(request, Note, note_id)
    if request.method == "POST":
        actions.erase_note(request.journal, str(note_id))
        return redirect("today")
    return render(request, "notes/erasure.html", {"note": pages.note_values(stored.record, request.journal)})


@unlocked
@require_POST
def retraction(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Undo: the note is not kept, and its words are back in the box."""
    stored = request.journal.find(Note, str(note_id))
    if stored is None:
        return redirect("today")
    actions.erase_note(request.journal, str(note_id))
    feelings = [emotion.name for emotion in stored.record.emotions]
    return _today(request, text=stored.record.text, chosen=feelings, undone=True)


@unlocked
@require_POST
def privacy(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Keep a note out of briefs, or let it in again."""
    stored = stored_or_404(request, Note, note_id)
    actions.change_note(
        request.journal, stored, now=request.now, private=request.POST.get("private") == "yes"
    )
    return redirect("note", note_id=note_id)


@unlocked
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The notes of one month, newest first."""
    if not (1 <= month <= 12 and 1970 <= year <= 9998):
        raise Http404
    journal = request.journal
    found = journal.notes(period_of_month(year, month, tz=journal.tz))
    this = tuple(local_time(request.now, journal.tz).timetuple())[:2]
    earlier, later = (year - (month == 1), (month - 2) % 12 + 1), (year + (month == 12), month % 12 + 1)
    values = {
        "title": month_name(year, month),
        "days": list(pages.day_groups(found[::-1])),
        "count": len(found),
        "earlier": {"year": earlier[0], "month": earlier[1], "name": month_name(*earlier)},
        "later": {"year": later[0], "month": later[1], "name": month_name(*later)} if later <= this else None,
        "damaged": len(journal.damaged),
    }
    return render(request, "notes/month.html", values)


@unlocked
def months(request: HttpRequest) -> HttpResponse:
    """Every month with notes, newest first."""
    this_year = local_time(request.now, request.journal.tz).year
    return render(request, "notes/months.html", {"years": pages.years_with_notes(request.journal, this_year)})


@anyone
def inbox_key(request: HttpRequest) -> HttpResponse:
    """The public key this browser seals notes to while offline. Not secret."""
    person_id = request.journal.person_id if request.journal else writer_while_locked(request)
    if person_id is None:
        raise Http404
    key = base64.b64encode(public_key_of(person_id)).decode()
    return JsonResponse({"person": str(person_id), "key": key})


@anyone
@require_POST
def inbox(request: HttpRequest) -> HttpResponse:
    """Take a note the browser sealed while it was offline. Sending it twice is harmless."""
    person_id = request.journal.person_id if request.journal else writer_while_locked(request)
    if person_id is None:
        raise Http404
    try:
        note_id, sealed = UUID(request.POST["id"]), base64.b64decode(request.POST["sealed"], validate=True)
        inbox_actions.put_sealed(person_id, note_id, sealed)
    except (KeyError, ValueError):
        return JsonResponse({"problem": "This is not a sealed note."}, status=422)
    except InboxFull:
        return JsonResponse({"problem": "Unlock the journal first: many notes wait already."}, status=503)
    return JsonResponse({"kept": str(note_id)})


@unlocked
@require_POST
def drafts(request: HttpRequest) -> HttpResponse:
    """The words of a sealed draft, to put back into the box. They are kept when the person keeps them."""
    try:
        note_id, sealed = UUID(request.POST["id"]), base64.b64decode(request.POST["sealed"], validate=True)
    except (KeyError, ValueError):
        return JsonResponse({"problem": "This is not a sealed draft."}, status=422)
    draft = inbox_actions.open_draft(request.journal, request.opened, note_id=note_id, sealed=sealed)
    if draft is None:
        raise Http404
    return JsonResponse({"text": draft.text, "feelings": [emotion.name for emotion in draft.emotions]})


@anyone
def offline(request: HttpRequest) -> HttpResponse:
    """The page a phone shows without a connection: an empty box and the way to support. Holds nothing personal."""
    return render(request, "notes/offline.html", {"capture": capture_values(locked=True, offline=True)})


def _today(
    request: HttpRequest, *, kept: Note | None = None, status: int = 200, **capture: Any
) -> HttpResponse:
    journal = request.journal
    span = span_now(journal, now=request.now)
    recent = journal.latest_notes(pages.RECENT_NOTES)
    chips = pages.feeling_chips(recent)
    values = {
        "capture": capture_values(
            feelings=chips, more_feelings=pages.more_feelings(chips), after_keeping=bool(kept), **capture
        ),
        "span": pages.span_values(span, journal.notes(span.period), journal, request.now),
        "kept": {"id": kept.id, "note": kept} if kept else None,
        "recent": recent,
        "offer": pages.offer_values(day_offer(journal, span, now=request.now), journal, request.now),
        "undone": capture.get("undone", False),
        "empty": not recent,
        "damaged": len(journal.damaged),
        "recovery_waits": bool(journal.profile.recovery_check) and len(recent) >= 1,
    }
    return render(request, "notes/today.html", values, status=status)


def _drafted(request: HttpRequest, form: CaptureForm, tz: str, *, locked: bool = False) -> Note:
    given = form.cleaned_data
    zone = given["tz"] if given["tz"] and is_zone(given["tz"]) else tz
    return Note(
        id=str(given["id"]),
        at=request.now,
        tz=zone,
        text=given["text"],
        emotions=form.feelings(),
        written_locked=locked,
    )


def _kept_while_locked(request: HttpRequest, form: CaptureForm) -> HttpResponse:
    person_id = writer_while_locked(request)
    if person_id is None:
        return _given_back(
            request, form, ["Unlock your journal to keep this note. Your words are still here."]
        )
    note = _drafted(request, form, "UTC", locked=True)
    try:
        actions.raise_if_invalid(note, now=request.now)
        inbox_actions.add_note_locked(person_id, note)
    except InvalidRecord as refused:
        return _given_back(request, form, [f"{p.what} {p.what_to_do}" for p in refused.problems])
    except InboxFull:
        return _given_back(request, form, ["Many notes wait already. Unlock your journal to bring them in."])
    return redirect("/unlock?kept=1")


def _given_back(request: HttpRequest, form: CaptureForm, problems: list[str]) -> HttpResponse:
    """The same page with the words still in the box and what to do about it."""
    typed = {"text": form.data.get("text", ""), "chosen": form.data.getlist("feeling"), "problems": problems}
    if request.journal is not None:
        return _today(request, status=422, **typed)
    values = {"capture": capture_values(locked=True, **typed)}
    return render(request, "notes/offline.html", values, status=422)
