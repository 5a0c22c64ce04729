"""The page on which a person changes a thought that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from meantime.actions.theme_choices import join_themes, name_theme, put_theme_away, take_out_of_theme
from meantime.actions.themes import themes_of
from meantime.web.base.access import unlocked
from meantime.web.patterns.forms import JoinForm, TakeOutForm, ThemeNameForm
from meantime.web.patterns.thoughts import as_shown, key_of

if TYPE_CHECKING:
    from meantime.language.themes import Theme

#: What is said once it was kept, or could not be.
SAID = {
    "name": "Your name for it is kept.",
    "out": "Taken out. You can undo it below, under “Changed by you”.",
    "own": "They are a thought of their own. You can undo it below, under “Changed by you”.",
    "join": "They are one thought. You can undo it below, under “Changed by you”.",
    "apart": "Put away. It stays below, under “put away”.",
    "undone": "Undone.",
    "moved": "This thought has other notes by now. Here is how it stands.",
}


@unlocked
def thought(request: HttpRequest, key: str) -> HttpResponse:
    """Name a thought, take notes out, put it together with others, or put it away."""
    themes = themes_of(request.journal).themes
    theme = next((one for one in themes if key_of(one) == key), None)
    if theme is None:
        return back_to_thoughts("moved")
    others = [one for one in themes if one is not theme][:_MOST_OTHERS]
    notes = {note.id: note for note in request.journal.notes_with_ids(theme.notes)}
    shown = as_shown(theme, notes, request.journal)
    forms = _forms(request, shown.notes, others)
    if request.method == "POST" and _kept(request, theme, others, forms):
        return back_to_thoughts(request.POST["choice"])
    values = {"one": shown, **forms, "others": others, "place": "patterns"}
    return render(
        request, "patterns/change_thought.html", values, status=422 if request.method == "POST" else 200
    )


def back_to_thoughts(said: str) -> HttpResponse:
    """The thoughts on the Patterns page, with a sentence about what was done."""
    return redirect(f"{reverse('patterns')}?thought={said}#returning")


#: Other thoughts it can be put together with: those in most notes.
_MOST_OTHERS = 30


def _forms(request: HttpRequest, notes: Sequence[Any], others: Sequence[Theme]) -> dict[str, Any]:
    choice = request.POST.get("choice", "")
    lines = [format_html('{} <bdi class="words">{}</bdi>', note.day, note.words) for note in notes]
    names = [format_html('<bdi class="words">{}</bdi>', theme.name) for theme in others]
    return {
        "name": ThemeNameForm(request.POST if choice == "name" else None),
        "take_out": TakeOutForm(request.POST if choice in ("out", "own") else None, lines),
        "join": JoinForm(request.POST if choice == "join" else None, names),
    }


def _kept(request: HttpRequest, theme: Theme, others: Sequence[Theme], forms: dict[str, Any]) -> bool:
    choice, journal, now = request.POST.get("choice", ""), request.journal, request.now
    if choice == "name" and forms["name"].is_valid():
        name_theme(journal, theme.notes, forms["name"].cleaned_data["name"], now=now)
    elif choice in ("out", "own") and forms["take_out"].is_valid():
        newest_first = theme.notes[::-1]
        out = [newest_first[n] for n in forms["take_out"].cleaned_data["chosen"]]
        take_out_of_theme(journal, theme, out, now=now, as_one=choice == "own")
    elif choice == "join" and forms["join"].is_valid():
        join_themes(journal, [theme, *(others[n] for n in forms["join"].cleaned_data["chosen"])], now=now)
    elif choice == "apart":
        put_theme_away(journal, theme.notes, now=now)
    else:
        return False
    return True
