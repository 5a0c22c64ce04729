"""How a session was: the person's own look back in the first minute after it. No brief ever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

ReviewAnswer = Literal["yes", "partly", "no", "not_sure"]

REVIEW_ANSWERS: tuple[ReviewAnswer, ...] = ("yes", "partly", "no", "not_sure")
#: How right an answer says it felt. "Not sure" says nothing and is not compared.
_RIGHT = {"yes": 2, "partly": 1, "no": 0}
#: The one question where a yes says that something was wrong; it is asked about by itself.
FELT_OFF = "felt_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReview:
    """One look back at one session. Not a scale: there is no total, no score and no norm."""

    #: UUID as text.
    id: str
    #: When it was begun, aware.
    at: datetime
    #: Id of the session.
    session: str
    #: What shifted, in the person's words.
    shifted: str = ""
    #: Id of the question -> answer; questions that were passed over are not there.
    answers: dict[str, ReviewAnswer] = field(default_factory=dict)
    #: One thing to remember.
    remember: str = ""
    #: One thing to have more or less of.
    more_or_less: str = ""
    #: Whether the person came to the end; until then it is offered again.
    finished: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def review_id_for(session_id: str) -> str:
    """The id of the review of a session: there is one a session, however often the page is opened."""
    return str(uuid5(NAMESPACE_URL, f"meantime:review:{session_id}"))


def felt_less_right(before: SessionReview, after: SessionReview) -> bool:
    """Whether more answers moved away from yes than towards it, over the questions answered both times."""
    both = [
        (_RIGHT[before.answers[asked]], _RIGHT[answer])
        for asked, answer in after.answers.items()
        if asked != FELT_OFF and answer in _RIGHT and before.answers.get(asked) in _RIGHT
    ]
    lower = sum(now < then for then, now in both)
    return lower > sum(now > then for then, now in both)


def latest_two(
    reviews: Iterable[SessionReview], held: Iterable[str]
) -> tuple[SessionReview, SessionReview] | None:
    """The reviews of the last two sessions that have answers, older first; None while there are fewer.

    Args:
        held: ids of the sessions in their order.
    """
    place = {session_id: n for n, session_id in enumerate(held)}
    known = sorted(
        (review for review in reviews if review.session in place and review.answers),
        key=lambda review: (place[review.session], review.at, review.id),
    )
    return (known[-2], known[-1]) if len(known) > 1 else None
