"""Preparing a session: what the notes suggest and what the mirror asks. Only looks; plain files are read too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from meantime.actions.documents import document_of
from meantime.content.loader import find_coping_skill, find_symptom, quadrant_of
from meantime.content.measure_files import shipped_measures
from meantime.core.brief.words import excerpt
from meantime.core.gap_mirror import Gap, Weighing, find_gaps
from meantime.core.journal import JournalReader
from meantime.core.measures import Administration
from meantime.core.notes import Note
from meantime.core.phrases import phrase
from meantime.core.progress import difference_words, find_progress
from meantime.core.sessions import Span, TherapySession, span_at, span_before
from meantime.core.suggestions import HEADLINE, Suggestion, find_suggestions
from meantime.core.theme_choices import ThemeChoice
from meantime.language.read import read_words
from meantime.language.support_words import has_support_words

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


def prepare_session(
    journal: JournalReader, session: TherapySession | None, *, now: datetime, asks: bool = True
) -> Preparation:
    """What to choose from and what to be asked before a session (None: before one without a day).

    Args:
        asks: whether the mirror asks, a setting of the person's. Without it there are no gaps.
    """
    sessions = journal.sessions()
    span = span_before(session, sessions) if session else span_at(now, sessions)
    notes = [note for note in journal.notes(span.period) if note.other_version_of is None]
    weighed = {note.id: weight_of(note) for note in notes}
    weighing = Weighing(weight=lambda note: weighed[note.id], avoids=avoids)
    told = {note_id for topic in journal.topics() for note_id in topic.notes}
    return Preparation(
        span=span,
        suggestions=tuple(
            find_suggestions(notes, told, weighing, more=[*_changes(journal, span), *_themes(journal, notes)])
        ),
        gaps=tuple(find_gaps(journal, span, weighing)) if asks else (),
    )


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
        s.name == _AVOIDED for s in read_words(note.text, now=note.at, tz=note.tz).symptoms
    )


_AVOIDED = "avoided_something"


def _is_hard(feeling: str) -> bool:
    return quadrant_of(feeling) not in _PLEASANT


def _read_weight(note: Note) -> int:
    found = read_words(note.text, now=note.at, tz=note.tz)
    hard = [one for one in found.emotions if _is_hard(one.name) and one.tier == "said"]
    if not hard:
        return 0
    return max(_UNRATED if one.intensity is None else one.intensity for one in hard)


def _changes(journal: JournalReader, span: Span) -> list[Suggestion]:
    """Questionnaires filled in since the last session that moved more than ordinary ups and downs."""
    kept = [one for one in journal.of_kind(Administration) if not one.private]
    return [
        Suggestion(
            key=f"measure:{progress.measure.id}",
            kind="measure",
            text=f"My answers to the {progress.measure.title}",
            reason=difference_words(
                progress.measure, progress.points[-2], progress.points[-1], tz=journal.tz
            ),
            notes=(),
        )
        for progress in find_progress(kept, shipped_measures(), tz=journal.tz)
        if progress.verdict and progress.verdict.tier and progress.points[-1].at in span.period
    ]


def _themes(journal: JournalReader, notes: Sequence[Note]) -> list[Suggestion]:
    """Thoughts that come back in these notes, by like words; none the person put away."""
    from meantime.language.themes import find_themes_by_words  # here: numpy, which Today does not wait for

    choices = journal.of_kind(ThemeChoice)
    away = {note for choice in choices if choice.apart for note in choice.notes}
    documents = [document_of(note) for note in notes if not note.private]
    found = [one for one in find_themes_by_words(documents, choices) if not away.issuperset(one.notes)]
    return [
        Suggestion(
            key=f"theme:{theme.notes[0]}",
            kind="theme",
            text=excerpt(theme.thought, HEADLINE),
            reason=phrase("This thought came back in {n} notes.", n=len(theme.notes)),
            notes=tuple(theme.notes),
        )
        for theme in found[:_MOST_THEMES]
    ]
