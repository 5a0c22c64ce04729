"""Thoughts that come back, as the Patterns page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from meantime.actions.themes import themes_of
from meantime.core.moments import local_day
from meantime.core.notes import Note
from meantime.core.phrases import count_phrase
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name, full_day
from meantime.web.patterns.forms import ThemeNameForm
from meantime.web.patterns.note_lines import NoteLine, note_line

if TYPE_CHECKING:
    from meantime.language.themes import Theme

#: Thoughts shown at once; the others follow under "More".
_FIRST = 5
#: Notes a topic starts from: the newest ones.
_MOST_NOTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturningThought:
    """One thought that came back, in the person's own words."""

    thought: str
    #: `came back 11 times, first Mon 7 Sep, last Fri 20 Nov`.
    times: str
    notes: tuple[NoteLine, ...]
    #: The way to a topic with its newest notes; private ones are left at home.
    topic_url: str
    #: Asks for the person's own name for it.
    form: ThemeNameForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturningThoughts:
    """The section of the page; empty for a journal in which nothing came back."""

    first: tuple[ReturningThought, ...]
    more: tuple[ReturningThought, ...]
    #: Those the person put away.
    away: tuple[ReturningThought, ...]
    #: Whether every thought took part already.
    complete: bool


def returning_thoughts(journal: Journal) -> ReturningThoughts:
    """Everything that came back in the whole journal, what stands in most notes first."""
    found = themes_of(journal)
    ids = {note_id for theme in (*found.themes, *found.away) for note_id in theme.notes}
    notes = {note.id: note for note in journal.notes_with_ids(ids)} if ids else {}
    shown, away = (
        [_thought(theme, [notes[one] for one in theme.notes if one in notes], journal) for theme in themes]
        for themes in (found.themes, found.away)
    )
    return ReturningThoughts(
        first=tuple(shown[:_FIRST]), more=tuple(shown[_FIRST:]), away=tuple(away), complete=not found.waiting
    )


def _thought(theme: Theme, notes: Sequence[Note], journal: Journal) -> ReturningThought:
    first, last = local_day(theme.first, journal.tz), local_day(theme.last, journal.tz)
    say = day_name if first.year == last.year else full_day
    times = count_phrase(len(notes), "time", "times")
    return ReturningThought(
        thought=theme.name,
        times=f"came back {times}, first {say(first)}, last {say(last)}",
        notes=tuple(note_line(note) for note in reversed(notes)),
        topic_url=_topic_url(notes),
        form=ThemeNameForm(auto_id=f"{theme.notes[0]}-%s"),
    )


def _topic_url(notes: Sequence[Note]) -> str:
    ids = [note.id for note in notes if not note.private][-_MOST_NOTES:]
    return f"{reverse('topic_new')}?{urlencode({'note': ids}, doseq=True)}" if ids else reverse("topic_new")
