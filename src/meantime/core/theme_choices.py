"""What a person says about a thought that comes back: its name, that it is not one thought, what belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zlib import crc32

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
    #: Whether they said that these notes are about one thought.
    together: bool = False
    #: Ids of notes about another thought than `notes`; empty when nothing was taken out.
    rest: tuple[str, ...] = ()
    #: Which sentence of each note is meant, by its code, in the order of `notes` and of `rest`; may be empty.
    sentences: tuple[str, ...] = ()
    rest_sentences: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def sentence_code(sentence: str) -> str:
    """Eight letters that stand for a sentence, so that a choice holds none of the words of a note."""
    return f"{crc32(' '.join(sentence.split()).casefold().encode()):08x}"


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


def changes_groups(choice: ThemeChoice) -> bool:
    """Whether it says what belongs to a thought and what does not, and still has notes to say it about."""
    return (choice.together and len(choice.notes) > 1) or bool(choice.notes and choice.rest)


def without_note(choice: ThemeChoice, note_id: str) -> ThemeChoice | None:
    """The same choice once a note is gone; None when it says nothing any more."""
    notes, sentences = _without(choice.notes, choice.sentences, note_id)
    rest, rest_sentences = _without(choice.rest, choice.rest_sentences, note_id)
    left = replace(choice, notes=notes, sentences=sentences, rest=rest, rest_sentences=rest_sentences)
    says = left.name or left.apart or changes_groups(left)
    return left if notes and says else None


def find_problems(choice: ThemeChoice) -> list[Problem]:
    """Everything that breaks a rule of these choices."""
    problems = []
    if not choice.notes:
        problems.append(
            Problem(where="notes", what="No notes are named.", what_to_do="Name at least one note.")
        )
    says = choice.apart or choice.together or choice.rest
    if not says and not choice.name.strip():
        problems.append(Problem(where="name", what="The name is empty.", what_to_do="Write a word or two."))
    if len(choice.name) > LONGEST_NAME:
        problems.append(
            Problem(
                where="name", what="This name is too long.", what_to_do=f"Use up to {LONGEST_NAME} letters."
            )
        )
    if set(choice.notes) & set(choice.rest):
        problems.append(
            Problem(where="rest", what="A note stands on both sides.", what_to_do="Name it on one of them.")
        )
    return problems


def _without(
    notes: tuple[str, ...], sentences: tuple[str, ...], note_id: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = [n for n, one in enumerate(notes) if one != note_id]
    return tuple(notes[n] for n in kept), tuple(sentences[n] for n in kept if n < len(sentences))
