"""Words the person used, how often, and the notes behind each. Counts only; nothing is claimed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meantime.core.journal import JournalReader
from meantime.core.moments import local_day
from meantime.core.notes import HELPED, NOTHING, CopingSkill, Note
from meantime.core.periods import period_of_days
from meantime.core.phrases import count_phrase
from meantime.web.patterns.note_lines import NoteLine, note_line

#: How far back the words are counted.
WEEKS = 12
#: Fewer notes than this say nothing yet.
FEWEST_NOTES = 10
#: Words shown at once in a group; the others follow under "More".
_FIRST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of the person and the notes it stands in."""

    word: str
    #: How often, in words.
    times: str
    #: What they said about it; only for what they tried.
    said: str
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words of one kind, most used first."""

    heading: str
    first: tuple[Word, ...]
    more: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWords:
    """The words of the last weeks."""

    weeks: int
    #: How many notes there are, in words.
    counted: str
    is_enough: bool
    groups: tuple[Group, ...]


def counted_words(journal: JournalReader, *, now: datetime) -> CountedWords:
    """The last twelve weeks, today included."""
    today = local_day(now, journal.tz)
    period = period_of_days(today - timedelta(weeks=WEEKS), today, tz=journal.tz)
    notes = [note for note in reversed(journal.notes(period)) if note.other_version_of is None]
    groups = (
        _group("What you felt", notes, lambda note: (emotion.name for emotion in note.emotions)),
        _group("What set it off", notes, lambda note: note.triggers),
        _group("What you tried", notes, _skills),
    )
    counted = count_phrase(len(notes), "note", "notes")
    return CountedWords(
        weeks=WEEKS,
        counted=counted,
        is_enough=len(notes) >= FEWEST_NOTES,
        groups=tuple(group for group in groups if group.first),
    )


def _group(heading: str, notes: Iterable[Note], words_of: Callable[[Note], Iterable[str]]) -> Group:
    found: dict[str, list[Note]] = {}
    shown: dict[str, str] = {}
    for note in notes:
        for key, word in {word.strip().casefold(): word.strip() for word in words_of(note)}.items():
            found.setdefault(key, []).append(note)
            shown.setdefault(key, word)
    ordered = sorted(found, key=lambda key: (-len(found[key]), key))
    words = [_word(shown[key], key, found[key]) for key in ordered]
    return Group(heading=heading, first=tuple(words[:_FIRST]), more=tuple(words[_FIRST:]))


def _word(shown: str, key: str, notes: list[Note]) -> Word:
    return Word(
        word=shown,
        times=f"in {count_phrase(len(notes), 'note', 'notes')}",
        said=_said(_coping(key, notes)),
        notes=tuple(note_line(note) for note in notes),
    )


def _skills(note: Note) -> Iterable[str]:
    return (one.skill for one in note.coping if one.skill != NOTHING)


def _coping(key: str, notes: list[Note]) -> list[CopingSkill]:
    return [one for note in notes for one in note.coping if one.skill.strip().casefold() == key]


def _said(tried: list[CopingSkill]) -> str:
    """`You said it helped: a bit (3), a lot (1).` Best first; nothing where nothing was said."""
    counts = Counter(one.helped for one in tried if one.helped)
    if not counts:
        return ""
    return "You said: " + ", ".join(f"{word} ({counts[word]})" for word in reversed(HELPED) if counts[word])
