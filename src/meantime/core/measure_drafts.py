"""A questionnaire that was started and put aside: kept sealed, offered again, gone once it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from meantime.core.measures import Measure, questions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """The answers so far. At most one a questionnaire is offered."""

    #: UUID as text; the filled in form takes its own id from it, so that keeping it twice makes one.
    id: str
    #: When it was started, aware.
    at: datetime
    #: Id of the questionnaire.
    measure: str
    #: Answers by the place of their question, 1 for the first; None for "rather not say".
    answers: dict[str, int | None] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


def with_answers(draft: MeasureDraft, answers: Mapping[int, int | None]) -> MeasureDraft:
    """The draft with these answers, by place, added or changed."""
    return replace(
        draft, answers={**draft.answers, **{str(place): value for place, value in answers.items()}}
    )


def answer_at(draft: MeasureDraft, place: int) -> int | None:
    """The answer to a question; None when there is none."""
    return draft.answers.get(str(place))


def next_place(draft: MeasureDraft, measure: Measure) -> int | None:
    """The first question nobody has answered or left yet; None when there is none."""
    places = range(1, len(questions_of(measure)) + 1)
    return next((place for place in places if str(place) not in draft.answers), None)


def answers_of(draft: MeasureDraft, measure: Measure) -> tuple[int | None, ...]:
    """All answers in the order of the questions; one that is never counted is left off when it has none."""
    counted = tuple(answer_at(draft, place) for place in range(1, len(measure.item) + 1))
    last = answer_at(draft, len(measure.item) + 1) if measure.extra else None
    return counted if last is None else (*counted, last)
