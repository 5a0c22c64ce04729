"""The one question for a vague statement: what is missing first, asked with the person's own words.

The order is what happened, when, where or with whom, what was felt, what was done: a moment first, then its inside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from meantime.language.cues import cue_file
from meantime.language.feelings import find_feelings
from meantime.language.records import Asked, Ratings

#: Longest statement, in words and in characters, that is repeated in front of the question.
_MOST_WORDS, _MOST_CHARACTERS = 7, 60


def find_missing(text: str, signs: Mapping[str, float]) -> Asked:
    """The first open slot of a vague statement, from the signs of `specificity.signs_of`."""
    if signs.get("lasting"):
        return "event"
    if signs["often"]:
        return "event" if signs["times"] else "when"
    if not (signs["deed"] or signs["event_noun"]):
        return "event"
    if not signs["time"]:
        return "when"
    if not signs["named"] and (signs["unnamed"] or signs["together"]):
        return "who"
    if not signs["place"] and not signs["named"]:
        return "where"
    return "doing" if find_feelings(text, ratings=Ratings()) else "feeling"


def question_for(text: str, slot: Asked, signs: Mapping[str, float]) -> str:
    """One question in plain words; a short statement is repeated in front of it."""
    asked = cue_file("vague")["questions"]
    with_words, plain = asked[_kind(slot, signs)]
    words = " ".join(text.split()).rstrip(".,;!… ")
    if not _is_short(words) or not re.fullmatch(r"[\w' ’,-]+", words):
        return str(plain)
    return str(with_words).format(words=words[0].upper() + words[1:])


def _kind(slot: Asked, signs: Mapping[str, float]) -> str:
    """The question of a slot: a day that is named was there, and what happened once had no last time."""
    if slot == "event" and signs["time"] and not signs.get("lasting"):
        return "event_there"
    return "when_once" if slot == "when" and not signs["often"] else slot


def _is_short(words: str) -> bool:
    return len(words) <= _MOST_CHARACTERS and len(words.split()) <= _MOST_WORDS
