"""The stretch of a note that shows why it was found."""

from __future__ import annotations

from collections.abc import Callable

from meantime.language.documents import Document
from meantime.language.records import Place
from meantime.language.search_words import Asked

#: Longest snippet, in characters.
SNIPPET = 160


def snippet_of(
    document: Document, start: int, asked: Asked, *, ahead: int = 40
) -> tuple[str, tuple[Place, ...]]:
    """A stretch of the note around a place, cut at words, and where the words asked for stand in it.

    A note without words shows its parts.
    """
    text = document.text if document.text.strip() else " · ".join(document.parts)
    first = _cut(text, start - ahead, text.rfind) if start > ahead and len(text) > SNIPPET else 0
    last = _cut(text, first + SNIPPET, text.rfind) if len(text) - first > SNIPPET else len(text)
    words = " ".join(text[first:last].split())
    snippet = ("… " if first else "") + words + (" …" if last < len(text) else "")
    return snippet, asked.places_in(snippet)


def _cut(text: str, at: int, look: Callable[[str, int, int], int]) -> int:
    """The space before a place, when there is one near."""
    space = look(" ", max(0, at - 30), at)
    return space if space > 0 else at
