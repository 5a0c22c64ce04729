"""A closer look for the support card after one note: what is said outright, and what the model of `sight` sees.

Noticing is learned from sentences written for this project (`bench.reader`); from where on the card comes is set by
`python -m bench.support_sense --seen`, which says how often it is right. A courtesy, no safety net.
"""

from __future__ import annotations

from meantime.language.cues import cue_file
from meantime.language.sight import Sight
from meantime.language.support_words import has_support_words, is_said_outright, surest

#: What the words count beside the model: they are wrong about other sentences than it is.
_WORDS = 0.3


def asks_for_support(text: str, sight: Sight | None) -> bool:
    """Whether the writer speaks of not wanting to live, of hurting themselves or of danger at home. Keeps nothing.

    Args:
        sight: what the model sees in the text; without it the words alone answer.
    """
    if sight is None:
        return has_support_words(text)
    least: int = cue_file("support_sense")["seen"]
    return weight(text, sight) >= least or is_said_outright(text)


def weight(text: str, sight: Sight) -> float:
    """What the model sees, and a share of what the words weigh; thousandths of log odds."""
    return 1000 * sight.support + _WORDS * surest(text)
