"""A note as a search and a look at themes read it."""

from __future__ import annotations

from meantime.core.moments import local_time
from meantime.core.notes import Note
from meantime.language.documents import Document


def document_of(note: Note) -> Document:
    """What is looked in: the words of a note and the names of its parts."""
    names = [emotion.name for emotion in note.emotions]
    names += [*note.triggers, *(symptom.name for symptom in note.symptoms)]
    names += [skill.skill for skill in note.coping]
    at = local_time(note.at, note.tz)
    return Document(id=note.id, at=at, text=note.text, parts=tuple(names), second=bool(note.other_version_of))
