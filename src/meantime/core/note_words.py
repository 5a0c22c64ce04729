"""Whether a note says some words: as the name of one of its parts, word for word, or by their telling stems."""

from __future__ import annotations

from meantime.core.notes import Note
from meantime.core.watch_points import says as says_stems


def says(words: str, note: Note) -> bool:
    """Whether the words name a part of the note, stand in its text, or are said by their telling words.

    Short names such as "mum" or "gym" count as whole words; longer ones as `core.watch_points.says` reads them.
    """
    names = (
        *note.triggers,
        *(one.name for one in note.emotions),
        *(one.name for one in note.symptoms),
        *(one.skill for one in note.coping),
    )
    wanted = _spaced(words)
    named = any(wanted == _spaced(name) for name in names)
    return bool(wanted.strip()) and (named or stands_in(words, note.text) or says_stems(words, note))


def said_as(words: str, note: Note) -> str:
    """The words by which a note says these: themselves, or empty when it does not."""
    return words if says(words, note) else ""


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in a text as whole words, side by side; False for no words."""
    wanted = _spaced(words)
    return bool(wanted.strip()) and wanted in _spaced(text)


def _spaced(text: str) -> str:
    """The words in lower case, one space around each; signs are no words."""
    letters = "".join(one if one.isalnum() else " " for one in text.casefold())
    return f" {' '.join(letters.split())} "
