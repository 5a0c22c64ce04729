"""Finding notes by their words, and by what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.core.journal import JournalReader
from meantime.core.notes import Note
from meantime.language.search import Document, Hit, find


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to one search."""

    #: Best first: those that hold the words, then those close in meaning.
    hits: tuple[Hit, ...]
    #: Whether meaning was compared at all; without the sentence model only words are.
    by_meaning: bool
    #: Whether every note was compared by meaning; False while the first searches still read the notes in.
    complete: bool


def find_notes(journal: JournalReader, query: str) -> Found:
    """The notes that answer a query, private ones too: this is the person's own search."""
    hits = find(query, [document_of(note) for note in journal.notes()])
    return Found(hits=tuple(hits), by_meaning=False, complete=True)


def document_of(note: Note) -> Document:
    """What is looked in: the words of a note and the names of its parts."""
    names = [emotion.name for emotion in note.emotions]
    names += [*note.triggers, *(symptom.name for symptom in note.symptoms)]
    names += [skill.skill for skill in note.coping]
    return Document(id=note.id, at=note.at, text=note.text, parts=tuple(names))
