"""Suggested topics: what the notes of a span say most about, each with the reason and the notes behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from meantime.core.brief.words import excerpt, short_day, times
from meantime.core.gap_mirror import Weighing
from meantime.core.notes import Note, is_countable, strongest
from meantime.core.phrases import Phrase, phrase

SuggestionKind = Literal["heavy", "repeated", "theme", "avoided", "measure"]

#: How many are shown at once, and of each kind.
MOST_SUGGESTIONS, MOST_HEAVY, MOST_REPEATED = 6, 3, 2
#: A note counts among the heaviest from this strength on, of 10.
_HARD = 5
#: How often something is noted before it counts as repeated.
_REPEATED = 3
#: Columns of a headline made from the person's words.
HEADLINE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One topic that could be on the list. Nothing is chosen by it."""

    #: Names it in a form; holds no word of the person.
    key: str
    kind: SuggestionKind
    #: The headline it would get: the person's own words, shortened.
    text: str
    #: Why it is suggested.
    reason: Phrase
    #: Ids of the notes behind it, oldest first.
    notes: tuple[str, ...]


def find_suggestions(
    notes: Sequence[Note], told: Collection[str], weighing: Weighing, *, more: Sequence[Suggestion] = ()
) -> list[Suggestion]:
    """At most `MOST_SUGGESTIONS`, no two from the same notes.

    Args:
        notes: the notes of the span. Private ones are left out: a topic is there to be told.
        told: ids of notes that are on a topic already.
        more: suggestions from elsewhere (thoughts that come back, questionnaires), after the heaviest notes.
    """
    usable = [note for note in notes if is_countable(note) and note.id not in told]
    found = [*_heavy(usable, weighing), *more, *_repeated(usable), *_avoided(usable, weighing)]
    return list(_apart(found))[:MOST_SUGGESTIONS]


def _heavy(notes: Sequence[Note], weighing: Weighing) -> Iterator[Suggestion]:
    weighed = sorted(
        ((weighing.weight(note), note) for note in notes), key=lambda p: (-p[0], p[1].at, p[1].id)
    )
    for weight, note in weighed[:MOST_HEAVY]:
        if weight >= _HARD:
            yield _from_note(note, "heavy", _heavy_reason(note))


def _heavy_reason(note: Note) -> Phrase:
    day, top = short_day(note.at, note.tz), strongest(note)
    if top is None or top.intensity is None:
        return phrase("One of the hardest moments you noted, on {day}.", day=day)
    return phrase("On {day} you felt {name}, {n} of 10.", day=day, name=top.name, n=top.intensity)


def _repeated(notes: Sequence[Note]) -> list[Suggestion]:
    """What set things off most often."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for note in notes:
        for trigger in note.triggers:
            found.setdefault(trigger.strip().casefold(), (trigger.strip(), {}))[1][note.id] = None
    often = sorted(found.values(), key=lambda pair: (-len(pair[1]), pair[0].casefold()))
    return [
        Suggestion(
            key=f"repeated:{next(iter(ids))}",
            kind="repeated",
            text=_headline(name),
            reason=phrase("It set something off {often}.", often=times(len(ids))),
            notes=tuple(ids),
        )
        for name, ids in often[:MOST_REPEATED]
        if len(ids) >= _REPEATED
    ]


def _avoided(notes: Sequence[Note], weighing: Weighing) -> Iterator[Suggestion]:
    for note in notes:
        if weighing.avoids(note):
            yield _from_note(
                note, "avoided", phrase("You kept away from it on {day}.", day=short_day(note.at, note.tz))
            )


def _from_note(note: Note, kind: SuggestionKind, reason: Phrase) -> Suggestion:
    named = [e.name for e in note.emotions] or list(note.triggers) or [s.name for s in note.symptoms]
    words = _headline(note.text) or _headline(", ".join(named))
    return Suggestion(key=f"{kind}:{note.id}", kind=kind, text=words, reason=reason, notes=(note.id,))


def _headline(words: str) -> str:
    line = excerpt(words, HEADLINE)
    return line[:1].upper() + line[1:]


def _apart(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Each suggestion that brings a note, or a headline, that none before it had."""
    seen: set[str] = set()
    words: set[str] = set()
    for one in found:
        if (not one.notes or not set(one.notes) <= seen) and one.text.casefold() not in words:
            seen |= set(one.notes)
            words.add(one.text.casefold())
            yield one
