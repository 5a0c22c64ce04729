"""What helped, as sentences: how far the feeling fell, how far it falls by itself, and what is left."""

from __future__ import annotations

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, count_phrase, phrase
from meantime.patterns.words import ends, points

_CLEAR = (
    "After “{skill}” the feeling fell {fall} points. In moments like these it usually falls {alone} on its own. "
    "So about {size} goes with “{skill}” ({low} to {high}). That doesn’t show that it is the reason."
)
_MAYBE = (
    "Maybe: after “{skill}” the feeling fell {fall} points. In moments like these it usually falls {alone} on its own. "
    "So about {size} may go with “{skill}” ({low} to {high}). It could be chance; more notes will tell."
)


def helped(skill: str, tier: Tier, *, effect: float, interval: tuple[float, float], fall: float) -> Phrase:
    """The sentence about a skill that goes with a deeper fall.

    Args:
        effect: points the feeling falls more than on its own; below zero.
        fall: points from before to after, mean over its uses; above zero when the feeling fell.
    """
    low, high = ends(effect, interval)
    return phrase(
        _CLEAR if tier == "clear" else _MAYBE,
        skill=skill,
        fall=points(fall),
        alone=points(fall + effect),
        size=points(-effect),
        low=low,
        high=high,
    )


def need_reference(count: int) -> Phrase:
    """Why nothing can be said about any skill yet."""
    return phrase(
        "Can’t tell yet what helped: rate a few moments, before and after, when you did nothing. {count} so far; "
        "5 are needed to compare with.",
        count=count_phrase(count, "moment", "moments"),
    )


def need_uses(skill: str, count: int, fewest: int) -> Phrase:
    """What is missing before a skill is compared."""
    return phrase(
        "{count} with “{skill}” rated before and after so far. {fewest} are needed before it is compared.",
        count=count_phrase(count, "moment", "moments"),
        skill=skill,
        fewest=fewest,
    )
