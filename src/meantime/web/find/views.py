"""Finding a note. What is looked for is a person's words: it is sent in a form and never stands in an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meantime.actions.find import read_more
from meantime.web.base.access import unlocked
from meantime.web.find.pages import LONGEST_QUERY, find_page


@unlocked
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The empty box."""
    return render(request, "find/find.html", {"longest": LONGEST_QUERY})


@unlocked
def finds(request: HttpRequest) -> HttpResponse:
    """The notes that answer; on the same page, below the box."""
    if request.method != "POST":
        return redirect("find")
    query = " ".join(request.POST.get("query", "").replace("\x00", "").split())[:LONGEST_QUERY]
    page = find_page(request.journal, query) if query else None
    problem = "" if query else "Write a word or two to look for."
    values = {"longest": LONGEST_QUERY, "query": query, "page": page, "problem": problem}
    return render(request, "find/find.html", values, status=200 if query else 422)


@unlocked
def readings(request: HttpRequest) -> HttpResponse:
    """Read some more notes in for their meaning: asked for by a page that stays open, or by its button."""
    if request.method != "POST":
        return redirect("find")
    waiting = read_more(request.journal)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"waiting": waiting})
    return redirect("find")
