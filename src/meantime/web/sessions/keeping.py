"""One way to keep what a form holds: a form sent twice makes one record, two edits of one record are both shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meantime.core.problems import InvalidRecord
from meantime.storage.journal import StaleEdit, Stored
from meantime.web.base.access import stored_or_404


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """How one kind of record is written down: its page, its action, its words."""

    #: The class of the record.
    cls: type[Any]
    #: The template of the form.
    template: str
    #: An empty record with an id: what a new one starts from.
    blank: Callable[[HttpRequest, str], Any]
    #: The record with the values of a valid form.
    filled: Callable[[HttpRequest, Any, dict[str, Any]], Any]
    #: The action that keeps it: journal, record, base_rev.
    keep: Callable[..., None]
    #: What a record says, as (label, words), to show beside another version of it.
    told: Callable[[HttpRequest, Any], list[tuple[str, str]]]
    #: Where the page leads back to.
    back: str = "session"


def keep_or_show(
    request: HttpRequest, desk: Desk, form: Form, *, stored: Stored[Any] | None = None, **more: Any
) -> HttpResponse:
    """Keep a valid form and go back; show it otherwise (422 when something is to be put right, 409 for a clash)."""
    page = {"place": "session", "form": form, "stored": stored, "back_url": reverse(desk.back), **more}
    if request.method != "POST":
        return render(request, desk.template, page)
    if not form.is_valid():
        return render(request, desk.template, page, status=422)
    try:
        _keep(request, desk, form, stored)
    except InvalidRecord as refused:
        for problem in refused.problems:
            form.add_error(problem.where if problem.where in form.fields else None, str(problem.what_to_do))
        return render(request, desk.template, page, status=422)
    except StaleEdit as stale:
        return _clash(request, desk, page, stale.current)
    return redirect(desk.back)


def _keep(request: HttpRequest, desk: Desk, form: Form, stored: Stored[Any] | None) -> None:
    """Keep the record. The same words sent again are no second edit."""
    second = _uuid(request.POST.get("second", "")) if "both" in request.POST else None
    record_id = second or (stored.record.id if stored else str(form.cleaned_data["id"]))
    known = stored if stored and not second else request.journal.find(desk.cls, record_id)
    base = known.record if known else _fresh(request, desk, stored, record_id)
    wanted = desk.filled(request, base, form.cleaned_data)
    base_rev = (form.cleaned_data.get("rev") or 0) if known and not second else 0
    try:
        desk.keep(request.journal, wanted, base_rev=base_rev)
    except StaleEdit as stale:
        if stale.current.record != wanted:
            raise
    except KeyError:
        raise Http404 from None


def _fresh(request: HttpRequest, desk: Desk, stored: Stored[Any] | None, record_id: str) -> Any:
    return replace(stored.record, id=record_id) if stored else desk.blank(request, record_id)


def _clash(request: HttpRequest, desk: Desk, page: dict[str, Any], current: Stored[Any]) -> HttpResponse:
    """Both versions on one page; keeping again keeps what is in the form."""
    form = page["form"]
    form.data = form.data.copy()
    form.data["rev"] = str(current.rev)
    page |= {"other": desk.told(request, current.record), "second": form.second_id()}
    return render(request, desk.template, page, status=409)


def erase_or_ask(
    request: HttpRequest, cls: type[Any], record_id: UUID, *, page: Callable[[Any], dict[str, Any]]
) -> HttpResponse:
    """GET asks whether it may go, POST erases it. `page` gives the words and the action of the question."""
    stored = stored_or_404(request, cls, record_id)
    said = page(stored.record)
    if request.method == "POST":
        said["erase"](request.journal, stored.record.id)
        return redirect("session")
    return render(
        request, "sessions/erasure.html", {"place": "session", "back_url": reverse("session"), **said}
    )


def _uuid(text: str) -> str | None:
    try:
        return str(UUID(text))
    except ValueError:
        return None
