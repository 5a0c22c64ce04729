"""Whether a statement tells of a moment or sums up, and the one question that would lead to a moment.

Specific, categoric ("we argue all the time") and extended ("bad week") statements are told apart by slots, habit words
and words that sum up, never by length (Williams and Broadbent 1986; Takano et al. 2016).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import exp

from meantime.language.asking import find_missing, question_for
from meantime.language.cues import compiled, cue_file, flattened
from meantime.language.records import Specificity, When
from meantime.language.support_words import has_support_words
from meantime.language.telling import sums_up

#: From here on a statement counts as telling of a moment.
_SPECIFIC = 0.5
_CODE = re.compile(r"https?:|www\.|[{}<>=]|\w\(|@\w")
_BEEN = re.compile(r" been (?:so |really |just |always )?(\w+ing) ")
#: A name inside a sentence.
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|I'|Sunday|Saturday|Monday|God|Lord|Christmas|English)[A-Z][a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def judge(text: str, *, when: When | None = None) -> Specificity:
    """Vague or specific, with exactly one question for a vague text; specific when nothing can be told.

    Args:
        when: what was read about the time, when that is known; a `recurring` grain speaks for a habit.
    """
    if not _is_readable(text) or has_support_words(text):
        return Specificity()
    signs = signs_of(text)
    if when is not None and when.grain == "recurring":
        signs = {
            **signs,
            "habit": max(signs["habit"], 1.0),
            "often": 1.0,
            "time": 0.0,
            "times": 0.0,
            "dated": 0.0,
        }
    if _tells_a_moment(signs):
        if not _sums_up(text, signs):
            return Specificity()
        signs = {**signs, "deed": 0.0, "time": 0.0, "times": 0.0}
    slot = find_missing(text, signs)
    return Specificity(vague=True, ask=question_for(text, slot, signs), asks_for=slot)


def _tells_a_moment(signs: Mapping[str, float]) -> bool:
    if signs["times"] > 1:
        return True
    if not signs["dated"] and (signs["era"] or _is_told_of_always(signs)):
        return False
    happened = signs["event"] or signs["event_noun"] or signs["dated"]
    habit = signs["often"] and (signs["habit"] or signs["habitual"])
    if not signs["picture"] or signs["hidden"] or (habit and not happened):
        return False
    return specificity_of(signs) >= _SPECIFIC


def _sums_up(text: str, signs: Mapping[str, float]) -> bool:
    """Told as how it is or was, not as what happened; a name or words in quotes speak for a moment."""
    if signs["event_noun"]:
        return False
    scene = bool(_NAME.search(text)) or '"' in text
    return sums_up(flattened(text), times=int(signs["times"]), number=int(signs["number"]), scene=scene)


def _is_told_of_always(signs: Mapping[str, float]) -> bool:
    """Told in the present twice, or of people in general, and nothing that was done at one time beside it."""
    return signs["now"] + bool(signs["unnamed"]) > 1 and not (
        signs["deed"] or signs["event_noun"] or not signs["now"]
    )


def specificity_of(signs: Mapping[str, float]) -> float:
    """0 (sums up) to 1 (tells of a moment), from the signs of `signs_of`."""
    weights = cue_file("vague")["weights"]
    total = weights["bias"] + sum(weights[name] * value for name, value in signs.items() if name in weights)
    return 1 / (1 + exp(-total))


def signs_of(text: str) -> dict[str, float]:
    """Counts of what speaks for a moment or for a summary.

    `picture` is how many words show something, `deed` how many say what was done at one time, `unnamed` and `together`
    that somebody was there who is not named, `hidden` that neither who nor what is said, `era` that a stretch of life
    is told, `now` what is done again and again, `dated` that a time or a number is said.
    """
    flat = flattened(text)
    words, cues = _WORD.findall(flat), _cues()
    found = {name: len(pattern.findall(flat)) for name, pattern in cues.items()}
    times = _times(flat, usual=found["habit"] > 0)
    number = min(found["number"] + text.count('"') // 2, 1)
    general = sum(word in _lists()["general"] for word in words)
    often = _often(flat) + found["present"] + found["habitual"] + (_been_doing(flat) is not None)
    return {
        **_word_signs(words, found),
        **{name: found[name] for name in ("habitual", "together", "unnamed", "hidden", "era", "now")},
        "event_noun": min(found["event_noun"], 1),
        "time": min(times, 1),
        "place": min(found["place"], 1),
        "number": number,
        "dated": min(times + number, 1),
        "sums": 0 if times else min(found["sums"], 3),
        "habit": min(found["habit"] + found["span"], 2),
        "general": general / max(len(words), 1),
        "times": times,
        "often": often,
    }


def _times(flat: str, *, usual: bool) -> int:
    """How many points in time are named; "on a Sunday" is none beside a habit word."""
    cues = _cues()
    left = cues["habit"].sub("_ ", flat)
    return len(cues["time"].findall(cues["undated"].sub("_ ", left) if usual else left))


def _word_signs(words: list[str], found: Mapping[str, int]) -> dict[str, float]:
    """The signs that single words give."""
    lists = _lists()
    people = [word for word in words if word in lists["person"]]
    events = sum(_is_event(word, beside_habit=found["habit"] > 0) for word in words)
    deeds = sum(_is_event(word, beside_habit=True) and word not in lists["light"] for word in words)
    empty = lists["general"] | lists["plain"] | lists["person"] | _habit_words()
    shows = sum(word not in empty for word in words)
    return {
        "event": min(events, 2),
        "deed": deeds,
        "person": min(len(people), 1),
        "named": sum(word not in lists["nobody"] for word in people),
        "concrete": min(shows, 4),
        "picture": shows + found["event_noun"] + (bool(people) and events > 0),
    }


def _often(flat: str) -> int:
    """How many habit words there are; "keep going" and "keep trying" are none."""
    found = [match[0].split() for match in _cues()["habit"].finditer(flat)]
    return sum(
        not (words[-1] in _lists()["general"] and not {"keep", "keeps"}.isdisjoint(words)) for words in found
    )


def _been_doing(flat: str) -> str | None:
    found = (match[1] for match in _BEEN.finditer(flat))
    return next((word for word in found if word not in _lists()["general"]), None)


def _is_event(word: str, *, beside_habit: bool) -> bool:
    lists = _lists()
    if beside_habit and word in lists["both"]:
        return False
    return word in lists["event"] or (len(word) > 4 and word.endswith("ed") and word not in lists["state"])


def _is_readable(text: str) -> bool:
    """At least two words, mostly known small English ones; no code, no address."""
    words = _WORD.findall(flattened(text))
    if len(words) < 2 or _CODE.search(text):
        return False
    lists = _lists()
    return any(word in lists["plain"] or word in lists["general"] for word in words)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in cue_file("vague")["words"].items()}


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    return {name: compiled(cues) for name, cues in cue_file("vague")["cues"].items()}


@cache
def _habit_words() -> frozenset[str]:
    return frozenset(
        word for cue in cue_file("vague")["cues"]["habit"] for word in _WORD.findall(cue) if " " not in cue
    )
