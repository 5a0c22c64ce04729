"""What the person says about thoughts that come back: keep it, take it back, forget it with a note."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from meantime.core.notes import Note
from meantime.core.problems import InvalidRecord
from meantime.core.theme_choices import (
    ThemeChoice,
    find_problems,
    is_about,
    sentence_code,
    without_note,
)
from meantime.language.thoughts import thoughts_in
from meantime.storage.journal import Journal, StaleEdit

if TYPE_CHECKING:
    from meantime.language.themes import Theme


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


def join_themes(journal: Journal, themes: Sequence[Theme], *, now: datetime) -> None:
    """Keep that these are one thought; it is found as one from then on.

    Raises:
        InvalidRecord: none of its notes exists any more; nothing was kept.
    """
    notes, sentences = _said(themes)
    choice = ThemeChoice(id=str(uuid4()), notes=notes, sentences=sentences, at=now, together=True)
    _keep(journal, choice)


def take_out_of_theme(
    journal: Journal, theme: Theme, notes: Collection[str], *, now: datetime, as_one: bool = False
) -> None:
    """Keep that these notes are not about this thought; `as_one` says that they are about one of their own.

    Raises:
        InvalidRecord: none of the notes is one of the thought; nothing was kept.
    """
    out, out_sentences = _said([theme], among=set(notes))
    rest, rest_sentences = _said([theme], among=set(theme.notes) - set(notes))
    choice = ThemeChoice(
        id=str(uuid4()),
        notes=out,
        sentences=out_sentences,
        rest=rest,
        rest_sentences=rest_sentences,
        at=now,
        together=as_one,
    )
    _keep(journal, choice)


def meant_in(choice: ThemeChoice, note: Note) -> str:
    """The sentence of a note that such a choice is about; the whole text when it was changed since."""
    codes = {code for one, code in zip(choice.notes, choice.sentences, strict=False) if one == note.id}
    said = (thought.sentence for thought in thoughts_in(note.text))
    return next((sentence for sentence in said if sentence_code(sentence) in codes), note.text)


def take_back_choice(journal: Journal, choice_id: str) -> bool:
    """Undo one of them. False when there was none."""
    return journal.find(ThemeChoice, choice_id) is not None and journal.erase(choice_id)


def forget_note(journal: Journal, note_id: str) -> None:
    """Take a note that goes out of everything that was said about it."""
    for stored in journal.stored_of_kind(ThemeChoice):
        choice = stored.record
        if note_id not in {*choice.notes, *choice.rest}:
            continue
        left = without_note(choice, note_id)
        if left is None:
            journal.erase(choice.id)
        else:
            with suppress(StaleEdit):  # changed at the same moment: a note that is gone is passed over anyway
                journal.replace(left, base_rev=stored.rev)


def _said(themes: Iterable[Theme], among: Collection[str] | None = None) -> tuple[tuple[str, ...], ...]:
    """Ids of notes and the codes of their sentences, one after the other."""
    pairs = [pair for theme in themes for pair in theme.said if among is None or pair[0] in among]
    kept = list(dict.fromkeys((note, sentence_code(sentence)) for note, sentence in pairs))
    return tuple(note for note, _ in kept), tuple(code for _, code in kept)


def _keep(journal: Journal, choice: ThemeChoice) -> None:
    named = {*choice.notes, *choice.rest}
    gone = named - {note.id for note in journal.notes_with_ids(named)}
    kept: ThemeChoice | None = choice
    for note in sorted(gone):
        kept = without_note(kept, note) if kept else None
    kept = kept or replace(choice, notes=())
    if problems := find_problems(kept):
        raise InvalidRecord(problems)
    journal.add(kept)
