"""Settings of the questionnaires: which ones, how often, how many questions a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from meantime.actions.measures import find_offered, measures_here
from meantime.web.base.access import unlocked
from meantime.web.settings.measure_forms import MeasuresForm
from meantime.web.settings.views import form_page, sent, to_settings


@unlocked
def measures(request: HttpRequest) -> HttpResponse:
    """One form."""
    profile, known = request.journal.profile, measures_here()
    now = {
        "measures_on": [measure.id for measure in find_offered(request.journal)],
        "measures_every": profile.measures_every,
        "measures_on_one_page": "yes" if profile.measures_on_one_page else "no",
    }
    form = MeasuresForm(sent(request), initial=now, measures=known.values())
    if request.method != "POST" or not form.is_valid():
        about = "A questionnaire asks the same questions each time. You are never reminded of one."
        return form_page(request, form, "Questionnaires", about=about)
    given = form.cleaned_data
    request.journal.change_profile(
        measures_on=tuple(given["measures_on"]),
        measures_every=int(given["measures_every"]),
        measures_on_one_page=given["measures_on_one_page"] == "yes",
    )
    return to_settings("measures")
