"""Answers in the words people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from meantime.core.exercises import ENDING, Exercise, Step
from meantime.core.homework import Attempt
from meantime.core.practice import marks_of
from meantime.web.practice.trap_hints import trap_label

#: Held by an attempt beside its steps: shown on their own.
_RATED = ("before", "after")


def said_answer(step: Step, value: Any) -> str:
    """One answer as words; empty when there is none."""
    if value in (None, "", [], {}):
        return ""
    if step.field in ("one", "many"):
        texts = {option.id: option.text for option in step.options}
        return ", ".join(
            texts.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value])
        )
    if step.field == "traps":
        return (
            ", ".join(label for one in value if (label := trap_label(str(one))))
            if isinstance(value, list)
            else ""
        )
    if step.field in ("ten", "hundred"):
        return f"{value} of {10 if step.field == 'ten' else 100}"
    if step.field == "marks":
        return ", ".join(f"{distress} at {round(seconds / 60)} min" for seconds, distress in marks_of(value))
    return str(value)


def answer_rows(attempt: Attempt, exercise: Exercise | None) -> Iterator[tuple[str, str]]:
    """(question, words) for everything that was answered, in the order of the exercise; what it does not know last."""
    known = {step.id: step for step in exercise.steps} if exercise else {}
    for step in known.values():
        words = said_answer(step, attempt.answers.get(step.id)) if step.id not in ENDING else ""
        if words:
            yield step.ask, words
    for name, value in attempt.answers.items():
        if name not in known and name not in _RATED and value not in (None, "", [], {}):
            yield str(name).replace("_", " ").capitalize(), value if isinstance(value, str) else str(value)
