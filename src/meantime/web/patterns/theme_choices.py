"""What the person says about a thought that comes back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meantime.actions.themes import name_theme, put_theme_away, show_theme_again
from meantime.core.problems import InvalidRecord
from meantime.web.base.access import unlocked
from meantime.web.patterns.forms import ThemeNameForm


@unlocked
@require_POST
def theme_choices(request: HttpRequest) -> HttpResponse:
    """Keep a name for a thought, put it away, or show it again."""
    notes, choice = request.POST.getlist("note"), request.POST.get("choice", "")
    form = ThemeNameForm(request.POST)
    if choice == "name" and not form.is_valid():
        return render(request, "patterns/theme_name.html", {"form": form, "notes": notes}, status=422)
    try:
        _keep(request, notes, choice, name=form.cleaned_data["name"] if choice == "name" else "")
    except InvalidRecord:
        raise Http404 from None  # none of these notes is theirs
    return redirect(f"{reverse('patterns')}#returning")


def _keep(request: HttpRequest, notes: list[str], choice: str, *, name: str) -> None:
    if choice == "name":
        name_theme(request.journal, notes, name, now=request.now)
    elif choice == "apart":
        put_theme_away(request.journal, notes, now=request.now)
    elif choice == "again":
        show_theme_again(request.journal, notes)
    else:
        raise Http404
