"""Whether a text holds words after which a gentle card with ways to get help is offered: a courtesy, no safety net.

It notices words and measures nothing: no level, no score, nothing stored or counted. (NICE NG225, 2022: tools and
scales are not to be used to predict suicide or self-harm.) What is said outright counts at once; else two things are
weighed, both learned from sentences: whether it is spoken of, and whether it is meant or denied.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp, log

from meantime.language.cues import compiled, cue_file
from meantime.language.hashed_weights import sums_of
from meantime.language.support_signs import scale_of, sentences_of, signs_of, stretches_of

#: How far it is spoken of, and how far it is meant: thousandths of log odds.
Weights = tuple[int, int]
#: Further below than this is all the same.
_FAR = 50_000
#: Weights beyond these say no more, thousandths.
_LEAST, _MOST = -12_000, 6_000


def has_support_words(text: str) -> bool:
    """Whether the writer speaks of not wanting to live, of hurting themselves or of danger at home, now.

    Words alone, quick enough for many notes; `support_sense` looks closer. Never raises; keeps nothing.
    """
    return is_said_outright(text) or any(
        reaches(words_weigh(one), level("alone")) for one in stretches_of(text)
    )


def is_said_outright(text: str) -> bool:
    """Whether it says so in so many words, with nothing beside it that denies, asks, tells or jokes."""
    outright, unsure = _cues()
    said = sentences_of(text)
    return any(map(outright.search, said)) and not any(map(unsure.search, said))


def words_weigh(stretch: str) -> Weights:
    """What the words of a stretch weigh."""
    head, signs = cue_file("support_sense"), signs_of(stretch)
    sums = sums_of("support_sense", signs)
    spoken, meant = (round(sums[n] * head["step"][n] / scale_of(signs)) + head["bias"][n] for n in (0, 1))
    return spoken, meant


def surest(text: str) -> float:
    """How sure the words of the surest stretch are, thousandths of log odds: no surer than the lesser weight."""
    return max((_lesser(words_weigh(one)) for one in stretches_of(text)), default=float(_LEAST))


def level(name: str) -> Weights:
    """What the words alone, or both together, must weigh."""
    spoken, meant = cue_file("support_sense")[name]
    return spoken, meant


def reaches(weighed: Weights, least: Weights) -> bool:
    """Whether both weights are as high as they must be; where one just is, the other must be well above."""
    short = (min(one - has, _FAR) / 1000 for has, one in zip(weighed, least, strict=True))
    return sum(map(exp, short)) <= 1


def _lesser(weighed: Weights) -> float:
    return -1000 * log(sum(exp(-min(max(one, _LEAST), _MOST) / 1000) for one in weighed))


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = cue_file("support_words")
    return compiled(data["explicit"], data), compiled(data["unsure"])
