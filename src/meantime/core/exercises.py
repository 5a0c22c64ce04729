"""Guided exercises: their steps, which of them are asked, and which answers a step takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from meantime.core.homework import ExerciseKind
from meantime.core.problems import Problem

#: What a step asks for: nothing (read), lines or a page of words, words only if one likes (aside), 0-10, 0-100,
#: one or many of some options, thinking traps, a breathing pacer, distress from time to time (marks), a wait for
#: real life (pause).
FieldKind = Literal[
    "read", "line", "words", "aside", "ten", "hundred", "one", "many", "traps", "pacer", "marks", "pause"
]
#: Where an exercise is found on the Practice page.
Need = Literal["now", "thought", "write", "steps", "try", "talk", "track"]
#: Asked by name rather than by place: what these steps hold ends up in fields of an attempt.
OUTCOME, HELPED, LEARNED, BARRIER, BARRIER_WORDS = "outcome", "helped", "learned", "barrier", "barrier_words"
#: What every exercise ends with, in this order.
ENDING = (OUTCOME, HELPED, LEARNED, BARRIER, BARRIER_WORDS)
#: The step of exposure that asks whether a therapist agreed: "yes" or "no".
AGREED = "agreed"
#: The distress (0-100) from which a quieter way is offered before a step that digs (clinical guidance of the house).
CALM_FIRST = 90
#: Longest answer to one step, in characters.
LONGEST_ANSWER = 50_000

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One part of a breath."""

    #: "in", "top" (a second sip of air), "hold" or "out".
    kind: Literal["in", "top", "hold", "out"]
    #: Whole seconds.
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do or to answer."""

    #: Key of its answer, unique in the exercise.
    id: str
    #: The question or the instruction, as one or two sentences.
    ask: str
    #: Further paragraphs.
    help: tuple[str, ...] = ()
    field: FieldKind = "read"
    options: tuple[Option, ...] = ()
    #: Words at the two ends of a scale; empty for the usual ones.
    ends: tuple[str, str] = ("", "")
    #: Ids of earlier steps whose answers stay in view.
    shows: tuple[str, ...] = ()
    #: (step, answer): asked only when that step has that answer; empty for always.
    only_if: tuple[str, ...] = ()
    #: On the same page as the step before.
    joined: bool = False
    #: Digs into what hurts: at `CALM_FIRST` or more a quieter way is offered first.
    digs: bool = False
    #: May stay empty.
    skippable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One guided exercise."""

    #: Kept for good; attempts name it.
    id: str
    kind: ExerciseKind
    title: str
    #: What it is for, in one line.
    purpose: str
    need: Need
    #: Order among the others on the Practice page, 1 first.
    place: int
    #: How long it takes, in words.
    minutes: str
    #: The coping skill it counts as when "what helps" is looked at.
    skill: str
    #: Said before it begins.
    cautions: tuple[str, ...] = ()
    #: What is known about it, in plain words, with the source.
    evidence: str
    source: str
    licence: str
    #: Day a clinician last read it; empty for never.
    checked: str = ""
    #: One breath; empty for other kinds.
    breath: tuple[Phase, ...] = ()
    #: How many minutes or breaths the pacer runs; 0 for other kinds.
    pacer_minutes: int = 0
    pacer_breaths: int = 0
    #: Steps that hold the strength of the feeling before and after, 0-10 or 0-100.
    before: str = "before"
    after: str = "after"
    #: Ends with its last step, without being asked how it went: a check-in of a few taps.
    ends_itself: bool = False
    steps: tuple[Step, ...] = ()


def step_with(exercise: Exercise, step_id: str) -> Step | None:
    """The step with this id, or None."""
    return next((step for step in exercise.steps if step.id == step_id), None)


def pages_asked(exercise: Exercise, answers: Answers) -> list[tuple[Step, ...]]:
    """The steps to be asked after these answers, page by page in their order."""
    pages: list[tuple[Step, ...]] = []
    for step in exercise.steps:
        if not _is_asked(step, answers):
            continue
        if step.joined and pages:
            pages[-1] += (step,)
        else:
            pages.append((step,))
    return pages


def page_with(pages: Sequence[tuple[Step, ...]], step_id: str) -> int | None:
    """The place (0 first) of the page that begins with or holds this step, or None when it is not asked."""
    return next((n for n, page in enumerate(pages) if any(step.id == step_id for step in page)), None)


def needs_calm_first(exercise: Exercise, page: Sequence[Step], answers: Answers) -> bool:
    """Whether a quieter way is offered before this page: it digs, and distress was rated `CALM_FIRST` or more."""
    rating = answers.get(exercise.before)
    top = _top(step_with(exercise, exercise.before))
    if not isinstance(rating, int) or top is None:
        return False
    return any(step.digs for step in page) and rating * (100 // top) >= CALM_FIRST


def ratings_of(exercise: Exercise, answers: Answers) -> tuple[int | None, int | None]:
    """The strength before and after on the scale 0-10, each None when it was not rated."""
    return _in_tens(exercise, exercise.before, answers), _in_tens(exercise, exercise.after, answers)


def find_answer_problems(step: Step, value: Any) -> list[Problem]:
    """What is wrong with an answer to a step; an empty answer to a step that may stay empty is right."""
    if value in (None, "", [], ()):
        return [] if step.skippable else [_needed(step)]
    return list(_value_problems(step, value))


def is_for_therapist(answers: Answers) -> bool:
    """Whether a step to face was not agreed yet: then it becomes a question for the therapist, and no attempt."""
    return answers.get(AGREED) == "no"


def _value_problems(step: Step, value: Any) -> Iterator[Problem]:
    top, known = _top(step), {option.id for option in step.options}
    if top is not None and not (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= top):
        yield Problem(
            where=step.id, what=f"The number is not between 0 and {top}.", what_to_do=f"Use 0 to {top}."
        )
    if step.field == "one" and value not in known:
        yield Problem(where=step.id, what="This is not one of the answers.", what_to_do="Choose one of them.")
    if step.field == "many" and not set(value) <= known:
        yield Problem(
            where=step.id, what="This is not one of the answers.", what_to_do="Choose some of them."
        )
    if step.field in ("line", "words", "aside") and len(str(value)) > LONGEST_ANSWER:
        yield Problem(
            where=step.id,
            what=f"This is longer than {LONGEST_ANSWER:,} characters.",
            what_to_do="Keep the first part here, and put the rest in a note.",
        )


def _needed(step: Step) -> Problem:
    words = {"line": "Write a few words.", "words": "Write a few words."}.get(
        step.field, "Choose one answer."
    )
    return Problem(where=step.id, what="This one is needed to go on.", what_to_do=words)


def _is_asked(step: Step, answers: Answers) -> bool:
    if step.id in ENDING and is_for_therapist(answers):
        return False
    return not step.only_if or answers.get(step.only_if[0]) == step.only_if[1]


def _in_tens(exercise: Exercise, step_id: str, answers: Answers) -> int | None:
    rating, top = answers.get(step_id), _top(step_with(exercise, step_id))
    if not isinstance(rating, int) or isinstance(rating, bool) or top is None or not 0 <= rating <= top:
        return None
    return (rating * 10 + top // 2) // top  # to the nearest whole point


def _top(step: Step | None) -> int | None:
    return {"ten": 10, "hundred": 100}.get(step.field) if step else None
