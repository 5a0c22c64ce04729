"""Thoughts that come back in a journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.actions.documents import document_of
from meantime.actions.find import A_PAGE
from meantime.core.journal import JournalReader
from meantime.core.theme_choices import ThemeChoice, changes_groups, is_put_away, name_of
from meantime.language.meaning import MeaningMissing, is_available

if TYPE_CHECKING:
    from meantime.language.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThemes:
    """What one look at a journal found."""

    #: Those in most notes first, by the person's own names where they gave some.
    themes: tuple[Theme, ...]
    #: Those the person said are not one thought.
    away: tuple[Theme, ...]
    #: What the person put together or took out, the newest first.
    changes: tuple[ThemeChoice, ...]
    #: Whether meaning was compared; without the sentence model only like words are.
    by_meaning: bool
    #: Notes whose thoughts did not take part, because they are not read in yet.
    waiting: int


def themes_of(journal: JournalReader, *, most_new: int = A_PAGE) -> FoundThemes:
    """The thoughts that stand in at least three notes on two days; private notes too: it is the person's own look.

    Args:
        most_new: how many sentences are read in for meaning now, the newest first; the rest waits for the next look.
    """
    if is_available():
        try:
            return _by_meaning(journal, most_new)
        except MeaningMissing:
            pass  # the model file turned out to be another one: like words are compared instead
    # here: numpy, 0.1 s, which the start of the server does not wait for
    from meantime.language.themes import find_themes_by_words

    documents = [document_of(note) for note in journal.notes()]
    choices = journal.of_kind(ThemeChoice)
    return _found(find_themes_by_words(documents, choices), choices)


def _found(
    themes: Sequence[Theme], choices: Sequence[ThemeChoice], *, by_meaning: bool = False, waiting: int = 0
) -> FoundThemes:
    """The thoughts as the person wants them, and those that were put away."""
    named = [replace(theme, name=name_of(theme.notes, choices) or theme.name) for theme in themes]
    away = [is_put_away(theme.notes, choices) for theme in themes]
    changes = (choice for choice in choices if changes_groups(choice))
    return FoundThemes(
        themes=tuple(theme for theme, gone in zip(named, away, strict=True) if not gone),
        away=tuple(theme for theme, gone in zip(named, away, strict=True) if gone),
        changes=tuple(sorted(changes, key=lambda choice: (choice.at, choice.id), reverse=True)),
        by_meaning=by_meaning,
        waiting=waiting,
    )


def _by_meaning(journal: JournalReader, most_new: int) -> FoundThemes:
    from meantime.actions.meanings import known_notes
    from meantime.language.themes import find_themes, thoughts_only

    known = known_notes(journal, most=most_new, what="thoughts", reduced=thoughts_only)
    choices = journal.of_kind(ThemeChoice) if len(known.searched.columns.thoughts) else []
    of_groups = [choice for choice in choices if changes_groups(choice)]
    named = {note for choice in of_groups for note in (*choice.notes, *choice.rest)}
    found = find_themes(known.searched, of_groups, known.numbers(named) if named else {})
    return _found(found, choices, by_meaning=True, waiting=known.waiting)
