"""Deleting everything."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from meantime.actions.unlock import erase_everything
from meantime.web.base.access import unlocked
from meantime.web.base.cookies import drop_inbox, drop_plan, drop_session
from meantime.web.transfer.asking import knows_passphrase
from meantime.web.transfer.forms import ErasureForm


@unlocked
@sensitive_post_parameters()
def erasure(request: HttpRequest) -> HttpResponse:
    """A word and the passphrase; then the keys go first, and everything else after them."""
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and knows_passphrase(request, form):
        erase_everything(request.journal.person_id, home=Path(settings.MEANTIME_HOME))
        return _gone(request)
    status = 422 if form.is_bound else 200
    return render(request, "transfer/erasure.html", {"place": "settings", "form": form}, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    response = redirect("welcome")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    drop_session(request, response)
    drop_inbox(response)
    drop_plan(request, response)
    return response
