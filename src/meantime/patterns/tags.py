"""Candidates: everything in the notes that may go with stronger or weaker feeling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from meantime.core.notes import Note
from meantime.core.patterns import PatternKind
from meantime.patterns.arrays import Places, Rows
from meantime.patterns.rated import PARTS, Rated

#: Notes with and without a candidate, and days with it, before it is looked at.
FEWEST_NOTES, FEWEST_DAYS, FEWEST_WEEKS = 5, 4, 4
#: Tags looked at at most: those in most notes. Chosen without the ratings, so nothing is gained by it but time.
MOST_TAGS = 80
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Weights of the questions in the family, fixed beforehand: what people name themselves counts more than the calendar.
WEIGHTS: dict[PatternKind, float] = {
    "trigger": 2.0,
    "context": 2.0,
    "symptom": 2.0,
    "practice": 2.0,
    "weekday": 1.0,
    "part_of_day": 1.0,
    "next_day": 0.3,
}
#: Fields importers fill with who was there, where, and what was going on.
_CONTEXTS = ("activities", "who", "where", "people", "places", "tags", "with")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a note has or has not."""

    #: `trigger:mum`; stable across looks.
    key: str
    kind: PatternKind
    #: As it is shown: the person's own spelling, "Sunday", "evening".
    when: str
    #: (n,) whether each rated note has it.
    rows: Rows


def find_candidates(rated: Rated, *, practised: Collection[int] = ()) -> list[Candidate]:
    """Every candidate of the rated notes with at least `FEWEST_NOTES`; tags first, then weekdays and parts of the day.

    Args:
        practised: day numbers on which an exercise was practised.
    """
    tags = _tag_candidates(rated)
    if practised:
        rows = np.isin(rated.dates, list(practised))
        tags.append(Candidate("practice:practised", "practice", "practice", rows))
    return [*_distinct(tags), *_calendar_candidates(rated)]


def named_tags(note: Note) -> Iterator[tuple[PatternKind, str]]:
    """Kind and name of each tag of a note, in the person's spelling."""
    yield from (("trigger", trigger) for trigger in note.triggers)
    yield from (("context", name) for field in _CONTEXTS for name in _texts(note.extra.get(field)))
    yield from (("symptom", symptom.name) for symptom in note.symptoms if symptom.severity != 0)


def key_of(kind: str, name: str) -> str:
    """The stable name of a candidate: kind and the name without case and spare spaces."""
    return f"{kind}:{' '.join(name.casefold().split())[:_LONGEST_NAME]}"


def is_enough(rows: Rows, dates: Places, kind: PatternKind) -> bool:
    """Whether a candidate has met its minimum in these notes."""
    count = int(rows.sum())
    if count < FEWEST_NOTES or len(rows) - count < FEWEST_NOTES:
        return False
    days = np.unique(dates[rows])
    if kind == "weekday":
        return len(days) >= FEWEST_WEEKS
    return len(days) >= FEWEST_DAYS


def tag_places(notes: Sequence[Note]) -> tuple[dict[str, list[int]], dict[str, tuple[PatternKind, str]]]:
    """Key -> places of the notes that have the tag, in order; key -> its kind and its newest spelling."""
    places: dict[str, list[int]] = {}
    shown: dict[str, tuple[PatternKind, str]] = {}
    keys: dict[tuple[PatternKind, str], str] = {}
    for place, note in enumerate(notes):
        for named in named_tags(note):
            key = keys.get(named) or keys.setdefault(named, key_of(*named))
            found = places.setdefault(key, [])
            if not found or found[-1] != place:
                found.append(place)
            shown[key] = named
    return places, shown


def _tag_candidates(rated: Rated) -> list[Candidate]:
    places, shown = tag_places(rated.notes)
    often = [key for key in places if len(places[key]) >= FEWEST_NOTES]
    often.sort(key=lambda key: (-len(places[key]), key))
    return [
        Candidate(key, shown[key][0], shown[key][1].strip(), _rows(places[key], len(rated)))
        for key in often[:MOST_TAGS]
    ]


def _rows(places: list[int], count: int) -> Rows:
    rows = np.zeros(count, dtype=np.bool_)
    rows[places] = True
    return rows


def _calendar_candidates(rated: Rated) -> Iterator[Candidate]:
    for number, name in enumerate(WEEKDAYS):
        yield Candidate(f"weekday:{name.casefold()}", "weekday", name, rated.weekdays == number)
    for number, name in enumerate(PARTS):
        yield Candidate(f"part_of_day:{name}", "part_of_day", name, rated.parts == number)


def _distinct(tags: Iterable[Candidate]) -> list[Candidate]:
    """Without tags that stand in exactly the same notes as an earlier one: they could not be told apart."""
    seen: dict[bytes, Candidate] = {}
    for tag in tags:
        seen.setdefault(np.packbits(tag.rows).tobytes(), tag)
    return list(seen.values())


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, str) and one.strip()]
    return []
