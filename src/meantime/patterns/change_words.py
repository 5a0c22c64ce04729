"""What changed since the last session, as a sentence."""

from __future__ import annotations

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, count_phrase, phrase
from meantime.patterns.words import direction, ends, points

_TOLD = {
    "clear": (
        "Since the last session your notes are about {size} points {then} than in the weeks before ({low} to {high}), "
        "in {new} against {old}. This doesn’t show why."
    ),
    "maybe": (
        "Maybe: since the last session your notes are about {size} points {then} than in the weeks before "
        "({low} to {high}), in {new} against {old}. It could be chance or the days without notes."
    ),
}
_NOT_TOLD = (
    "Since the last session: about {size} points {then} than in the weeks before, in {new} against {old}. "
    "This can’t be told from ordinary ups and downs yet."
)
_THE_SAME = (
    "Since the last session: about as strong as in the weeks before, in {new} against {old}. "
    "This can’t be told from ordinary ups and downs yet."
)


def since_session(
    effect: float, interval: tuple[float, float], tier: Tier | None, counts: tuple[int, int]
) -> Phrase:
    """The sentence about a change; `counts` are notes since the session and before it."""
    if tier is None and points(abs(effect)) == "0":
        return phrase(_THE_SAME, new=count_phrase(counts[0], "note", "notes"), old=str(counts[1]))
    low, high = ends(effect, interval)
    return phrase(
        _TOLD[tier] if tier else _NOT_TOLD,
        size=points(abs(effect)),
        then=direction(effect),
        low=low,
        high=high,
        new=count_phrase(counts[0], "note", "notes"),
        old=str(counts[1]),
    )
