"""The questions after a session: what each asks, and where its answer goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from meantime.actions.homework import assign_homework
from meantime.actions.honesty import keep_answer
from meantime.actions.sessions import change_review, keep_session
from meantime.actions.topics import mark_topic
from meantime.actions.watch_points import watch_for
from meantime.content.loader import question_bank
from meantime.core.homework import Homework
from meantime.core.honesty import SHARES, Honesty
from meantime.core.moments import local_day
from meantime.core.practice import both_words, fingerprint
from meantime.core.session_reviews import FELT_OFF, SessionReview, review_id_for
from meantime.core.sessions import TherapySession
from meantime.core.topics import topics_for
from meantime.core.watch_points import WatchPoint
from meantime.storage.journal import StaleEdit
from meantime.web.sessions.after_forms import (
    AgreedForm,
    HowForm,
    OffForm,
    RememberForm,
    ShiftedForm,
    TalkedForm,
    WatchForForm,
)
from meantime.web.sessions.fields import typed
from meantime.web.sessions.forms import SessionForm
from meantime.web.sessions.sessions import blank, filled, first_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One page of the look back."""

    #: Its name in the address.
    name: str
    heading: str
    #: A quiet line below the heading.
    hint: str
    #: The form, with what is known already.
    form: Callable[[HttpRequest, TherapySession], forms.Form]
    #: Keeps what a valid form holds.
    keep: Callable[[HttpRequest, TherapySession, dict[str, Any]], None]
    #: Whether "Keep and add another" is offered.
    repeats: bool = False


def is_asked(request: HttpRequest, session: TherapySession, asked: Question) -> bool:
    """Topics only while some are open, what felt off only after a yes, the next session only while there is none."""
    if asked.name == "talked":
        return any(topic.state == "open" for topic in topics_for(session.id, request.journal.topics()))
    if asked.name == "off":
        return review_of(request, session).answers.get(FELT_OFF) in ("yes", "partly")
    return asked.name != "next" or session_after(request, session) is None


def session_after(request: HttpRequest, session: TherapySession) -> TherapySession | None:
    """The session that follows, when it is known."""
    later = (one for one in request.journal.sessions() if (one.at, one.id) > (session.at, session.id))
    return next(later, None)


def review_of(request: HttpRequest, session: TherapySession) -> SessionReview:
    stored = request.journal.find(SessionReview, review_id_for(session.id))
    return stored.record if stored else SessionReview(id="", at=request.now, session=session.id)


def _keep_in_review(
    request: HttpRequest, session: TherapySession, parts: Callable[[SessionReview], dict[str, Any]]
) -> None:
    """Two tabs at one moment: the second look is at what the first one kept."""
    try:
        change_review(request.journal, session, now=request.now, **parts(review_of(request, session)))
    except StaleEdit:
        change_review(request.journal, session, now=request.now, **parts(review_of(request, session)))


def _keep_words(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    """Words another tab kept since this page was opened stay, above the ones from here."""

    def parts(review: SessionReview) -> dict[str, Any]:
        stored = {name: getattr(review, name) for name in given if f"seen_{name}" in given}
        clash = [
            name for name, words in stored.items() if given[f"seen_{name}"] not in ("", fingerprint(words))
        ]
        return {
            name: both_words(stored[name], given[name]) if name in clash else given[name] for name in stored
        }

    _keep_in_review(request, session, parts)


def _talked_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    topics = [t for t in topics_for(session.id, request.journal.topics()) if t.state in ("open", "said")]
    said = [topic.id for topic in topics if topic.state == "said"]
    first = {"said": said, "before": ",".join(said)}
    return TalkedForm(typed(request), topics=[(t.id, t.text) for t in topics], initial=first)


def _keep_talked(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    before = set(given["before"].split(","))
    for topic in topics_for(session.id, request.journal.topics()):
        is_said = topic.id in given["said"]
        if topic.state in ("open", "said") and is_said != (topic.id in before):
            mark_topic(request.journal, topic.id, {"state": "said" if is_said else "open"})


def _shifted_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return ShiftedForm(typed(request), initial={"shifted": review_of(request, session).shifted})


def _agreed_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return AgreedForm(typed(request))


def _keep_agreed(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    plan = {name: given[name] for name in ("title", "how_often", "when", "obstacle", "instead")}
    homework = Homework(
        id=str(given["id"]),
        exercise=given["exercise"],
        set_by="therapist",
        set_on=local_day(session.at, request.journal.tz),
        **plan,
    )
    if request.journal.find(Homework, homework.id) is None:
        assign_homework(request.journal, homework)


def _watch_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return WatchForForm(typed(request))


def _keep_watch(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    point = WatchPoint(id=str(given["id"]), text=given["text"], session=session.id)
    if point.text and request.journal.find(WatchPoint, point.id) is None:
        watch_for(request.journal, point)


def _how_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return HowForm(typed(request), initial=review_of(request, session).answers)


def _keep_how(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    chosen = {asked: answer for asked, answer in given.items() if answer}
    _keep_in_review(request, session, lambda review: {"answers": {**review.answers, **chosen}})


def _off_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return OffForm(typed(request), initial={"share": "private"})


def _keep_off(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    share = next(one for one in SHARES if one == given["share"])
    kept = Honesty(
        id=str(given["id"]), at=request.now, prompt=_FELT_OFF_WORDS, answer=given["answer"], share=share
    )
    ahead = session_after(request, session)
    if request.journal.find(Honesty, kept.id) is None:
        keep_answer(request.journal, kept, session=ahead.id if ahead else None)


def _remember_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    review = review_of(request, session)
    return RememberForm(
        typed(request), initial={"remember": review.remember, "more_or_less": review.more_or_less}
    )


def _next_form(request: HttpRequest, session: TherapySession) -> forms.Form:
    return SessionForm(typed(request), initial=first_values(request, bring=False))


def _keep_next(request: HttpRequest, session: TherapySession, given: dict[str, Any]) -> None:
    ahead = filled(request, blank(request, str(given["id"])), given)
    if request.journal.find(TherapySession, ahead.id) is None:
        keep_session(request.journal, ahead)


#: What a yes to "something felt off" is kept under, in the person's voice.
_FELT_OFF_WORDS = "Something felt off last time."

QUESTIONS = (
    Question(
        name="talked",
        heading="What did you talk about?",
        hint="What you did not come to is first on the list next time.",
        form=_talked_form,
        keep=_keep_talked,
    ),
    Question(
        name="shifted",
        heading="What shifted?",
        hint="A thought, a feeling, nothing. One line is enough.",
        form=_shifted_form,
        keep=_keep_words,
    ),
    Question(
        name="agreed",
        heading="What did you agree to try?",
        hint="It waits for you in Practice. The next brief says how it went.",
        form=_agreed_form,
        keep=_keep_agreed,
        repeats=True,
    ),
    Question(
        name="watch",
        heading="What will you watch for?",
        hint="Notes with these words are counted in the next brief.",
        form=_watch_form,
        keep=_keep_watch,
        repeats=True,
    ),
    Question(
        name="how",
        heading="How was it?",
        hint=question_bank().review_intro,
        form=_how_form,
        keep=_keep_how,
    ),
    Question(
        name="off",
        heading="What felt off?",
        hint="You can keep this private or add it to your next brief.",
        form=_off_form,
        keep=_keep_off,
    ),
    Question(
        name="remember",
        heading="What stays with you?",
        hint="Only for you.",
        form=_remember_form,
        keep=_keep_words,
    ),
    Question(
        name="next",
        heading="When is the next one?",
        hint="You can add it later too.",
        form=_next_form,
        keep=_keep_next,
    ),
)
