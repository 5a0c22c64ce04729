"""The Progress page on paper, when the person asks for it; nothing private is on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from meantime.charts.records import PAPER, Look
from meantime.content.loader import find_country
from meantime.core.journal import JournalReader, MemoryJournal
from meantime.core.measures import Administration
from meantime.core.moments import local_day
from meantime.exports.progress_pdf import FormOnPaper, OwnWords, ProgressOnPaper, progress_pdf
from meantime.patterns.accepted import countable
from meantime.web.base.access import unlocked
from meantime.web.base.dates import full_day
from meantime.web.patterns.progress import Form, ProgressPage, chosen_in, progress_page

_LOOK = Look(palette=PAPER, width=640)


@unlocked
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """A PDF of the page as it was chosen, for the paper of the person's country."""
    journal = _shown(request.journal.read_whole())
    page = progress_page(journal, chosen_in(request), now=request.now, look=_LOOK)
    day, country = local_day(request.now, journal.tz), find_country(request.journal.profile.country)
    made = progress_pdf(
        _on_paper(page, name=journal.name, day=full_day(day)),
        paper="us-letter" if country and country.page == "letter" else "a4",
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="meantime-progress-{day.isoformat()}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _shown(journal: JournalReader) -> MemoryJournal:
    """The journal without private notes and private questionnaires."""
    forms = [one for one in journal.of_kind(Administration) if not one.private]
    without = countable(journal)
    return MemoryJournal(records=(*without.records, *forms), name=without.name, tz=without.tz)


def _on_paper(page: ProgressPage, *, name: str, day: str) -> ProgressOnPaper:
    return ProgressOnPaper(
        name=name,
        day=day,
        words=[
            OwnWords(heading=end.heading, day=end.day, text=end.text) for end in page.words if end.note_id
        ],
        change=(page.change.sentence, page.change.chart) if page.change else None,
        forms=[_form(one) for one in page.forms],
        weeks=page.weeks,
    )


def _form(one: Form) -> FormOnPaper:
    return FormOnPaper(title=one.title, words=one.words, caution=one.caution, chart=one.chart)
