"""What a page of an exercise was sent with: strings in, answers and problems out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from meantime.core.exercises import Step, find_answer_problems
from meantime.web.base.words import as_typed

#: Kinds of steps that hold no answer of this form: nothing to say, or said by buttons of their own.
_SILENT = ("read", "pacer", "pause", "marks")
_WORDS = ("line", "words", "aside")


def answers_in(form: QueryDict, page: Sequence[Step]) -> tuple[dict[str, Any], dict[str, str]]:
    """The answers of a form by step as they were typed, and what is wrong with some of them, by step."""
    asked = [step for step in page if step.field not in _SILENT and _is_there(form, step)]
    answers = {step.id: _answer(form, step) for step in asked}
    problems = {
        step.id: f"{problem.what} {problem.what_to_do}"
        for step in asked
        for problem in find_answer_problems(step, answers[step.id])
    }
    return answers, problems


def seen_in(form: QueryDict, page: Sequence[Step]) -> dict[str, str]:
    """Fingerprints of the answers the page showed, by step."""
    return {step.id: form[f"seen_{step.id}"] for step in page if f"seen_{step.id}" in form}


def _is_there(form: QueryDict, step: Step) -> bool:
    """Whether the form had this step: a page that offered a quieter way instead changes no answer."""
    return step.id in form or f"seen_{step.id}" in form


def _answer(form: QueryDict, step: Step) -> Any:
    if step.field in ("many", "traps"):
        return form.getlist(step.id)
    value = form.get(step.id, "")
    if step.field in _WORDS:
        return as_typed(value)
    if step.field in ("ten", "hundred"):
        return int(value) if value.isdecimal() and len(value) < 9 else value or None
    return value or None
