"""Answers to a person's own questions, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, count_phrase, phrase
from meantime.core.wonderings import Wondering
from meantime.patterns.words import direction, ends, points

#: Wordings named for each half at most, the most frequent first.
_MOST_WORDINGS = 4
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


def need(asked: Wondering, counts: tuple[int, int], *, looked_at: int, fewest: int) -> Phrase:
    """What is missing before a question is answered: notes with each half among those looked at."""
    first, second = counts
    if looked_at and not (first and second):
        return phrase(
            "Looked at {notes}, and none has “{half}” yet. Other words for it may find some: you can change the "
            "question.",
            notes=count_phrase(looked_at, "note", "notes"),
            half=asked.then if first else asked.when,
        )
    return phrase(
        "Too few notes to say. {first} with “{when}” and {second} with “{then}” so far. {fewest} with each and "
        "{fewest} without are needed, on different days.",
        first=count_phrase(first, "note", "notes"),
        second=second,
        when=asked.when,
        then=asked.then,
        fewest=fewest,
    )


def counted(asked: Wondering, first: Sequence[str], second: Sequence[str]) -> Phrase | None:
    """Which words of the notes counted for each half, where they are others than the person asked with.

    Args:
        first, second: how each note says the half, empty for not.
    """
    halves = (("when", asked.when, first), ("then", asked.then, second))
    known = [(name, half, _wordings(half, said)) for name, half, said in halves]
    others = [(name, half, words) for name, half, words in known if words]
    if not others:
        return None
    template = " ".join(f"As “{{{name}}}” counted: {{{name}_as}}." for name, _, _ in others)
    values = {name: half for name, half, _ in others} | {f"{name}_as": words for name, _, words in others}
    return phrase(template, **values)


def _wordings(half: str, said: Sequence[str]) -> str:
    """The wordings in quotation marks; empty when there are none but the half itself."""
    counts = Counter(one.casefold() for one in said if one)
    if not counts or set(counts) == {half.strip().casefold()}:
        return ""
    often = [f"“{words}”" for words, _ in counts.most_common(_MOST_WORDINGS)]
    more = len(counts) - len(often)
    return ", ".join(often) + (f" and {more} more" if more else "")
