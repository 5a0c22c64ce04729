"""Taking everything out: readable, after the passphrase; or sealed, as a backup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import exports as actions
from meantime.actions.backups import back_up
from meantime.core.moments import local_day
from meantime.web.base.access import unlocked
from meantime.web.transfer.asking import knows_passphrase
from meantime.web.transfer.forms import ExportForm

_FORMS = {
    "journal": (actions.export_plain, "jsonl", "application/x-ndjson"),
    "csv": (actions.export_csv, "csv", "text/csv; charset=utf-8"),
    "markdown": (actions.export_markdown, "md", "text/markdown; charset=utf-8"),
}


@unlocked
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The three forms, and what it means that the file is not encrypted."""
    return render(request, "transfer/export.html", {"place": "settings", "form": ExportForm()})


@unlocked
@require_POST
@sensitive_post_parameters()
def exports(request: HttpRequest) -> HttpResponse:
    """The file."""
    form = ExportForm(request.POST)
    if not form.is_valid() or not knows_passphrase(request, form):
        return render(request, "transfer/export.html", {"place": "settings", "form": form}, status=422)
    make, suffix, content_type = _FORMS[form.cleaned_data["form"]]
    parts, left_out = make(request.journal), len(request.journal.damaged)
    if left_out and "anyway" not in request.POST:
        return render(
            request,
            "transfer/export.html",
            {"place": "settings", "form": form, "left_out": left_out},
            status=409,
        )
    return _download(request, parts, suffix, content_type)


@unlocked
@require_safe
def backup(request: HttpRequest) -> HttpResponse:
    """What a backup is and how to use it."""
    return render(
        request, "transfer/backup.html", {"place": "settings", "several": settings.MEANTIME_SEVERAL}
    )


@unlocked
@require_POST
def backups(request: HttpRequest) -> HttpResponse:
    """The sealed file. On a server of several people it holds the own journal only."""
    only = request.journal.person_id if settings.MEANTIME_SEVERAL else None
    parts = back_up(Path(settings.MEANTIME_HOME), now=request.now, only=only)
    return _download(request, parts, "backup.zip", "application/zip")


def _download(
    request: HttpRequest, parts: Iterator[bytes], suffix: str, content_type: str
) -> StreamingHttpResponse:
    day = local_day(request.now, request.journal.tz)
    response = StreamingHttpResponse(parts, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="meantime-{day.isoformat()}.{suffix}"'
    return response
