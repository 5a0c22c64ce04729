"""The brief: one page for one session, on screen, on paper and as a file. Five addresses, one record."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meantime.actions.briefs import choose_lines
from meantime.actions.measures import measures_here
from meantime.charts.note_marks import span_marks
from meantime.content.loader import find_country
from meantime.core.brief import brief_for_session
from meantime.core.brief.build import with_choices
from meantime.core.briefs import Beside, Brief
from meantime.core.moments import local_day
from meantime.core.sessions import TherapySession, end_of
from meantime.exports.brief_text import brief_json, brief_markdown
from meantime.exports.pdf import brief_pdf
from meantime.patterns.accepted import find_accepted
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.brief import pages
from meantime.web.brief.reading import ReadOnce
from meantime.web.brief.sources import days_of, sources_for

#: What a file is, by the ending of its name.
_TYPES = {"pdf": "application/pdf", "md": "text/markdown; charset=utf-8", "json": "application/json"}


@unlocked
def show(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """The page."""
    if elsewhere := _planned(request, session_id, "page"):
        return redirect(elsewhere)
    brief, journal = _brief(request, session_id)
    values = pages.brief_values(brief, sources_for(brief, journal))
    values |= {"notes": journal.countable_notes(), "damaged": len(request.journal.damaged)}
    return render(request, "brief/brief.html", values)


@unlocked
def lines(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """Choose line by line what is on the page. "check" shows what fits without keeping it."""
    if elsewhere := _planned(request, session_id, "lines"):
        return redirect(elsewhere)
    brief, _ = _brief(request, session_id)
    if request.method != "POST":
        return render(request, "brief/lines.html", pages.choice_values(brief))
    seen = request.POST.get("seen", "").split()
    wanted = pages.wanted_keys(brief, request.POST.getlist("line"), seen)
    if "check" in request.POST:
        tried = with_choices(brief, pages.choices_of(brief, wanted))
        return render(request, "brief/lines.html", pages.choice_values(tried))
    choose_lines(request.journal, brief, wanted)
    return redirect(pages.urls_for(brief.session)["page"])


@unlocked
def pdf(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """The page as a PDF for the paper of the person's country."""
    if elsewhere := _planned(request, session_id, "pdf"):
        return redirect(elsewhere)
    brief, journal = _brief(request, session_id)
    country = find_country(request.journal.profile.country)
    made = brief_pdf(
        brief,
        paper="us-letter" if country and country.page == "letter" else "a4",
        marks=span_marks(journal.countable_notes()),
        source_days=days_of(sources_for(brief, journal)),
    )
    return _download(request, brief, made=made, ending="pdf")


@unlocked
def markdown(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """The page as Markdown."""
    if elsewhere := _planned(request, session_id, "markdown"):
        return redirect(elsewhere)
    brief, _ = _brief(request, session_id)
    return _download(request, brief, made=brief_markdown(brief).encode(), ending="md")


@unlocked
def as_json(request: HttpRequest, session_id: UUID | None = None) -> HttpResponse:
    """The page as JSON, as the command line prints it."""
    if elsewhere := _planned(request, session_id, "json"):
        return redirect(elsewhere)
    brief, _ = _brief(request, session_id)
    made = json.dumps(brief_json(brief), ensure_ascii=False, indent=2) + "\n"
    return _download(request, brief, made=made.encode(), ending="json")


def _planned(request: HttpRequest, session_id: UUID | None, part: str) -> str:
    """The address of the coming session's brief when none was named and there is one; else nothing."""
    if session_id is not None:
        return ""
    ahead = (session for session in request.journal.sessions() if end_of(session) > request.now)
    coming = min(ahead, key=lambda session: (session.at, session.id), default=None)
    return pages.urls_for(coming.id)[part] if coming else ""


def _brief(request: HttpRequest, session_id: UUID | None) -> tuple[Brief, ReadOnce]:
    """The brief of one's own session, or of the time since the last one; what was read for it stays at hand."""
    session = stored_or_404(request, TherapySession, session_id).record if session_id else None
    journal = ReadOnce(request.journal)
    beside = Beside(findings=find_accepted(request.journal), measures=measures_here())
    return brief_for_session(journal, session, now=request.now, beside=beside), journal


def _download(request: HttpRequest, brief: Brief, *, made: bytes, ending: str) -> HttpResponse:
    """A file with the day in its name and nothing of the person's; no cache keeps it."""
    day = local_day(brief.session_at or request.now, brief.tz)
    response = HttpResponse(made, content_type=_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="meantime-brief-{day.isoformat()}.{ending}"'
    response["Cache-Control"] = "no-store"
    return response
