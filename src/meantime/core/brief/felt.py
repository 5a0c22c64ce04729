"""What I felt: feelings and symptoms counted, and the person's own sentences to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from meantime.core.brief.words import excerpt, short_day, times, usual
from meantime.core.briefs import Line
from meantime.core.notes import SEVERITY_WORDS, Note, day_of, strongest
from meantime.core.phrases import Phrase, count_phrase, phrase

#: How many feelings, symptoms and quotations are offered by themselves.
OFFERED_EMOTIONS = 4
OFFERED_SYMPTOMS = 3
OFFERED_QUOTES = 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """One name as it appears over the notes."""

    name: str
    notes: tuple[Note, ...]
    ratings: tuple[int, ...]


def felt_lines(notes: Sequence[Note], *, already_told: Collection[str]) -> list[Line]:
    """Lines for feelings, symptoms and quotations.

    Args:
        notes: the notes of the span that may be counted.
        already_told: ids of notes a topic rests on; their words are offered last.
    """
    return [*_emotion_lines(notes), *_symptom_lines(notes), *_quote_lines(notes, already_told)]


def _emotion_lines(notes: Sequence[Note]) -> list[Line]:
    pairs = ((e.name, e.intensity, note) for note in notes for e in note.emotions)
    return [
        Line(
            key=f"emotion:{seen.name.casefold()}",
            section="felt",
            text=_emotion_phrase(seen),
            quoted=False,
            sources=tuple(note.id for note in seen.notes),
            rank=10 + place,
            offered=place < OFFERED_EMOTIONS,
        )
        for place, seen in enumerate(_most_seen(pairs))
    ]


def _emotion_phrase(seen: _Seen) -> Phrase:
    name, often = _capital(seen.name), times(len(seen.notes))
    if not seen.ratings:
        return phrase("{name} {often}", name=name, often=often)
    if len(seen.ratings) == 1:
        return phrase("{name} {often}, strength {one} of 10", name=name, often=often, one=seen.ratings[0])
    return phrase(
        "{name} {often}: usually {usual} of 10, strongest {most}",
        name=name,
        often=often,
        usual=usual(seen.ratings),
        most=max(seen.ratings),
    )


def _symptom_lines(notes: Sequence[Note]) -> list[Line]:
    pairs = ((s.name, s.severity, note) for note in notes for s in note.symptoms if s.severity != 0)
    return [
        Line(
            key=f"symptom:{seen.name.casefold()}",
            section="felt",
            text=_symptom_phrase(seen),
            quoted=False,
            sources=tuple(note.id for note in seen.notes),
            rank=30 + place,
            offered=place < OFFERED_SYMPTOMS,
        )
        for place, seen in enumerate(_most_seen(pairs))
    ]


def _symptom_phrase(seen: _Seen) -> Phrase:
    days = count_phrase(len({day_of(note) for note in seen.notes}), "day", "days")
    if not seen.ratings:
        return phrase("{name} on {days}", name=_capital(seen.name), days=days)
    worst = SEVERITY_WORDS[max(seen.ratings)]
    return phrase("{name} on {days}, at most {worst}", name=_capital(seen.name), days=days, worst=worst)


def _quote_lines(notes: Sequence[Note], already_told: Collection[str]) -> list[Line]:
    spoken = [note for note in notes if note.text.strip()]
    ordered = sorted(spoken, key=lambda note: (note.id in already_told, -_weight(note), note.at, note.id))
    offered = {note.id for note in ordered[:OFFERED_QUOTES]}
    place = {note.id: n for n, note in enumerate(ordered)}
    return [_quote_line(note, place[note.id], offered=note.id in offered) for note in spoken]


def _quote_line(note: Note, place: int, *, offered: bool) -> Line:
    return Line(
        key=f"quote:{note.id}",
        section="felt",
        text=phrase("{words}", words=excerpt(note.text)),
        quoted=True,
        sources=(note.id,),
        aside=phrase("{day}", day=short_day(note.at, note.tz)),
        rank=20 + place,
        offered=offered,
    )


def _weight(note: Note) -> int:
    top = strongest(note)
    return top.intensity if top and top.intensity is not None else -1


def _most_seen(pairs: Iterable[tuple[str, int | None, Note]]) -> list[_Seen]:
    """Names by the number of notes they are in, then by their strongest rating, then by the alphabet."""
    found: dict[str, tuple[str, dict[str, Note], list[int]]] = {}
    for name, rating, note in pairs:
        _, notes, ratings = found.setdefault(name.strip().casefold(), (name.strip(), {}, []))
        notes[note.id] = note
        if rating is not None:
            ratings.append(rating)
    seen = [_Seen(name, tuple(notes.values()), tuple(ratings)) for name, notes, ratings in found.values()]
    return sorted(seen, key=lambda s: (-len(s.notes), -max(s.ratings, default=0), s.name.casefold()))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
