"""Candidates: everything in the notes that may go with stronger or weaker feeling."""

from __future__ import annotations

from collections import defaultdict
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
    "weekday": 0.7,
    "part_of_day": 0.7,
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


def find_candidates(
    rated: Rated, *, practised: Collection[int] = (), tags: Tags | None = None
) -> list[Candidate]:
    """Every candidate of the rated notes with at least `FEWEST_NOTES`; tags first, then weekdays and parts of the day.

    Args:
        practised: day numbers on which an exercise was practised.
        tags: the tags of the rated notes, for who has them already.
    """
    found = _tag_candidates(tags or tags_of(rated.notes), len(rated))
    if practised:
        rows = np.isin(rated.dates, list(practised))
        found.append(Candidate("practice:practised", "practice", "practice", rows))
    return [*_distinct(found), *_calendar_candidates(rated)]


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


@dataclass(frozen=True, slots=True)
class Tags:
    """Every tag of the notes, under its key."""

    #: Places of the notes that have it, in order.
    places: dict[str, list[int]]
    #: Its kind and its newest spelling.
    shown: dict[str, tuple[PatternKind, str]]


def tags_of(notes: Sequence[Note]) -> Tags:
    """The tags of the notes. Spellings are brought together once each: a diary may hold a hundred thousand tags."""
    spelled: defaultdict[tuple[PatternKind, str], list[int]] = defaultdict(list)
    for place, note in enumerate(notes):
        for named in named_tags(note):
            spelled[named].append(place)
    tags = Tags({}, {})
    for named, found in spelled.items():
        _add(tags, key_of(*named), named, found)
    return tags


def _add(tags: Tags, key: str, named: tuple[PatternKind, str], found: list[int]) -> None:
    before = tags.places.get(key)
    if before is None or found[-1] >= before[-1]:
        tags.shown[key] = named
    if before is not None or len(found) > 1:
        found = sorted({*(before or ()), *found})
    tags.places[key] = found


def _tag_candidates(tags: Tags, count: int) -> list[Candidate]:
    often = [key for key, found in tags.places.items() if len(found) >= FEWEST_NOTES]
    often.sort(key=lambda key: (-len(tags.places[key]), key))
    shown = {key: tags.shown[key] for key in often[:MOST_TAGS]}
    return [
        Candidate(key, kind, name.strip(), _rows(tags.places[key], count))
        for key, (kind, name) in shown.items()
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
