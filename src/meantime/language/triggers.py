"""What set it off, as the person's own phrase: the stretches the model sees (`sight`), learned from labelled notes."""

from __future__ import annotations

from collections.abc import Iterator

from meantime.language.records import FoundTrigger, Reading
from meantime.language.sight import Sight, Spotted

_MOST = 2
#: So probable, on average over its words, is a phrase that is said; a less probable one is a guess.
_SAID = 0.7
#: Longest phrase, in words: the longest of those learned from has 25, and more than this is a story or no language.
_LONGEST = 30


def find_triggers(reading: Reading, sight: Sight) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, in its order; none where nothing is said to have set anything off.

    Args:
        reading: what is read besides: where nothing was felt, noticed or done, a phrase is only a guess.
        sight: what the model sees in the same text.
    """
    is_told = bool(reading.emotions or reading.symptoms or reading.coping)
    return tuple(_found(reading.text, one, is_told=is_told) for one in _short(reading.text, sight))[:_MOST]


def _short(text: str, sight: Sight) -> Iterator[Spotted]:
    return (one for one in sight.set_off if len(text[slice(*one.place)].split()) <= _LONGEST)


def _found(text: str, one: Spotted, *, is_told: bool) -> FoundTrigger:
    is_said = is_told and one.chance >= _SAID
    return FoundTrigger(words=text[slice(*one.place)], tier="said" if is_said else "guess", place=one.place)
