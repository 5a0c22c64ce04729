"""The player: where a person is in an exercise, and everything the page of a step shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from meantime.charts.records import Chart, Look
from meantime.charts.suds import Reading, suds_chart
from meantime.content.exercise_files import find_exercise
from meantime.core.exercises import Exercise, Step, needs_calm_first, page_with, pages_asked, step_with
from meantime.core.practice import PracticeDraft, fingerprint, marks_of
from meantime.web.practice.said import said_answer
from meantime.web.practice.trap_hints import Hint, all_traps, hints_for

_ENDS = {"ten": ("not at all", "very strong"), "hundred": ("not at all", "very strong")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One answer to tap."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepField:
    """One step as its template needs it."""

    step: Step
    #: The first on its page: its question is the heading.
    first: bool
    #: What stands in the field.
    value: str
    chips: tuple[Chip, ...]
    #: (words at 0, words at the top, the top); None for other kinds.
    scale: tuple[str, str, int] | None
    problem: str
    #: Tells the next form whether the answer changed meanwhile.
    seen: str
    hints: tuple[Hint, ...] = ()
    #: Marks of distress so far.
    chart: Chart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage:
    """One page of an exercise."""

    draft: PracticeDraft
    exercise: Exercise
    fields: tuple[StepField, ...]
    #: Id of the first step: the address of this page.
    step: str
    #: Place of the page, 1 first, and how many there are.
    place: int
    pages: int
    #: Earlier answers that stay in view: (question, words).
    shown: tuple[tuple[str, str], ...]
    #: A quieter way is offered instead of the fields.
    calm_first: bool
    #: Whether every step here may stay empty.
    skippable: bool


def exercise_or_404(guide: str) -> Exercise:
    """The exercise with this id."""
    exercise = find_exercise(guide)
    if exercise is None:
        raise Http404
    return exercise


def pages_of(draft: PracticeDraft, exercise: Exercise) -> list[tuple[Step, ...]]:
    """The pages of a begun exercise as its answers have them."""
    return pages_asked(exercise, draft.answers)


def current_step(draft: PracticeDraft, exercise: Exercise) -> str:
    """The step to go on at: where one was, or the first when that one is no longer asked."""
    pages = pages_of(draft, exercise)
    place = page_with(pages, draft.step) or 0
    return pages[place][0].id


def step_page(
    draft: PracticeDraft,
    exercise: Exercise,
    place: int,
    *,
    typed: Mapping[str, Any] | None = None,
    problems: Mapping[str, str] | None = None,
) -> StepPage:
    """The page at a place (0 first), with what was typed instead of what is stored when that was wrong."""
    pages = pages_of(draft, exercise)
    page = pages[place]
    answers = {**draft.answers, **(typed or {})}
    fields = (_field(step, n == 0, answers, problems or {}) for n, step in enumerate(page))
    went_on = bool(draft.extra.get("went_on"))
    return StepPage(
        draft=draft,
        exercise=exercise,
        fields=tuple(fields),
        step=page[0].id,
        place=place + 1,
        pages=len(pages),
        shown=tuple(_shown(exercise, page, draft.answers)),
        calm_first=not went_on and needs_calm_first(exercise, page, draft.answers),
        skippable=all(step.skippable for step in page),
    )


def blank_pages(exercise: Exercise) -> list[tuple[StepField, ...]]:
    """Every page of an exercise with nothing in it, for the copy that works without a connection."""
    grouped: list[list[Step]] = []
    for step in exercise.steps:
        if step.joined and grouped:
            grouped[-1].append(step)
        else:
            grouped.append([step])
    return [tuple(_field(step, n == 0, {}, {}) for n, step in enumerate(page)) for page in grouped]


def _field(step: Step, first: bool, answers: Mapping[str, Any], problems: Mapping[str, str]) -> StepField:
    value = answers.get(step.id)
    return StepField(
        step=step,
        first=first,
        value=value if isinstance(value, str) else "",
        chips=tuple(_chips(step, value)),
        scale=_scale(step),
        problem=problems.get(step.id, ""),
        seen=fingerprint(value),
        hints=hints_for(step, answers) if step.field == "traps" else (),
        chart=_curve(value) if step.field == "marks" else None,
    )


def _chips(step: Step, value: Any) -> Iterator[Chip]:
    if step.field in ("ten", "hundred", "marks"):
        width = 1 if step.field == "ten" else 10
        for number in range(0, 10 * width + 1, width):
            yield Chip(value=str(number), text=str(number), chosen=value == number)
    chosen = value if isinstance(value, list) else [value]
    for option in step.options:
        yield Chip(value=option.id, text=option.text, chosen=option.id in chosen)
    if step.field == "traps":
        for trap in all_traps():
            yield Chip(value=trap.slug, text=trap.label, chosen=trap.slug in chosen)


def _scale(step: Step) -> tuple[str, str, int] | None:
    if step.field not in ("ten", "hundred"):
        return None
    low, high = step.ends if step.ends[0] else _ENDS[step.field]
    return low, high, 10 if step.field == "ten" else 100


def _shown(exercise: Exercise, page: Sequence[Step], answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(name for step in page for name in step.shows):
        earlier = step_with(exercise, name)
        words = said_answer(earlier, answers.get(name)) if earlier else ""
        if earlier and words:
            yield earlier.ask, words


def _curve(value: Any) -> Chart | None:
    marks = marks_of(value)
    if not marks:
        return None
    readings = [Reading(minute=round(seconds / 60), value=distress) for seconds, distress in marks]
    return suds_chart(readings, look=Look(name="suds"))
