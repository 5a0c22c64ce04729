"""What a situation may feel like, when its words name no feeling: at most three guesses, each of another kind.

"He read my message and left it" names none. The sentence model (`meaning`) is loaded for such a text and for no other;
where it is missing nothing is guessed. A guess is asked ("hurt?"), never asserted, and kept only if the person taps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from meantime.content.loader import emotions, quadrant_of
from meantime.language.feelings import MOST_GUESSES
from meantime.language.implied_words import Told, told_in
from meantime.language.meaning import MeaningMissing, embed, is_available
from meantime.language.records import FoundFeeling, Reading

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: How much more than `NOTHING` the best guess must score, and how far a further guess may lie behind it.
_LEAST, _BEHIND = 0.6, 2.5
#: The same for a pleasant guess after an unpleasant one, and the other way round: "amused?" hurts after a funeral.
_BEHIND_OPPOSITE = 0.5
_PLEASANT = ("HP", "LP")
#: Share of the words of a text that the sentences must know: another language is not guessed at.
_KNOWN = 0.4


def with_implied_feelings(reading: Reading) -> Reading:
    """The reading with guesses, where it has no feeling of any kind and its words ask for no support."""
    if reading.emotions or reading.support:
        return reading
    return replace(reading, emotions=implied_feelings(reading.text))


def implied_feelings(text: str) -> tuple[FoundFeeling, ...]:
    """Up to three guesses, best first, none of the same family; none where little is told, or nothing much is felt."""
    told = told_in(text)
    if not told.words or not is_available():
        return ()
    try:
        vectors = embed([told.words])
    except MeaningMissing:
        return ()
    place = (0, len(text))
    return tuple(
        FoundFeeling(name=name, tier="guess", place=place)
        for name in _best(_by_score(vectors, told), told.denied)
    )


def _by_score(vectors: Floats, told: Told) -> dict[str, float]:
    from meantime.language import feeling_seeds  # here: numpy takes 0.1 s, and most sentences need none

    found = feeling_seeds.learnt("en")
    if feeling_seeds.share_known(found, told.words) < _KNOWN:
        return {}
    row = feeling_seeds.scores(found, vectors, [told.words])[0]
    by_name = dict(zip(found.names, (round(float(one), 4) for one in row), strict=True))
    nothing = by_name.pop(feeling_seeds.NOTHING)
    return {name: score - nothing for name, score in by_name.items()}


def _best(by_score: dict[str, float], denied: frozenset[str]) -> list[str]:
    """The best of each family, best first, without the families of what is denied."""
    away = {_family(name) for name in denied}
    left = [name for name in by_score if _family(name) not in away]
    first = max(left, key=lambda name: by_score[name], default="")
    if not first or by_score[first] < _LEAST:
        return []
    near = [name for name in left if _is_near(by_score, first, name)]
    return list(_one_each(sorted(near, key=lambda name: -by_score[name])))[:MOST_GUESSES]


def _is_near(by_score: dict[str, float], first: str, name: str) -> bool:
    behind = by_score[first] - by_score[name]
    return behind <= (_BEHIND_OPPOSITE if _is_pleasant(first) != _is_pleasant(name) else _BEHIND)


def _is_pleasant(name: str) -> bool:
    return quadrant_of(name) in _PLEASANT


def _one_each(names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if _family(name) not in seen:
            seen.add(_family(name))
            yield name


def _family(name: str) -> str:
    return _families().get(name, "")


@cache
def _families() -> dict[str, str]:
    return {emotion.id: emotion.family for emotion in emotions()}
