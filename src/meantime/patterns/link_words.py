"""A link as a sentence: counts with and without."""

from __future__ import annotations

from meantime.core.patterns import Tier
from meantime.core.phrases import Phrase, phrase

_LINK = (
    "“{then}” is in {both} of {with_count} notes with {when}, and in {other} of {without_count} without. "
    "They go together; this doesn’t show which causes which."
)
_MAYBE = (
    "Maybe: “{then}” is in {both} of {with_count} notes with {when}, and in {other} of {without_count} without. "
    "It could be chance; more notes will tell."
)


def link(when: str, then: str, tier: Tier, counts: tuple[int, int, int, int]) -> Phrase:
    """The sentence of a link.

    Args:
        counts: notes with the trigger, those of them with the other half; the same without the trigger.
    """
    with_count, both, without_count, other = counts
    return phrase(
        _LINK if tier == "clear" else _MAYBE,
        when=when,
        then=then,
        both=both,
        with_count=with_count,
        other=other,
        without_count=without_count,
    )
