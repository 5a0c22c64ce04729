"""Thinking traps as questions: hints for the thoughts of a record, and the whole list to look through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from meantime.core.exercises import Step
from meantime.language.cues import cue_file
from meantime.language.traps import find_traps, trap_question


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One thinking trap."""

    slug: str
    label: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A trap that may fit, as a question with the words it came from."""

    slug: str
    label: str
    question: str
    because: str
    chosen: bool


@cache
def all_traps() -> tuple[Trap, ...]:
    """Every trap, by its label."""
    rows = (
        Trap(slug=r["slug"], label=r["label"].strip("“”"), line=r["line"]) for r in cue_file("traps")["trap"]
    )
    return tuple(sorted(rows, key=lambda trap: trap.label))


def trap_label(slug: str) -> str:
    """The label of a trap; empty for a slug that is not known."""
    return next((trap.label for trap in all_traps() if trap.slug == slug), "")


def hints_for(step: Step, answers: Mapping[str, Any]) -> tuple[Hint, ...]:
    """Hints for the thoughts that stay in view at a step, at most three."""
    thoughts = "\n".join(words for name in step.shows if isinstance(words := answers.get(name), str))
    chosen = answers.get(step.id)
    picked = chosen if isinstance(chosen, list) else []
    return tuple(
        Hint(
            slug=hint.trap,
            label=trap_label(hint.trap),
            question=trap_question(hint.trap),
            because=hint.because,
            chosen=hint.trap in picked,
        )
        for hint in find_traps(thoughts)
    )
