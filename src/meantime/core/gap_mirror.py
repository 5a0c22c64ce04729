"""The gap mirror: what was noted, held privately against what is on the list for the session.

Every gap is asked about once. The answer is an `Honesty` record, and only its own `share` can take it further.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from meantime.core.brief.words import excerpt, short_day
from meantime.core.homework import is_agreed_for, title_of
from meantime.core.honesty import NOT_READY, Honesty, answers_in
from meantime.core.journal import JournalReader
from meantime.core.moments import local_day
from meantime.core.notes import Note
from meantime.core.phrases import Phrase, phrase
from meantime.core.session_reviews import SessionReview, felt_less_right, latest_two
from meantime.core.sessions import Span

GapKind = Literal["heavy", "homework", "avoided", "ratings", "not_ready"]

#: From this strength on a note is heavy, of 10.
HEAVY = 7
#: Columns of a note's words beside the question.
_WORDS = 160
#: Told in the brief when the person puts a gap there without words of their own.
_SAYS: dict[GapKind, str] = {
    "heavy": "There is a hard moment I'd like to come to.",
    "homework": "I'd like to talk about the homework.",
    "avoided": "There is something I avoided. I'd like to talk about it.",
    "ratings": "I'd like to talk about how we work together.",
    "not_ready": "There's something I'm not ready to talk about, but I want you to know it's there.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something noted that is not on the list for the session. Private, like everything about it."""

    #: What the answer is remembered under: the `prompt` of its `Honesty`.
    key: str
    kind: GapKind
    #: The question, asked once.
    asks: Phrase
    #: The person's own words it is about, shortened; empty without any.
    words: str = ""
    #: What is told when the person chooses the brief and writes nothing.
    says: Phrase
    #: Ids of the records it rests on; empty for "not ready", which rests on none.
    sources: tuple[str, ...] = ()


def says_of(prompt: str) -> str:
    """What a gap tells in the brief when nothing else was written; empty for a prompt that is no gap's key."""
    kind, colon, _ = prompt.partition(":")
    is_gap = bool(colon) or prompt == NOT_READY
    return next((said for name, said in _SAYS.items() if is_gap and name == kind), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How a note is weighed. The core knows no words, so whoever asks brings these two."""

    #: How hard the note was, 0-10.
    weight: Callable[[Note], int]
    #: Whether something was avoided in it.
    avoids: Callable[[Note], bool]


def find_gaps(journal: JournalReader, span: Span, weighing: Weighing) -> list[Gap]:
    """What to ask before the session that ends `span`, the heaviest note first. Nothing that was asked before.

    Private notes take part: the question is the person's own too.
    """
    answers = journal.of_kind(Honesty)
    asked = {one.prompt for one in answers if one.prompt != NOT_READY}
    asked |= {one.prompt for one in answers_in(span.period, answers)}
    notes = [note for note in journal.notes(span.period) if note.other_version_of is None]
    told = {note_id for topic in journal.topics() for note_id in topic.notes}
    gaps = [
        *_note_gaps(notes, told, weighing),
        *_homework_gaps(journal, span),
        *_rating_gaps(journal, span),
        _gap(NOT_READY, "not_ready", phrase("Is there something you're not ready to talk about?")),
    ]
    return [gap for gap in gaps if gap.key not in asked]


def find_settled(key: str, answers: Iterable[Honesty]) -> Gap | None:
    """A gap that closed while its question was open on a page, so that words already written can be kept.

    None when `key` is no gap's, or was answered before.
    """
    kind = next((name for name in _SAYS if name == key.partition(":")[0]), None)
    if kind is None or not says_of(key) or any(one.prompt == key for one in answers):
        return None
    return _gap(key, kind, phrase("This is settled meanwhile. What you wrote can still be kept."))


def _note_gaps(notes: Sequence[Note], told: Collection[str], weighing: Weighing) -> Iterator[Gap]:
    """One question a note: about what was hard in it, else about what was avoided."""
    left = [(weighing.weight(note), note) for note in notes if note.id not in told]
    for weight, note in sorted(left, key=lambda pair: (-pair[0], pair[1].at, pair[1].id)):
        if weight >= HEAVY:
            yield _note_gap(note, "heavy", "On {day} you wrote about something hard. It is on no topic yet.")
        elif weighing.avoids(note):
            yield _note_gap(note, "avoided", "On {day} you kept away from something. It is on no topic yet.")


def _note_gap(note: Note, kind: GapKind, asks: str) -> Gap:
    about = phrase(asks, day=short_day(note.at, note.tz))
    return _gap(f"{kind}:{note.id}", kind, about, words=_first_words(note), sources=(note.id,))


def _homework_gaps(journal: JournalReader, span: Span) -> Iterator[Gap]:
    first, last = local_day(span.period.start, journal.tz), local_day(span.period.end, journal.tz)
    tried = {attempt.homework for attempt in journal.attempts() if attempt.outcome != "not_this_time"}
    for homework in journal.homework():
        if homework.id not in tried and is_agreed_for(homework, first, last):
            about = phrase(
                "You agreed on “{title}”. No try is written down.", title=excerpt(title_of(homework), 80)
            )
            yield _gap(f"homework:{homework.id}", "homework", about, sources=(homework.id,))


def _rating_gaps(journal: JournalReader, span: Span) -> Iterator[Gap]:
    held = [session.id for session in journal.sessions() if session.at < span.period.end]
    pair = latest_two(journal.of_kind(SessionReview), held)
    if pair and felt_less_right(*pair):
        about = phrase("After your last session, less felt right to you than the time before.")
        yield _gap(f"ratings:{pair[1].session}", "ratings", about, sources=(pair[0].id, pair[1].id))


def _gap(key: str, kind: GapKind, asks: Phrase, *, words: str = "", sources: tuple[str, ...] = ()) -> Gap:
    return Gap(key=key, kind=kind, asks=asks, words=words, says=phrase(_SAYS[kind]), sources=sources)


def _first_words(note: Note) -> str:
    named = [e.name for e in note.emotions] or list(note.triggers) or [s.name for s in note.symptoms]
    return excerpt(note.text, _WORDS) or ", ".join(named)
