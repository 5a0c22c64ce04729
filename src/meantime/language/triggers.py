"""What set it off, as the person's own phrase: the stretches the model sees (`sight`), learned from labelled notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meantime.language.forms import forms_in
from meantime.language.records import FoundTrigger, Place, Reading, meet
from meantime.language.sight import Sight, Spotted
from meantime.language.tokens import Token, tokens_of

_MOST = 2
#: So probable, on average over its words, is a phrase that is said; a less probable one is a guess.
_SAID = 0.7
#: Longest phrase, in words: the longest of those learned from has 25, and more than this is a story or no language.
_LONGEST = 30
#: So many words at the start of a phrase are a time of their own; one is not: "Sunday's row".
_FEWEST_OF_TIME = 2


def find_triggers(reading: Reading, sight: Sight) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, in its order; none where nothing is said to have set anything off.

    Args:
        reading: what is read besides: where nothing was felt, noticed or done, a phrase is only a guess. When it was
            does not begin a phrase.
        sight: what the model sees in the same text.
    """
    is_told = bool(reading.emotions or reading.symptoms or reading.coping)
    return tuple(_found(reading.text, one, is_told=is_told) for one in _timeless(reading, sight))[:_MOST]


def _timeless(reading: Reading, sight: Sight) -> Iterator[Spotted]:
    """The phrases that are short enough, without the time that they begin with: "two days ago Dad rang"."""
    tokens = tokens_of(reading.text)
    for one in sight.set_off:
        inside = [token for token in tokens if meet(token.place, one.place)]
        left = inside[_words_of_time(inside, reading.when.places) :]
        if left and len(left) <= _LONGEST:
            yield replace(one, place=(max(one.place[0], left[0].place[0]), one.place[1]))


def _words_of_time(inside: list[Token], times: Sequence[Place]) -> int:
    """How many words tell the time at the start, and lead on from it; one alone belongs to what it stands before."""
    count = 0
    while count < len(inside) and any(meet(inside[count].place, one) for one in times):
        count += 1
    if sum(not _is_article(token) for token in inside[:count]) < _FEWEST_OF_TIME:
        return 0
    while count < len(inside) and _leads_on(inside[count]):
        count += 1
    return count if count < len(inside) else 0


def _is_article(token: Token) -> bool:
    return token.flat in forms_in("phrase_ends").words("never")


def _leads_on(token: Token) -> bool:
    return not token.flat.isalnum() or token.flat in forms_in("phrase_ends").words("prepositions")


def _found(text: str, one: Spotted, *, is_told: bool) -> FoundTrigger:
    is_said = is_told and one.chance >= _SAID
    return FoundTrigger(words=text[slice(*one.place)], tier="said" if is_said else "guess", place=one.place)
