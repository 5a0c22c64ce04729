"""Bringing a file in: choose it, read the report, then decide."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import imports as actions
from meantime.importers.base import ImportRefused
from meantime.web.base.access import unlocked
from meantime.web.transfer.forms import AnswersForm, FileForm
from meantime.web.transfer.pages import done_sentence, report_page


@unlocked
def choose(request: HttpRequest) -> HttpResponse:
    """The file. It is kept sealed until the person decides, so that it need not be chosen twice."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and _is_too_large_to_read(request):
        form.errors.clear()
        form.add_error("file", "This file is larger than 64 MB. Export a shorter time, or without photos.")
    if form.is_bound and form.is_valid() and _is_kept(request, form):
        return redirect("import-report")
    status = 422 if form.is_bound else 200
    waiting = request.method == "GET" and actions.find_pending(request.journal) is not None
    return render(
        request,
        "transfer/import.html",
        {"place": "settings", "form": form, "waiting": waiting},
        status=status,
    )


@unlocked
def report(request: HttpRequest) -> HttpResponse:
    """What the import would add, and what may be answered before it."""
    file = actions.find_pending(request.journal)
    if file is None:
        return redirect("import")
    preview, answers = _previewed(request, file)
    return render(
        request,
        "transfer/report.html",
        {"place": "settings", "page": report_page(file, preview), "answers": answers},
    )


@unlocked
@require_POST
def imports(request: HttpRequest) -> HttpResponse:
    """Keep what is new. A form sent twice adds nothing the second time."""
    file = actions.find_pending(request.journal)
    if file is None:
        return redirect("import")
    preview, _ = _previewed(request, file)
    added = actions.import_file(request.journal, preview)
    actions.drop_pending(request.journal)
    return redirect(f"{reverse('import-done')}?added={added}&here={len(preview.records) - added}")


@unlocked
@require_POST
def withdrawal(request: HttpRequest) -> HttpResponse:
    """Not this time: the waiting file is erased."""
    actions.drop_pending(request.journal)
    return redirect("settings")


@unlocked
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What came in."""
    sentence = done_sentence(request.GET.get("added", ""), request.GET.get("here", ""))
    return render(request, "transfer/done.html", {"place": "settings", "sentence": sentence})


def _is_kept(request: HttpRequest, form: FileForm) -> bool:
    """Look at the file once; one that can be read waits sealed, any other is explained."""
    upload, source = form.cleaned_data["file"], form.cleaned_data["source"] or None
    data = upload.read()
    try:
        preview = actions.preview_import(request.journal, data, upload.name, source=source)
    except ImportRefused as refused:
        form.add_error("file", f"{refused.problem.what} {refused.problem.what_to_do}".strip())
        return False
    pending = actions.PendingFile(name=upload.name, source=preview.source, data=data)
    actions.keep_pending(request.journal, pending)
    return True


def _previewed(request: HttpRequest, file: actions.PendingFile) -> tuple[actions.Preview, AnswersForm]:
    """The preview with the answers given so far. The questions come from a first look at the file."""
    first = actions.preview_import(request.journal, file.data, file.name, source=file.source)
    form = AnswersForm(request.POST if request.method == "POST" else None, questions=first.questions)
    answers = form.answers()
    if not answers:
        return first, form
    second = actions.preview_import(
        request.journal, file.data, file.name, source=file.source, answers=answers
    )
    return second, form


def _is_too_large_to_read(request: HttpRequest) -> bool:
    """Uploads far beyond the limit are not even taken into memory: then there is no file in the form."""
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    return "file" not in request.FILES and sent > actions.MAX_FILE
