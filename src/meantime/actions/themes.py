"""Thoughts that come back in a journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from meantime.actions.documents import document_of
from meantime.actions.find import A_PAGE
from meantime.core.journal import JournalReader
from meantime.core.problems import InvalidRecord
from meantime.core.theme_choices import ThemeChoice, find_problems, is_about, is_put_away, name_of
from meantime.language.meaning import MeaningMissing, is_available

if TYPE_CHECKING:
    from meantime.language.themes import Theme
    from meantime.storage.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThemes:
    """What one look at a journal found."""

    #: Those in most notes first, by the person's own names where they gave some.
    themes: tuple[Theme, ...]
    #: Those the person said are not one thought.
    away: tuple[Theme, ...]
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
    themes, away = _chosen(journal, find_themes_by_words(documents))
    return FoundThemes(themes=themes, away=away, by_meaning=False, waiting=0)


def name_theme(journal: Journal, notes: Sequence[str], name: str, *, now: datetime) -> None:
    """Keep the person's name for the thought in these notes.

    Raises:
        InvalidRecord: the name is empty or too long, or none of the notes exists; nothing was kept.
    """
    _keep(journal, ThemeChoice(id=str(uuid4()), notes=tuple(notes), at=now, name=name.strip()))


def put_theme_away(journal: Journal, notes: Sequence[str], *, now: datetime) -> None:
    """Keep that these notes are not about one thought.

    Raises:
        InvalidRecord: none of the notes exists; nothing was kept.
    """
    _keep(journal, ThemeChoice(id=str(uuid4()), notes=tuple(notes), at=now, apart=True))


def show_theme_again(journal: Journal, notes: Collection[str]) -> None:
    """Forget that the thought in these notes was put away."""
    for choice in journal.of_kind(ThemeChoice):
        if choice.apart and is_about(choice, notes):
            journal.erase(choice.id)


def _keep(journal: Journal, choice: ThemeChoice) -> None:
    there = {note.id for note in journal.notes_with_ids(choice.notes)}
    kept = replace(choice, notes=tuple(note for note in choice.notes if note in there))
    if problems := find_problems(kept):
        raise InvalidRecord(problems)
    journal.add(kept)


def _chosen(journal: JournalReader, found: Sequence[Theme]) -> tuple[tuple[Theme, ...], tuple[Theme, ...]]:
    """The thoughts as the person wants them, and those that were put away."""
    choices = journal.of_kind(ThemeChoice) if found else ()
    named = [replace(theme, name=name_of(theme.notes, choices) or theme.name) for theme in found]
    away = [is_put_away(theme.notes, choices) for theme in found]
    shown = tuple(theme for theme, gone in zip(named, away, strict=True) if not gone)
    return shown, tuple(theme for theme, gone in zip(named, away, strict=True) if gone)


def _by_meaning(journal: JournalReader, most_new: int) -> FoundThemes:
    from meantime.actions.meanings import known_notes
    from meantime.language.themes import find_themes

    known = known_notes(journal, most=most_new, what="thoughts")
    themes, away = _chosen(journal, find_themes(known.searched))
    return FoundThemes(themes=themes, away=away, by_meaning=True, waiting=known.waiting)
