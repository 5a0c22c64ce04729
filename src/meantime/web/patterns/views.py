"""Patterns: what holds in the notes, what helped, what the person says about it."""

from __future__ import annotations

from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions.patterns import answer_pattern, take_back_answer
from meantime.core.pattern_answers import AnswerName
from meantime.web.base.access import unlocked
from meantime.web.patterns.counted import counted_words
from meantime.web.patterns.pages import find_pattern, patterns_page
from meantime.web.patterns.thought_page import SAID
from meantime.web.patterns.thoughts import returning_thoughts

#: What is said once an answer was kept.
_KEPT = {
    "accepted": "It is in your brief, under “What I notice”.",
    "hidden": "Hidden. It stays below, under “Put away”.",
    "not_helpful": "Put away. It stays below, under “Put away”.",
    "wrong": "Put away as wrong. It stays below, under “Put away”.",
    "again": "It is shown again.",
}


@unlocked
@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """What holds now, and what the person wrote in the last twelve weeks."""
    whole = request.journal.read_whole()
    return render(
        request,
        "patterns/patterns.html",
        {
            "page": patterns_page(whole, now=request.now),
            "counted": counted_words(whole, now=request.now),
            "returning": returning_thoughts(request.journal),
            "said": _KEPT.get(request.GET.get("said", ""), ""),
            "said_of_thoughts": SAID.get(request.GET.get("thought", ""), ""),
            "place": "patterns",
        },
    )


@unlocked
@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """Keep what the person says about a pattern; "again" forgets it."""
    key, answer = request.POST.get("key", ""), request.POST.get("answer", "")
    if answer == "again":
        take_back_answer(request.journal, key)
    elif answer in get_args(AnswerName) and (pattern := find_pattern(request.journal.read_whole(), key)):
        answer_pattern(request.journal, pattern, answer, now=request.now)
    else:
        raise Http404
    return redirect(f"{reverse('patterns')}?said={answer}")
