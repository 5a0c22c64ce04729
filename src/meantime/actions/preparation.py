"""Preparing a session: what the notes suggest, what the mirror asks, and the choice of at most three topics."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from meantime.actions.documents import document_of
from meantime.actions.topics import keep_topic
from meantime.content.loader import find_coping_skill, find_symptom, quadrant_of
from meantime.core.brief.words import excerpt
from meantime.core.gap_mirror import Gap, Weighing, find_gaps
from meantime.core.journal import JournalReader
from meantime.core.notes import Note
from meantime.core.phrases import phrase
from meantime.core.sessions import Span, TherapySession, span_at, span_before
from meantime.core.suggestions import HEADLINE, Suggestion, find_suggestions
from meantime.core.topics import ENOUGH_TOPICS, Topic
from meantime.language.opening import opening_sentence
from meantime.language.read import read
from meantime.language.support_words import has_support_words
from meantime.storage.journal import Journal

#: Regions of feelings that are pleasant: however strong, they are not heavy.
_PLEASANT = ("HP", "LP")
#: What a symptom alone weighs, of 10, by its severity.
_SYMPTOM_WEIGHT = {2: 5, 3: 8}
#: What a feeling weighs that was named and not rated, and words that ask for support.
_UNRATED, _SUPPORT = 4, 10
#: Thoughts that come back that are suggested.
_MOST_THEMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """Everything there is to prepare a session with. The mirror is private and stays apart."""

    span: Span
    suggestions: tuple[Suggestion, ...]
    gaps: tuple[Gap, ...]


def prepare_session(journal: JournalReader, session: TherapySession | None, *, now: datetime) -> Preparation:
    """What to choose from and what to be asked before a session (None: before one without a day)."""
    sessions = journal.sessions()
    span = span_before(session, sessions) if session else span_at(now, sessions)
    notes = [note for note in journal.notes(span.period) if note.other_version_of is None]
    weighed = {note.id: weight_of(note) for note in notes}
    weighing = Weighing(weight=lambda note: weighed[note.id], avoids=avoids)
    told = {note_id for topic in journal.topics() for note_id in topic.notes}
    return Preparation(
        span=span,
        suggestions=tuple(find_suggestions(notes, told, weighing, more=_themes(notes))),
        gaps=tuple(find_gaps(journal, span, weighing)),
    )


def choose_topics(
    journal: Journal, session_id: str | None, wanted: Collection[str], suggestions: Sequence[Suggestion]
) -> None:
    """Let these be the topics of a session; the others wait. New ones get an opening sentence from their notes.

    Args:
        wanted: ids of topics there are, at most `ENOUGH_TOPICS` with the suggestions.
        suggestions: those that become topics, after the ones there are.

    Raises:
        ValueError: more are chosen than one session holds well.
    """
    if len(wanted) + len(suggestions) > ENOUGH_TOPICS:
        raise ValueError("too many topics for one session")
    candidates = [t for t in journal.topics() if t.session in (session_id, None) and t.state != "settled"]
    ordered = sorted(candidates, key=lambda t: (t.session != session_id, t.order, t.id))
    chosen = [topic for topic in ordered if topic.id in wanted]
    for place, topic in enumerate(chosen, start=1):
        _change(journal, topic, session=session_id, order=place)
    for topic in ordered:
        if topic.id not in wanted and topic.session is not None:
            _change(journal, topic, session=None, order=topic.order)
    for place, one in enumerate(suggestions, start=len(chosen) + 1):
        keep_topic(journal, _new_topic(journal, one, session_id, place))


def weight_of(note: Note) -> int:
    """How hard a note was, 0-10: its strongest unpleasant or unknown feeling, a severe symptom, words for support.

    A note without feelings is weighed by what can be read in its words.
    """
    if note.text and has_support_words(note.text):
        return _SUPPORT
    felt = [_UNRATED if e.intensity is None else e.intensity for e in note.emotions if _is_hard(e.name)]
    body = [_SYMPTOM_WEIGHT.get(s.severity or 0, 0) for s in note.symptoms]
    return max([*felt, *body, 0] if note.emotions or not note.text else [*body, _read_weight(note)])


def avoids(note: Note) -> bool:
    """Whether something was avoided: as a symptom, as a way to cope, or in so many words."""
    skills = [find_coping_skill(used.skill) for used in note.coping]
    symptoms = [find_symptom(symptom.name) for symptom in note.symptoms]
    if any(s and s.family == "avoid" for s in skills) or any(s and s.id == _AVOIDED for s in symptoms):
        return True
    return bool(note.text) and any(
        s.name == _AVOIDED for s in read(note.text, now=note.at, tz=note.tz).symptoms
    )


_AVOIDED = "avoided_something"


def _is_hard(feeling: str) -> bool:
    return quadrant_of(feeling) not in _PLEASANT


def _read_weight(note: Note) -> int:
    found = read(note.text, now=note.at, tz=note.tz)
    hard = [one for one in found.emotions if _is_hard(one.name) and one.tier == "said"]
    if not hard:
        return 0
    return max(_UNRATED if one.intensity is None else one.intensity for one in hard)


def _themes(notes: Sequence[Note]) -> list[Suggestion]:
    """Thoughts that come back in these notes, by like words."""
    from meantime.language.themes import find_themes_by_words  # here: numpy, which Today does not wait for

    documents = [document_of(note) for note in notes if not note.private]
    return [
        Suggestion(
            key=f"theme:{theme.notes[0]}",
            kind="theme",
            text=excerpt(theme.thought, HEADLINE),
            reason=phrase("This thought came back in {n} notes.", n=len(theme.notes)),
            notes=tuple(theme.notes),
        )
        for theme in find_themes_by_words(documents)[:_MOST_THEMES]
    ]


def _change(journal: Journal, topic: Topic, *, session: str | None, order: int) -> None:
    stored = journal.find(Topic, topic.id)
    wanted = replace(topic, session=session, order=order)
    if stored is not None and stored.record != wanted:
        keep_topic(journal, wanted, base_rev=stored.rev)


def _new_topic(journal: Journal, one: Suggestion, session_id: str | None, place: int) -> Topic:
    notes = journal.notes_with_ids(one.notes)
    opening = opening_sentence(notes, topic=one.text, want=None, tz=journal.tz)
    return Topic(
        id=str(uuid4()), session=session_id, text=one.text, opening=opening, order=place, notes=one.notes
    )
