"""Answers to a person's own questions, as sentences."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, count_phrase, phrase
from meantime.core.wonderings import Wondering
from meantime.patterns.words import direction, ends, points

_IN_POINTS = "you rated “{then}” about {size} points {direction} ({low} to {high})"
_AS_COUNTS = "“{then}” is in {both} of {with_count} notes, and in {other} of {without_count} others"
_CLEAR = "In notes with “{when}” {found}. They go together; this doesn’t show which causes which."
_MAYBE = "Maybe: in notes with “{when}” {found}. It could be chance; more notes will tell."
_NOTHING = "In notes with “{when}” {found}. With this many notes that is no clear difference."


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What an answer is made of."""

    #: Points, or difference of shares.
    effect: float
    interval: tuple[float, float]
    #: Notes with and without the first half, and how many of each have the second.
    with_count: int
    without_count: int
    both: int
    other: int


def answer(asked: Wondering, numbers: Numbers, tier: Tier | None, *, in_points: bool) -> Phrase:
    """The sentence of an answered question."""
    frame = _CLEAR if tier == "clear" else _MAYBE if tier == "maybe" else _NOTHING
    template = frame.replace("{found}", _IN_POINTS if in_points else _AS_COUNTS)
    values: dict[str, str | int] = {"when": asked.when, "then": asked.then}
    if not in_points:
        counts = {"both": numbers.both, "other": numbers.other}
        return phrase(
            template, **values, **counts, with_count=numbers.with_count, without_count=numbers.without_count
        )
    low, high = ends(numbers.effect, numbers.interval)
    size = points(abs(numbers.effect))
    return phrase(template, **values, size=size, direction=direction(numbers.effect), low=low, high=high)


def need(asked: Wondering, first: int, second: int, *, fewest: int) -> Phrase:
    """What is missing before a question is answered."""
    return phrase(
        "Too few notes to say. {first} with “{when}” and {second} with “{then}” so far. {fewest} with each and "
        "{fewest} without are needed, on different days.",
        first=count_phrase(first, "note", "notes"),
        second=second,
        when=asked.when,
        then=asked.then,
        fewest=fewest,
    )
