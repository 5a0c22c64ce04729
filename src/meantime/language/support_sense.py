"""A closer look for the support card after one note: what its words and its meaning weigh together.

Two things are weighed, whether it is spoken of and whether it is meant; each by a logistic head over the words
(`support_words`) and one over the vector of a stretch (`support_meaning`), added. A courtesy, no safety net. The
weights are written by `python -m bench.support_sense`, which says what they were learned from and how far they go.
"""

from __future__ import annotations

from collections.abc import Sequence

from meantime.language.meaning import MeaningMissing, embed, is_available
from meantime.language.support_signs import stretches_of
from meantime.language.support_words import (
    Weights,
    has_support_words,
    is_said_outright,
    level,
    reaches,
    words_weigh,
)

#: Stretches of one note the model is asked about.
_ASKED = 4


def asks_for_support(text: str) -> bool:
    """Whether it is said outright, or words and meaning together weigh enough. Never raises; keeps nothing.

    Loads the sentence model where the words leave it open (0.2 s once); without the model the words alone answer.
    """
    if is_said_outright(text):
        return True
    weighed = sorted(((words_weigh(one), one) for one in stretches_of(text)), reverse=True)[:_ASKED]
    open_ones = [(words, one) for words, one in weighed if reaches(words, level("open"))]
    if not open_ones:
        return False
    meant = _meaning_weighs([one for _, one in open_ones])
    if not meant:
        return has_support_words(text)
    both = ((a + c, b + d) for ((a, b), _), (c, d) in zip(open_ones, meant, strict=True))
    return any(reaches(one, level("both")) for one in both)


def _meaning_weighs(stretches: Sequence[str]) -> list[Weights]:
    """What the meaning of each stretch weighs; nothing where the model is missing."""
    if not is_available():
        return []
    try:
        vectors = embed(stretches)
    except MeaningMissing:
        return []
    from meantime.language.support_meaning import learned_head  # here: numpy, as for the vectors

    return [(round(1000 * float(a)), round(1000 * float(b))) for a, b in learned_head().weigh(vectors)]
