"""What is found, as sentences: counts, size with its interval, and that things going together is no cause."""

from __future__ import annotations

from meantime.core.patterns import PatternKind, Tier
from meantime.core.phrases import Phrase, count_phrase, phrase

#: How a sentence about one kind begins.
_OPENINGS: dict[PatternKind, str] = {
    "trigger": "With {when} your notes are",
    "context": "With {when} your notes are",
    "symptom": "With {when} your notes are",
    "practice": "On days you practised your notes are",
    "weekday": "On {when}s your notes are",
    "part_of_day": "In the {when} your notes are",
    "next_day": "On days after {when} your notes are",
}
_AT_NIGHT = "At night your notes are"
_SIZE = " about {size} points {then} ({low} to {high}), in {count} over {weeks}."
_CLEAR = " They go together; this doesn’t show which causes which."
_MAYBE = " It could be chance; more notes will tell."


def finding(
    kind: PatternKind,
    when: str,
    tier: Tier,
    *,
    effect: float,
    interval: tuple[float, float],
    count: str,
    weeks: int,
) -> Phrase:
    """The sentence of a pattern in how strong notes are."""
    opening = _AT_NIGHT if (kind, when) == ("part_of_day", "night") else _OPENINGS[kind]
    if tier == "maybe":
        opening = f"Maybe: {opening[0].lower()}{opening[1:]}"
    low, high = ends(effect, interval)
    return phrase(
        opening + _SIZE + (_CLEAR if tier == "clear" else _MAYBE),
        when=when,
        size=points(abs(effect)),
        then=direction(effect),
        low=low,
        high=high,
        count=count,
        weeks=count_phrase(weeks, "week", "weeks"),
    )


def direction(effect: float) -> str:
    """ "stronger" or "weaker"."""
    return "stronger" if effect >= 0 else "weaker"


def ends(effect: float, interval: tuple[float, float]) -> tuple[str, str]:
    """The interval in the direction of the effect, smaller end first; none is the least that is said."""
    low, high = interval if effect >= 0 else (-interval[1], -interval[0])
    return points(max(low, 0.0)), points(high)


def points(value: float) -> str:
    """One decimal, `0` for nothing."""
    return f"{value:.1f}" if round(value, 1) else "0"


def need(count: int, when: str, *, fewest: int, days: int) -> Phrase:
    """What is missing before something is looked at."""
    return phrase(
        "{count} with {when} so far. {fewest} on {days} different days are needed before this is looked at.",
        count=count_phrase(count, "note", "notes"),
        when=when,
        fewest=fewest,
        days=days,
    )


def need_notes(count: int, *, fewest: int, days: int) -> Phrase:
    """What is missing before anything is looked at."""
    return phrase(
        "{count} with a rated feeling so far. {fewest} over {days} days are needed before patterns are looked at.",
        count=count_phrase(count, "note", "notes"),
        fewest=fewest,
        days=days,
    )


def need_variety() -> Phrase:
    """Why nothing can be compared although there are notes."""
    return phrase("Your ratings are all alike so far, so there is nothing to compare yet.")


def summary(looked_at: int, notes: int, *, found: bool, could_see: float | None) -> Phrase:
    """How much was looked at, and what would have shown."""
    if not looked_at:
        return phrase("There are not enough notes yet to look for patterns.")
    values = {
        "looked_at": count_phrase(looked_at, "possible pattern", "possible patterns"),
        "notes": count_phrase(notes, "note", "notes"),
    }
    if found or could_see is None:
        return phrase("Looked at {looked_at} in {notes}.", **values)
    return phrase(
        "Looked at {looked_at} in {notes}. None stands out. With this many notes only large ones would show "
        "(about {size} points).",
        **values,
        size=points(could_see),
    )


def still_there(newer: int, *, holds: bool) -> Phrase:
    """Whether newer notes still show it."""
    count = count_phrase(newer, "newer note", "newer notes")
    return phrase("Still there in {count}." if holds else "Not seen in {count}.", count=count)


def taken_back(when: str) -> Phrase:
    """A claim that does not hold any more."""
    return phrase(
        "Earlier this page said that {when} goes with stronger or weaker notes. Newer notes no longer show it.",
        when=when,
    )
