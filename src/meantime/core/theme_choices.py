"""What a person says about a thought that comes back: their own name for it, or that it is not one thought."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from meantime.core.problems import Problem

#: Longest name, in characters.
LONGEST_NAME = 80
#: A thought that was put away is shown again once so many of its notes are new.
NEW_NOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChoice:
    """One such choice. The thought is known by its notes: what is found later may have more of them."""

    #: UUID as text.
    id: str
    #: Ids of the notes it stood in then.
    notes: tuple[str, ...]
    #: When it was said, aware.
    at: datetime
    #: The person's name for the thought; empty when they gave none.
    name: str = ""
    #: Whether they said that these notes are not about one thought.
    apart: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def is_put_away(notes: Collection[str], choices: Iterable[ThemeChoice]) -> bool:
    """Whether a thought with these notes was said not to be one, and has fewer than `NEW_NOTES` notes since."""
    apart = [choice for choice in choices if choice.apart and is_about(choice, notes)]
    known = {note for choice in apart for note in choice.notes}
    return bool(apart) and len(set(notes) - known) < NEW_NOTES


def name_of(notes: Collection[str], choices: Sequence[ThemeChoice]) -> str:
    """The newest name the person gave a thought with these notes; empty without one."""
    named = [choice for choice in choices if choice.name and is_about(choice, notes)]
    return max(named, key=lambda choice: (choice.at, choice.id)).name if named else ""


def is_about(choice: ThemeChoice, notes: Collection[str]) -> bool:
    """Whether at least half of the notes of a choice are among these."""
    shared = set(choice.notes) & set(notes)
    return 2 * len(shared) >= len(set(choice.notes)) > 0


def find_problems(choice: ThemeChoice) -> list[Problem]:
    """Everything that breaks a rule of these choices."""
    problems = []
    if not choice.notes:
        problems.append(
            Problem(where="notes", what="No notes are named.", what_to_do="Name at least one note.")
        )
    if not choice.apart and not choice.name.strip():
        problems.append(Problem(where="name", what="The name is empty.", what_to_do="Write a word or two."))
    if len(choice.name) > LONGEST_NAME:
        problems.append(
            Problem(
                where="name", what="This name is too long.", what_to_do=f"Use up to {LONGEST_NAME} letters."
            )
        )
    return problems
