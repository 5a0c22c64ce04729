"""Finding notes by their words, and by what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.actions.meanings import A_PAGE, meanings_of, vectors_for
from meantime.core.journal import JournalReader
from meantime.core.notes import Note
from meantime.language.meaning import MeaningMissing, is_available
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


def find_notes(journal: JournalReader, query: str, *, most_new: int = A_PAGE) -> Found:
    """The notes that answer a query, private ones too: this is the person's own search.

    Args:
        most_new: how many stretches of notes are read in for meaning now; the rest waits for the next search.
    """
    documents = [document_of(note) for note in journal.notes()]
    if not documents or not query.strip() or not is_available():
        return Found(hits=tuple(find(query, documents)), by_meaning=is_available(), complete=True)
    try:
        meanings = meanings_of(journal, documents, most=most_new)
        vectors = vectors_for(meanings, documents, query)
    except MeaningMissing:
        return Found(hits=tuple(find(query, documents)), by_meaning=False, complete=True)
    return Found(hits=tuple(find(query, documents, vectors)), by_meaning=True, complete=meanings.complete)


def document_of(note: Note) -> Document:
    """What is looked in: the words of a note and the names of its parts."""
    names = [emotion.name for emotion in note.emotions]
    names += [*note.triggers, *(symptom.name for symptom in note.symptoms)]
    names += [skill.skill for skill in note.coping]
    return Document(id=note.id, at=note.at, text=note.text, parts=tuple(names))
