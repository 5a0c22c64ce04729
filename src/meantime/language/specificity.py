"""Whether a statement tells of a moment or sums up, and the one question that would lead to a moment.

Specific, categoric ("we argue all the time") and extended ("bad week") statements are told apart by what their words
weigh (`vague_sense`), never by length (Williams and Broadbent 1986; Takano et al. 2016).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from math import exp

from meantime.language.asking import find_missing, question_for
from meantime.language.cues import flattened
from meantime.language.records import Specificity, When
from meantime.language.support_words import has_support_words
from meantime.language.vague_sense import as_known, cues, is_past, weight_of, word_lists

#: Of fewer words than this share, known ones, nothing is said: it may be another language.
_ENGLISH = 0.35
#: What the model's opinion counts beside what the words weigh.
_SEEN = 0.5
_CODE = re.compile(r"https?:|www\.|[{}<>=]|\w\(|@\w")
_BEEN = re.compile(r" been (?:so |really |just |always )?(\w+ing) ")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def judge(text: str, *, when: When | None = None, seen: float = 0.0) -> Specificity:
    """Vague or specific, with exactly one question for a vague text; specific when nothing can be told.

    Args:
        when: what was read about the time, when that is known; a `recurring` grain speaks for a habit.
        seen: log odds, as the model sees it (`sight`), that the text sums up.
    """
    recurring = when is not None and when.grain == "recurring"
    if is_one_word(text):
        return Specificity(vague=True, ask=question_for(text, "event", {"time": 0}), asks_for="event")
    if not is_readable(text) or has_support_words(text):
        return Specificity()
    if weight_of(text, recurring=recurring) + _SEEN * seen <= 0 or cues()["told"].search(flattened(text)):
        return Specificity()
    signs = _without_deeds(signs_of(text), recurring=recurring)
    slot = find_missing(text, signs)
    return Specificity(vague=True, ask=question_for(text, slot, signs), asks_for=slot)


def _without_deeds(signs: Mapping[str, int], *, recurring: bool) -> Mapping[str, int]:
    """What a summary says was done was done on no one day, so the day is asked for; unless somebody is not named."""
    if recurring or (signs["deed"] and not signs["unnamed"] and not signs["together"]):
        return {**signs, "often": signs["often"] + recurring, "deed": 0, "time": 0, "times": 0}
    return signs


def is_one_word(text: str) -> bool:
    """Whether it is one word that sums up: "fine", "meh"."""
    flat = flattened(text)
    return len(_WORD.findall(flat)) == 1 and bool(cues()["alone"].search(flat))


def is_readable(text: str, signs: Collection[str] | None = None) -> bool:
    """At least two words, mostly known English ones; no code, no address.

    Args:
        signs: those of another head than the written one.
    """
    words = _WORD.findall(flattened(text))
    return len(words) > 1 and not _CODE.search(text) and as_known(text, signs) >= _ENGLISH


def specificity_of(text: str) -> float:
    """0 (sums up) to 1 (tells of a moment)."""
    return 1 / (1 + exp(weight_of(text)))


def signs_of(text: str) -> dict[str, int]:
    """How often what the question is chosen by is said.

    `deed` is how many words say what was done at one time, `times` how many points in time are named, `often` how many
    words say that it is so again and again, `unnamed` and `together` that somebody was there who is not named.
    """
    flat = flattened(text)
    words = _WORD.findall(flat)
    found = {name: len(pattern.findall(flat)) for name, pattern in cues().items()}
    times = _times(flat, usual=found["habit"] > 0)
    lists = word_lists()
    return {
        **{name: found[name] for name in ("together", "unnamed", "event_noun", "place", "lasting")},
        "deed": sum(is_past(word, beside_habit=True) and word not in lists["light"] for word in words),
        "named": sum(word in lists["person"] and word not in lists["nobody"] for word in words),
        "time": min(times, 1),
        "times": times,
        "often": _often(flat) + found["present"] + found["habitual"] + _been_doing(flat),
    }


def _times(flat: str, *, usual: bool) -> int:
    """How many points in time are named; "on a Sunday" is none beside a habit word."""
    left = cues()["habit"].sub("_ ", flat)
    return len(cues()["time"].findall(cues()["undated"].sub("_ ", left) if usual else left))


def _often(flat: str) -> int:
    """How many habit words there are; "keep going" and "keep trying" are none."""
    found = [match[0].split() for match in cues()["habit"].finditer(flat)]
    general = word_lists()["general"]
    return sum(not (words[-1] in general and not {"keep", "keeps"}.isdisjoint(words)) for words in found)


def _been_doing(flat: str) -> bool:
    return any(match[1] not in word_lists()["general"] for match in _BEEN.finditer(flat))
