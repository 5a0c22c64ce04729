"""Thoughts that come back, as the Patterns page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from meantime.actions.theme_choices import meant_in
from meantime.actions.themes import themes_of
from meantime.core.moments import local_day
from meantime.core.notes import Note, day_of
from meantime.core.phrases import count_phrase
from meantime.core.theme_choices import ThemeChoice
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name, full_day
from meantime.web.patterns.note_lines import NoteLine, short_words

if TYPE_CHECKING:
    from meantime.language.themes import Theme

#: Thoughts shown at once; the others follow under "More".
_FIRST = 5
#: Notes a topic starts from: the newest ones.
_MOST_NOTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturningThought:
    """One thought that came back, in the person's own words."""

    #: Stands for its notes in an address, and says nothing about them.
    key: str
    thought: str
    #: `came back in 11 notes since Mon 7 Sep, last on Fri 20 Nov`.
    times: str
    #: Its sentences, the newest note first.
    notes: tuple[NoteLine, ...]
    #: The way to a topic with its newest notes; private ones are left at home.
    topic_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """What the person put together or took out, to be undone."""

    id: str
    #: `You put 7 notes together as one thought.`
    said: str
    #: The first of its notes.
    note: NoteLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturningThoughts:
    """The section of the page; empty for a journal in which nothing came back."""

    first: tuple[ReturningThought, ...]
    more: tuple[ReturningThought, ...]
    #: Those the person put away.
    away: tuple[ReturningThought, ...]
    #: What the person put together or took out, newest first.
    changes: tuple[GroupChange, ...]
    #: Whether every thought took part already.
    complete: bool


def returning_thoughts(journal: Journal) -> ReturningThoughts:
    """Everything that came back in the whole journal, what stands in most notes first."""
    found = themes_of(journal)
    ids = {note_id for theme in (*found.themes, *found.away) for note_id in theme.notes}
    ids |= {note_id for choice in found.changes for note_id in choice.notes}
    notes = {note.id: note for note in journal.notes_with_ids(ids)} if ids else {}
    shown = tuple(as_shown(theme, notes, journal) for theme in found.themes)
    return ReturningThoughts(
        first=shown[:_FIRST],
        more=shown[_FIRST:],
        away=tuple(as_shown(theme, notes, journal) for theme in found.away),
        changes=tuple(change for choice in found.changes if (change := _change(choice, notes))),
        complete=not found.waiting,
    )


def key_of(theme: Theme) -> str:
    """What stands for a thought in an address: it changes with its notes."""
    return sha256(" ".join(theme.notes).encode()).hexdigest()[:20]


def as_shown(theme: Theme, notes: Mapping[str, Note], journal: Journal) -> ReturningThought:
    """One thought with its lines."""
    there = [notes[one] for one in theme.notes if one in notes]
    return ReturningThought(
        key=key_of(theme),
        thought=theme.name,
        times=_times(theme, journal.tz),
        notes=tuple(_line(note, theme) for note in reversed(there)),
        topic_url=_topic_url(there),
    )


def _times(theme: Theme, tz: str) -> str:
    first, last = local_day(theme.first, tz), local_day(theme.last, tz)
    say = day_name if first.year == last.year else full_day
    notes = f"came back in {count_phrase(len(theme.notes), 'note', 'notes')}"
    return f"{notes} since {say(first)}, last on {say(last)}" if first != last else f"{notes} on {say(last)}"


def _line(note: Note, theme: Theme) -> NoteLine:
    """The day of a note with the sentences of this thought in it."""
    said = " … ".join(sentence for one, sentence in theme.said if one == note.id)
    return NoteLine(id=note.id, day=day_name(day_of(note)), words=short_words(said))


def _change(choice: ThemeChoice, notes: Mapping[str, Note]) -> GroupChange | None:
    there = [notes[one] for one in dict.fromkeys(choice.notes) if one in notes]
    if not there:
        return None
    some = count_phrase(len(there), "note", "notes")
    ways = {
        (True, False): f"You put {some} together as one thought.",
        (True, True): f"You made {some} a thought of {'its' if len(there) == 1 else 'their'} own.",
        (False, True): f"You took {some} out of a thought.",
    }
    words = short_words(meant_in(choice, there[0]))
    line = NoteLine(id=there[0].id, day=day_name(day_of(there[0])), words=words)
    return GroupChange(id=choice.id, said=ways[choice.together, bool(choice.rest)], note=line)


def _topic_url(notes: Sequence[Note]) -> str:
    ids = [note.id for note in notes if not note.private][-_MOST_NOTES:]
    return f"{reverse('topic_new')}?{urlencode({'note': ids}, doseq=True)}" if ids else reverse("topic_new")
