"""What the person takes back about thoughts that come back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from meantime.actions.theme_choices import show_theme_again, take_back_choice
from meantime.web.base.access import unlocked
from meantime.web.patterns.thought_page import back_to_thoughts


@unlocked
@require_POST
def theme_choices(request: HttpRequest) -> HttpResponse:
    """Show a thought again that was put away, or undo what was put together or taken out."""
    if undone := request.POST.get("undo"):
        if not take_back_choice(request.journal, undone):
            raise Http404
    elif notes := request.POST.getlist("note"):
        show_theme_again(request.journal, notes)
    else:
        raise Http404
    return back_to_thoughts("undone")
