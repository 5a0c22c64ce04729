"""What I notice: the patterns the person accepted, with their counts, in the client's own voice."""

from __future__ import annotations

from collections.abc import Sequence

from meantime.core.briefs import Line
from meantime.core.patterns import Pattern, PatternKind
from meantime.core.phrases import Phrase, phrase

#: How a line about one kind begins.
_OPENINGS: dict[PatternKind, str] = {
    "trigger": "With {when} my notes are",
    "context": "With {when} my notes are",
    "symptom": "With {when} my notes are",
    "practice": "On days I practised my notes are",
    "weekday": "On {when}s my notes are",
    "part_of_day": "In the {when} my notes are",
    "next_day": "On days after {when} my notes are",
    "measure": "With {when} my notes are",
    "since_session": "Since the last session my notes are",
}
_COUNTS = ": {with_it} with it, {without} without"


def notice_lines(findings: Sequence[Pattern]) -> list[Line]:
    """One line a finding; one that is only "maybe" says so. Its sources are the notes with it.

    Args:
        findings: what was accepted and still holds over the notes that may be counted.
    """
    return [
        Line(
            key=f"pattern:{one.key}",
            section="notice",
            text=_words(one),
            quoted=False,
            sources=one.notes,
            rank=8 + place,
        )
        for place, one in enumerate(findings)
    ]


def _words(one: Pattern) -> Phrase:
    return _link_words(one) if one.kind == "link" else _points_words(one)


def _link_words(one: Pattern) -> Phrase:
    """A link is counts alone; its own sentence holds them."""
    template = (
        "“{then}” is in {both} of {with_count} notes with {when}, and in {other} of {without_count} without"
    )
    values = {name: one.sentence.values[name] for name in ("both", "with_count", "other", "without_count")}
    maybe = "Maybe: " if one.tier == "maybe" else ""
    return phrase(maybe + template, when=one.when, then=one.then, **values)


def _points_words(one: Pattern) -> Phrase:
    opening = _opening(one)
    if one.tier == "maybe":
        opening = f"Maybe: {opening[0].lower()}{opening[1:]}" if one.kind != "coping" else f"Maybe: {opening}"
    low, high = sorted((abs(one.interval[0]), abs(one.interval[1])))
    crosses = one.interval[0] < 0 < one.interval[1]
    return phrase(
        opening + _COUNTS,
        when=one.when,
        then=one.then,
        size=f"{abs(one.effect):.1f}",
        low="0" if crosses else f"{low:.1f}",
        high=f"{high:.1f}",
        with_it=one.with_count,
        without=one.without_count,
    )


def _opening(one: Pattern) -> str:
    if one.kind == "coping":
        return "After {when} I fall about {size} points more than on my own ({low} to {high})"
    if (one.kind, one.when) == ("part_of_day", "night"):
        return "At night my notes are about {size} points {then} ({low} to {high})"
    return _OPENINGS[one.kind] + " about {size} points {then} ({low} to {high})"
