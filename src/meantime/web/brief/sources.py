"""What each line of a brief rests on: notes and other records with their day, first words and address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from django.urls import reverse

from meantime.core.brief.words import excerpt, short_day
from meantime.core.briefs import Brief
from meantime.core.homework import OUTCOME_WORDS, Attempt
from meantime.core.honesty import Honesty
from meantime.core.measures import Administration
from meantime.core.notes import Note
from meantime.core.reflections import Reflection
from meantime.core.watch_points import WatchPoint
from meantime.web.brief.reading import ReadOnce

R = TypeVar("R")

#: Columns of a record's first words.
_FIRST_WORDS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One record behind a line."""

    #: UUID as text.
    id: str
    #: What it is, such as "Note".
    kind: str
    #: The instant it belongs to; None for records without one.
    at: datetime | None = None
    #: That day in words, in the zone it was written in; empty without one.
    day: str = ""
    #: Its first words.
    words: str
    #: Its page.
    url: str
    #: True when `words` are the person's own.
    quoted: bool = True


def sources_for(brief: Brief, journal: ReadOnce) -> dict[str, Source]:
    """Every record the candidates of a brief rest on, by id; oldest first, those without a day last."""
    wanted = {source for line in brief.candidates for source in line.sources}
    found = _all_sources(journal, wanted, brief.tz)
    latest = datetime.max.replace(tzinfo=UTC)
    ordered = sorted(found, key=lambda source: (source.at or latest, source.id))
    return {source.id: source for source in ordered}


def days_of(sources: Mapping[str, Source]) -> dict[str, str]:
    """The day in words of each source that has one, oldest first: what the small numbers on paper stand for."""
    return {source.id: source.day for source in sources.values() if source.day}


def _all_sources(journal: ReadOnce, wanted: set[str], tz: str) -> Iterator[Source]:
    yield from map(_note_source, journal.notes_with_ids(wanted))
    for topic in _only(journal.topics(), wanted):
        yield _plan("Topic", topic.id, topic.text, reverse("topic", args=[topic.id]))
    for question in _only(journal.questions(), wanted):
        yield _plan("Question", question.id, question.text, reverse("question", args=[question.id]))
    for hard in _only(journal.of_kind(Honesty), wanted):
        yield _plan("Hard to say", hard.id, hard.answer or hard.prompt, reverse("honesty", args=[hard.id]))
    for watch in _only(journal.of_kind(WatchPoint), wanted):
        yield _plan("To watch for", watch.id, watch.text, reverse("watch_point", args=[watch.id]))
    for look in _only(journal.reflections(), wanted):
        yield _look_back(look, tz)
    for homework in _only(journal.homework(), wanted):
        title = homework.title or homework.exercise.replace("_", " ")
        yield _plan("Homework", homework.id, title, reverse("homework", args=[homework.id]))
    for attempt in _only(journal.attempts(), wanted):
        yield _attempt(attempt, tz)
    for form in _only(journal.of_kind(Administration), wanted):
        yield _questionnaire(form, tz)


def _only(records: Iterable[R], wanted: set[str]) -> list[R]:
    return [record for record in records if record.id in wanted]  # type: ignore[attr-defined]


def _look_back(look: Reflection, tz: str) -> Source:
    words = next(filter(None, (look.felt, look.did, look.notice, look.next)), "")
    url = reverse("reflection", args=[look.id])
    day = short_day(look.at, tz)
    return Source(id=look.id, kind="Look back", at=look.at, day=day, words=_first(words), url=url)


def _attempt(attempt: Attempt, tz: str) -> Source:
    words, day = OUTCOME_WORDS.get(attempt.outcome, ""), short_day(attempt.at, tz)
    url = reverse("attempt", args=[attempt.id])
    return Source(id=attempt.id, kind="Practice", at=attempt.at, day=day, words=words, url=url, quoted=False)


def _questionnaire(form: Administration, tz: str) -> Source:
    return Source(
        id=form.id,
        kind="Questionnaire",
        at=form.at,
        day=short_day(form.at, tz),
        words=form.measure.upper(),
        url=reverse("measure-result", args=[form.id]),
        quoted=False,
    )


def _note_source(note: Note) -> Source:
    named = [e.name for e in note.emotions] or list(note.triggers) or [s.name for s in note.symptoms]
    return Source(
        id=note.id,
        kind="Note",
        at=note.at,
        day=short_day(note.at, note.tz),
        words=_first(note.text) or ", ".join(named) or "without words",
        url=reverse("note", args=[note.id]),
        quoted=bool(note.text.strip()),
    )


def _plan(kind: str, record_id: str, words: str, url: str) -> Source:
    return Source(id=record_id, kind=kind, words=_first(words), url=url)


def _first(words: str) -> str:
    return excerpt(words, _FIRST_WORDS)
