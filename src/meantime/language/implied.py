"""What a situation may feel like, when its words name no feeling: at most three guesses, each of another kind.

"He read my message and left it" names none. The model (`sight`) says what the whole implies. A guess is asked
("hurt?"), never asserted, and kept only if the person taps it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from math import exp

from meantime.content.loader import emotions, quadrant_of
from meantime.language.cues import flattened
from meantime.language.feelings import MOST_GUESSES
from meantime.language.implied_words import told_in
from meantime.language.records import FoundFeeling, Reading
from meantime.language.sight import Sight, look
from meantime.language.vague_sense import as_known, cues, word_lists

#: From this chance on that nothing much is felt, nothing is guessed.
_NOTHING = 0.1
#: How likely a situation must be pleasant for a pleasant guess, and unpleasant for another: "amused?" hurts after a
#: funeral, while hardly anybody minds "worried?" beside good news.
_PLEASANT, _UNPLEASANT = 0.65, 0.3
#: A further guess is at least so likely as this share of the first.
_BESIDE = 0.05
#: Share of the words of a text that the word lists must know: another language is not guessed at.
_KNOWN = 0.4
#: Largest log odds that are told apart.
_MOST = 30.0


def with_implied_feelings(reading: Reading, sight: Sight) -> Reading:
    """The reading with guesses, where it says no feeling and its words ask for no support.

    What else was guessed stays, but for a pleasant guess where nothing pleasant is told.
    """
    said = tuple(one for one in reading.emotions if one.tier == "said")
    if reading.support or said:
        return replace(reading, emotions=said) if reading.support else reading
    chances = _chances(sight.implied)
    hurts = bool(chances) and _share_pleasant(chances) < _UNPLEASANT
    kept = tuple(one for one in reading.emotions if not (hurts and _is_pleasant(one.name)))
    return replace(reading, emotions=kept or _fitting(reading, implied_feelings(reading.text, sight)))


def _fitting(reading: Reading, guesses: tuple[FoundFeeling, ...]) -> tuple[FoundFeeling, ...]:
    """Nothing pleasant beside a symptom or after "fine until", nothing unpleasant beside "felt ok"."""
    flat = flattened(reading.text)
    turned = cues()["turned"].search(flat)
    is_unwell = any(one.name in word_lists()["unwell"] for one in reading.symptoms)
    hurts, went_well = is_unwell or turned, cues()["went_well"].search(flat) and not turned
    return tuple(one for one in guesses if not (hurts if _is_pleasant(one.name) else went_well))


def implied_feelings(text: str, sight: Sight) -> tuple[FoundFeeling, ...]:
    """Up to three guesses, best first, none of the same family; none where little is told, or nothing much is felt."""
    told = told_in(text)
    if not told.words or as_known(told.words) < _KNOWN:
        return ()
    seen = sight if told.words == text else look(told.words)
    chances = _chances(seen.implied) if seen else {}
    place = (0, len(text))
    names = _best(chances, away={_families()[name] for name in told.denied})
    return tuple(FoundFeeling(name=name, tier="guess", place=place) for name in names)


def _chances(implied: Mapping[str, float]) -> dict[str, float]:
    """How likely each feeling is; none where it is likely enough that nothing much is felt."""
    odds = {name: exp(min(one, _MOST)) for name, one in implied.items()}
    together = 1 + sum(odds.values())
    return {name: one / together for name, one in odds.items()} if 1 / together <= _NOTHING else {}


def _best(chances: Mapping[str, float], away: Collection[str]) -> list[str]:
    """The likeliest name of each of the likeliest families, best first, without those that are taken away."""
    pleasant = _share_pleasant(chances)
    families: dict[str, dict[str, float]] = {}
    for name, one in chances.items():
        likely, least = (pleasant, _PLEASANT) if _is_pleasant(name) else (1 - pleasant, _UNPLEASANT)
        if likely >= least and _families()[name] not in away:
            families.setdefault(_families()[name], {})[name] = one * likely
    ranked = sorted(families.values(), key=lambda named: -sum(named.values()))[:MOST_GUESSES]
    return [
        max(named, key=lambda name: named[name])
        for named in ranked
        if sum(named.values()) >= _BESIDE * sum(ranked[0].values())
    ]


def _share_pleasant(chances: Mapping[str, float]) -> float:
    return sum(one for name, one in chances.items() if _is_pleasant(name)) / (sum(chances.values()) or 1)


def _is_pleasant(name: str) -> bool:
    return quadrant_of(name) in {"HP", "LP"}


@cache
def _families() -> dict[str, str]:
    return {emotion.id: emotion.family for emotion in emotions()}
