"""The faith and meaning pack in the settings: chosen here or nowhere, and the person's own texts."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from meantime.actions import faith as actions
from meantime.content.faith_files import faith_texts
from meantime.core.faith import OwnText
from meantime.core.problems import InvalidRecord
from meantime.web.base.access import unlocked
from meantime.web.settings.faith_forms import OwnTextForm, PackForm
from meantime.web.settings.views import sent


@unlocked
def faith(request: HttpRequest) -> HttpResponse:
    """What it is, what fits, and the texts."""
    pack = request.journal.profile.faith
    form = PackForm(sent(request), initial={"chosen": pack.chosen})
    if request.method == "POST" and form.is_valid():
        actions.choose_pack(request.journal, form.cleaned_data["chosen"])
        return redirect("settings-faith")
    values = {"place": "settings", "form": form, "pack": pack, "texts": faith_texts()}
    return render(request, "settings/faith.html", values, status=422 if form.is_bound else 200)


@unlocked
def new_text(request: HttpRequest) -> HttpResponse:
    """A new text."""
    return _kept_or_form(request, OwnTextForm(sent(request)), str(uuid4()), old=None)


@unlocked
def text(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Change a text."""
    old = _text_or_404(request, text_id)
    first = {name: getattr(old, name) for name in ("title", "text", "source", "when")}
    return _kept_or_form(request, OwnTextForm(sent(request), initial=first), old.id, old=old)


@unlocked
@require_POST
def text_erasure(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Erase a text."""
    actions.erase_text(request.journal, _text_or_404(request, text_id).id)
    return redirect("settings-faith")


def _kept_or_form(
    request: HttpRequest, form: OwnTextForm, text_id: str, *, old: OwnText | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and _kept(request, form, text_id):
        return redirect("settings-faith")
    values = {"place": "settings", "form": form, "old": old}
    return render(request, "settings/own_text.html", values, status=422 if form.is_bound else 200)


def _kept(request: HttpRequest, form: OwnTextForm, text_id: str) -> bool:
    try:
        actions.keep_text(request.journal, OwnText(id=text_id, **form.cleaned_data))
    except InvalidRecord as refused:
        for problem in refused.problems:
            form.add_error(problem.where, f"{problem.what} {problem.what_to_do}")
        return False
    return True


def _text_or_404(request: HttpRequest, text_id: UUID) -> OwnText:
    for one in request.journal.profile.faith.texts:
        if one.id == str(text_id):
            return one
    raise Http404
