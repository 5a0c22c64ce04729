"""The gap mirror: one private question at a time about what was noted and is not on the list."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meantime.actions.honesty import keep_answer
from meantime.actions.preparation import prepare_session
from meantime.core.gap_mirror import Gap, find_settled
from meantime.core.honesty import SHARES, Honesty
from meantime.core.sessions import TherapySession
from meantime.language.support_words import has_support_words
from meantime.web.base.access import unlocked
from meantime.web.base.words import LONG, Words
from meantime.web.sessions.overview import session_of_the_day

_ANSWER = Words(lines=4, longest=LONG)


@unlocked
def show(request: HttpRequest) -> HttpResponse:
    """The first question that was not asked yet; what is pressed answers it, and the next one comes."""
    session = session_of_the_day(request.journal.sessions(), request)
    gaps = prepare_session(
        request.journal, session, now=request.now, asks=request.journal.profile.asks_private_questions
    ).gaps
    if request.method == "POST":
        return _answered(request, session, gaps)
    return _page(request, gaps, "")


def _answered(request: HttpRequest, session: TherapySession | None, gaps: tuple[Gap, ...]) -> HttpResponse:
    """Keep the answer. A question answered before (sent twice, another tab) changes nothing."""
    words = _ANSWER.to_python(request.POST.get("answer", ""))
    gap = _gap_of(request, gaps, words)
    share = next((one for one in SHARES if one == request.POST.get("share")), None)
    if gap is None:
        return redirect("mirror")
    if share is None or len(words) > LONG:
        return _page(request, (gap,), words, status=422)
    kept = Honesty(
        id=_answer_id(request, gap, session), at=request.now, prompt=gap.key, answer=words, share=share
    )
    keep_answer(request.journal, kept, session=session.id if session else None)
    return redirect("mirror")


def _gap_of(request: HttpRequest, gaps: tuple[Gap, ...], words: str) -> Gap | None:
    """The gap an answer is for; one that closed meanwhile only where something was written."""
    key = request.POST.get("gap", "")
    open_one = next((one for one in gaps if one.key == key), None)
    return open_one or (find_settled(key, request.journal.of_kind(Honesty)) if words.strip() else None)


def _answer_id(request: HttpRequest, gap: Gap, session: TherapySession | None) -> str:
    """The same for one question before one session, so that an answer sent twice is one."""
    asked = (
        f"meantime:gap:{request.journal.person_id}:{gap.key}:{session.id if session else request.now.date()}"
    )
    return str(uuid5(NAMESPACE_URL, asked))


def _page(request: HttpRequest, gaps: tuple[Gap, ...], words: str, status: int = 200) -> HttpResponse:
    page: dict[str, Any] = {
        "place": "session",
        "left": len(gaps),
        "words": words,
        "too_long": len(words) > LONG,
    }
    if gaps:
        gap = gaps[0]
        page |= {"gap": gap, "support": has_support_words(gap.words), "longest": LONG}
    return render(request, "sessions/mirror.html", page, status=status)
