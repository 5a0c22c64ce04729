"""Finished values for the list of questionnaires, for one of them, and for its questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from meantime.actions import measures as actions
from meantime.core.measure_drafts import MeasureDraft, next_place
from meantime.core.measure_points import Point, points_of
from meantime.core.measures import Administration, Measure, questions_of, score_of
from meantime.core.moments import local_day
from meantime.core.phrases import count_phrase
from meantime.core.progress import words_about
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name
from meantime.web.measures.forms import AnswersForm


def list_values(journal: Journal) -> dict[str, Any]:
    """The started ones, and every one that is switched on with what came of it last."""
    kept = journal.of_kind(Administration)
    drafts = {draft.measure: draft for draft in journal.of_kind(MeasureDraft)}
    offered = actions.find_offered(journal)
    return {
        "started": [_started(drafts[one.id], one) for one in offered if one.id in drafts],
        "offered": [_row(one, points_of(one, kept), journal.tz) for one in offered],
        "others": _others(kept, offered),
    }


def measure_values(journal: Journal, measure: Measure, *, now: datetime) -> dict[str, Any]:
    """What it asks, the way into it, and every time it was filled in, newest first."""
    kept = [one for one in journal.of_kind(Administration) if one.measure == measure.id]
    points = points_of(measure, kept)
    stored = actions.draft_for(journal, measure.id)
    return {
        "measure": measure,
        "is_on": actions.is_on(journal, measure),
        "on_one_page": journal.profile.measures_on_one_page,
        "questions": count_phrase(len(measure.item), "question", "questions"),
        "started": _started(stored.record, measure) if stored else None,
        "when": _when_words(measure, points, every=journal.profile.measures_every, now=now, tz=journal.tz),
        "words": [str(words) for words in words_about(measure, points, tz=journal.tz)] if points else [],
        "results": [_result(one, measure, journal.tz) for one in _newest_first(kept)],
    }


def question_values(measure: Measure, place: int, form: AnswersForm) -> dict[str, Any]:
    """One question, how far it is, and the way back."""
    last = len(questions_of(measure))
    return {
        "place": "practice",
        "measure": measure,
        "form": form,
        "instruction": _instruction(measure, place),
        "step": f"Question {place} of {last}",
        "before": place - 1,
        "is_last": place == last,
    }


def questions_values(measure: Measure, form: AnswersForm) -> dict[str, Any]:
    """All questions."""
    return {"place": "practice", "measure": measure, "form": form, "instruction": measure.instruction}


def known_answers(draft: MeasureDraft) -> dict[int, int | None]:
    """The answers so far, by place."""
    return {int(place): value for place, value in draft.answers.items()}


def place_to_go_on(draft: MeasureDraft, measure: Measure) -> int:
    """The first question that waits, or the last one when all are answered."""
    return next_place(draft, measure) or len(questions_of(measure))


def place_without_answer(draft: MeasureDraft, measure: Measure) -> int | None:
    """The first counted question that waits."""
    waiting = next_place(draft, measure)
    return waiting if waiting is not None and waiting <= len(measure.item) else None


def _started(draft: MeasureDraft, measure: Measure) -> dict[str, Any]:
    answered = len(draft.answers)
    return {
        "id": measure.id,
        "title": measure.title,
        "words": f"{answered} of {len(questions_of(measure))} answered",
    }


def _row(measure: Measure, points: tuple[Point, ...], tz: str) -> dict[str, Any]:
    last = points[-1] if points else None
    return {
        "id": measure.id,
        "title": measure.title,
        "subject": measure.subject,
        "questions": count_phrase(len(measure.item), "question", "questions"),
        "last": f"{_band_and_points(last)} on {day_name(local_day(last.at, tz))}" if last else "",
    }


def _others(kept: Iterable[Administration], offered: list[Measure]) -> list[dict[str, Any]]:
    """Questionnaires that are switched off now and were filled in before."""
    shown = {one.id for one in offered}
    used = {one.measure for one in kept} - shown
    return [{"id": one.id, "title": one.title} for one in actions.measures_here().values() if one.id in used]


def _band_and_points(point: Point) -> str:
    points = count_phrase(point.total, "point", "points")
    return f"{point.band}, {points}" if point.band else points


def _result(one: Administration, measure: Measure, tz: str) -> dict[str, Any]:
    found = score_of(one, {measure.id: measure})
    points = [] if found is None else points_of(measure, [one])
    said = _band_and_points(points[0]) if points else "no total"
    return {
        "id": one.id,
        "day": day_name(local_day(one.at, tz)),
        "said": said[:1].upper() + said[1:],
        "private": one.private,
    }


def _newest_first(kept: Iterable[Administration]) -> list[Administration]:
    return sorted(kept, key=lambda one: (one.at, one.id), reverse=True)


def _when_words(measure: Measure, points: tuple[Point, ...], *, every: int, now: datetime, tz: str) -> str:
    """When it was last filled in, and kindly that two forms overlap. Never that one is due."""
    if not points:
        return ""
    days = (local_day(now, tz) - local_day(points[-1].at, tz)).days
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    if days < min(measure.recall_days, every):
        return f"You filled this in {ago}. It asks about {measure.recall}, so the two would overlap."
    return f"You filled this in {ago}."


def _instruction(measure: Measure, place: int) -> str:
    """The question that is never counted brings its own."""
    return measure.instruction if place <= len(measure.item) else ""
