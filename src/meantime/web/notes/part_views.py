"""The pages of the four parts: choose, then rate. Each works as a plain page; a tap is a checkbox."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from meantime.actions import notes as actions
from meantime.content.loader import quadrant_of
from meantime.core.notes import Note, has_content
from meantime.core.problems import InvalidRecord
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.notes.forms import PlainText
from meantime.web.notes.pages import RECENT_NOTES
from meantime.web.notes.parts import Group, Part, groups_for, part_named, recent_names, typed_names

_TEXT = PlainText()


@unlocked
def choose(request: HttpRequest, note_id: UUID, part: str) -> HttpResponse:
    """Choose the names of one part."""
    wanted = _part_or_404(part)
    stored = stored_or_404(request, Note, note_id)
    if request.method == "POST":
        names = typed_names(request.POST.getlist("name"), _TEXT.to_python(request.POST.get("own")))
        return _keep_names(request, stored, wanted, names)
    page = _choice_page(request, stored.record, wanted)
    return render(request, "notes/part.html", page | {"rev": stored.rev})


@unlocked
def rate(request: HttpRequest, note_id: UUID, part: str) -> HttpResponse:
    """Rate what was chosen; every rating may be left open."""
    wanted = _part_or_404(part)
    stored = stored_or_404(request, Note, note_id)
    if request.method == "POST":
        rated = _rated(request.POST, stored.record, wanted)
        clash = actions.edit_note(request.journal, rated, base_rev=stored.rev, now=request.now)
        return _onwards(rated, clash)
    return render(request, "notes/ratings.html", _rating_page(stored.record, wanted))


def _keep_names(request: HttpRequest, stored: Any, part: Part, names: list[str]) -> HttpResponse:
    changed = part.with_names(stored.record, names)
    if not has_content(changed):
        page = _choice_page(request, stored.record, part)
        page["problem"] = "This is all the note holds. Choose one, or erase the note."
        return render(request, "notes/part.html", page, status=422)
    try:
        rev = request.POST.get("rev", "")
        base_rev = int(rev) if rev.isdigit() else stored.rev
        clash = actions.edit_note(request.journal, changed, base_rev=base_rev, now=request.now)
    except InvalidRecord as refused:
        page = _choice_page(request, changed, part)
        page["problem"] = " ".join(f"{p.what} {p.what_to_do}" for p in refused.problems)
        return render(request, "notes/part.html", page, status=422)
    if names and part.scales and not clash:
        return redirect("note-part-ratings", note_id=changed.id, part=part.slug)
    return _onwards(changed, clash)


def _onwards(note: Note, clash: Any) -> HttpResponse:
    return redirect("note-versions" if clash else "note", note_id=note.id)


def _rated(form: QueryDict, note: Note, part: Part) -> Note:
    """The note with the ratings of the form. A row belongs to its name: the list may have changed meanwhile."""
    rows = {form[key].casefold(): key.removeprefix("name_") for key in form if key.startswith("name_")}
    for place, name in enumerate(part.names_of(note)):
        if (row := rows.get(name.casefold())) is not None:
            given = {scale.field: _answer(form, scale, row) for scale in part.scales}
            note = part.with_ratings(note, place, given)
    return note


def _answer(form: QueryDict, scale: Any, row: str) -> int | str | None:
    """The chosen value when it is on the scale; anything else counts as left open."""
    value = form.get(f"{scale.field}_{row}", "")
    if value not in {choice for choice, _ in scale.choices}:
        return None
    return int(value) if value.isdigit() else value


def _choice_page(request: HttpRequest, note: Note, part: Part) -> dict[str, Any]:
    chosen = list(part.names_of(note))
    recent = recent_names(part, request.journal.latest_notes(RECENT_NOTES))
    groups = groups_for(request.journal, part)
    listed = {name.casefold() for group in groups for name in (*group.names, *group.more)} | {
        name.casefold() for name in recent
    }
    own = [name for name in chosen if name.casefold() not in listed]
    return {
        "note_id": note.id,
        "part": part,
        "remark": part.remark(),
        "first": [_chip(name, chosen) for name in [*own, *recent]],
        "groups": [_group_values(group, chosen) for group in groups],
    }


def _group_values(group: Group, chosen: list[str]) -> dict[str, Any]:
    chips = [_chip(name, chosen) for name in group.names]
    more = [_chip(name, chosen) for name in group.more]
    more_open = any(chip["chosen"] for chip in more)
    return {
        "title": group.title,
        "chips": chips,
        "more": more,
        "more_open": more_open,
        "open": more_open or any(chip["chosen"] for chip in chips),
        "region": quadrant_of(group.names[0]) or "",
    }


def _chip(name: str, chosen: list[str]) -> dict[str, Any]:
    return {"name": name, "chosen": name.casefold() in {one.casefold() for one in chosen}}


def _rating_page(note: Note, part: Part) -> dict[str, Any]:
    rows = [
        {
            "name": name,
            "scales": [
                {
                    "field": f"{scale.field}_{place}",
                    "label": scale.label,
                    "ends": scale.ends,
                    "choices": scale.choices,
                    "value": _as_text(part.rating(note, place, scale.field)),
                }
                for scale in part.scales
            ],
        }
        for place, name in enumerate(part.names_of(note))
    ]
    return {"note_id": note.id, "part": part, "rows": rows}


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


def _part_or_404(slug: str) -> Part:
    part = part_named(slug)
    if part is None:
        raise Http404
    return part
