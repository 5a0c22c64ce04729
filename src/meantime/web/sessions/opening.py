"""The opening sentence a topic's notes suggest: filled into an empty box on demand, never over the person's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from meantime.core.topics import WANTS
from meantime.language.opening import opening_sentence
from meantime.web.base.words import LONG, SHORT, Words

#: Fields taken over as they were typed, with the longest text of each.
_TYPED = {"text": SHORT, "opening": LONG}
_CHOSEN = ("id", "rev", "want", "minutes", "own_minutes", "session", "state")


def is_suggestion(request: HttpRequest) -> bool:
    """Whether the button for a suggestion was pressed."""
    return request.method == "POST" and "suggest" in request.POST


def suggested(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """What was typed so far, with the suggestion where the opening was empty, and a sentence on what happened."""
    given = _given(request)
    if given["opening"]:
        return given, "Your own sentence stays. Empty the box to get a suggestion."
    notes = request.journal.notes_with_ids(given["notes"])
    if not notes:
        return given, "Tick a note under “Notes behind it” first. The suggestion is made from your own words."
    want = next((want for want in WANTS if want == given.get("want")), None)
    sentence = opening_sentence(notes, topic=given["text"], want=want, tz=request.journal.tz)
    if not sentence:
        return given, "These notes don't hold enough for a sentence yet. Your own words are always fine."
    return {**given, "opening": sentence}, "This is made from your own words. Change it as you like."


def _given(request: HttpRequest) -> dict[str, Any]:
    typed = {
        name: Words(lines=2 if name == "opening" else 1, longest=longest).to_python(request.POST.get(name))
        for name, longest in _TYPED.items()
    }
    chosen = {name: request.POST[name] for name in _CHOSEN if name in request.POST}
    return {
        **typed,
        **chosen,
        "notes": request.POST.getlist("notes"),
        "private": "private" in request.POST,
    }
