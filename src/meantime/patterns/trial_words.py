"""What a fair trial says. Here, and nowhere else, "because" is allowed: the lot decided, and only the lot."""

from __future__ import annotations

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, phrase
from meantime.patterns.words import direction, ends, points

_CLEAR = (
    "On days drawn for {skill} your distress was about {size} points {then} ({low} to {high}), over {days} days. "
    "Because the days were drawn by lot, trying {skill} is the likely reason."
)
_MAYBE = (
    "Maybe: on days drawn for {skill} your distress was about {size} points {then} ({low} to {high}), over {days} "
    "days. It could be chance; a second trial would tell."
)
_NOTHING = (
    "On days drawn for {skill} your distress was about {size} points {then} than on the others, over {days} days. "
    "That is within what the lot alone can do."
)


def answer(
    skill: str, effect: float, interval: tuple[float, float], *, tier: Tier | None, days: int
) -> Phrase:
    """The sentence of a trial that is over."""
    low, high = ends(effect, interval)
    template = _CLEAR if tier == "clear" else _MAYBE if tier == "maybe" else _NOTHING
    values: dict[str, str | int] = {
        "skill": skill,
        "size": points(abs(effect)),
        "then": direction(effect),
        "days": days,
    }
    if tier:
        values |= {"low": low, "high": high}
    return phrase(template, **values)


def need(skill: str, days: int, until: str) -> Phrase:
    """What is missing before a trial says something."""
    return phrase(
        "The trial of {skill} has {days} days with a rating in whole pairs. It needs 14, and speaks after {until}.",
        skill=skill,
        days=days,
        until=until,
    )
