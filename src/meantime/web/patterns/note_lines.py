"""Notes as lines of a list: the day, and the beginning of the person's own words."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.core.notes import Note, day_of
from meantime.web.base.dates import day_name

#: Characters of a note shown in a list.
_SNIPPET = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note in a list."""

    id: str
    day: str
    #: The beginning of the person's own words; empty for a note without any.
    words: str


def note_line(note: Note) -> NoteLine:
    """One note in a list, cut at a word."""
    return NoteLine(id=note.id, day=day_name(day_of(note)), words=short_words(note.text))


def short_words(text: str) -> str:
    """The beginning of a text on one line, cut at a word."""
    words = " ".join(text.split())
    return words if len(words) <= _SNIPPET else words[: _SNIPPET - 1].rsplit(" ", 1)[0] + "…"
