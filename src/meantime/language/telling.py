"""How a text is told, clause by clause: as one deed, as how things were, or as how things are.

A moment is told in the past, of somebody who did something once; a habit, a stretch of life and an opinion are told in
the present, in the perfect or with "would" (Takano et al. 2016: tense and adverbials of time and place carry most).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from meantime.language.cues import compiled, cue_file

#: So many words in front of a verb may make it something else than a deed.
_BEFORE = 3
#: A text of more words than this must tell something of one time, or it sums up.
_LONG = 10
#: One present clause is enough for a summary from so many words on.
_LONG_BREATH = 14
#: Notes of short sentences and no verb ("Rain again. Tea.") are jottings of one time.
_SENTENCE = 7
_THERE = frozenset({"there", "theres"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How many clauses tell a deed at one time, a deed that lasts, how it was, how it is, and nothing of these."""

    deeds: int = 0
    lasting: int = 0
    past: int = 0
    present: int = 0
    without: int = 0


def telling_of(flat: str) -> Telling:
    """The clauses of a flattened text (`cues.flattened`), counted by how they are told."""
    kinds = [_kind(words) for clause in _joint().split(flat) if (words := _until_since(clause.split()))]
    return Telling(**{name: kinds.count(name) for name in ("deeds", "lasting", "past", "present", "without")})


def sums_up(flat: str, *, times: int, number: int, scene: bool = False) -> bool:
    """Whether the text tells of a stretch of life, or at length of how things are, and of no moment in it.

    Args:
        times: how many points in time are named; those that also name a habit ("after work") count beside a past only.
        number: whether a number is said.
        scene: whether a name or words in quotes speak for a moment.
    """
    told, firm, words = telling_of(flat), _firm_times(flat), len(re.findall(r"[^ .,]+", flat))
    if not told.deeds and not told.lasting and not told.past:
        times = min(times, firm)
    stretch = _tells_a_stretch(flat, told) or _cues()["era"].search(flat)
    if stretch and not (number or firm):
        return True
    if scene or times or number or _cues()["scene"].search(flat):
        return False
    if told.deeds or told.lasting or told.past:
        return False
    return _is_of_many(flat, told) or (words > _LONG and _is_strung_together(flat, told, words))


def _tells_a_stretch(flat: str, told: Telling) -> bool:
    return bool(
        not told.deeds and (told.lasting or told.past or told.present) and _cues()["stretch"].search(flat)
    )


def _is_of_many(flat: str, told: Telling) -> bool:
    """ "Shifts are killing me": present, of many things and of none of them."""
    return bool(told.present and _cues()["many"].search(flat))


def _is_strung_together(flat: str, told: Telling, words: int) -> bool:
    if told.without > told.present + 1 or told.present < (1 if words >= _LONG_BREATH else 2):
        return False
    sentences = max(sum(bool(part.strip(" ,")) for part in flat.split(" . ")), 1)
    return words / sentences >= _SENTENCE or told.present > _BEFORE


def _firm_times(flat: str) -> int:
    """How many points in time are named that cannot be said of a habit."""
    cues = _cues()
    return len(cues["time"].findall(cues["loose"].sub("_ ", cues["habit"].sub("_ ", flat))))


def _kind(words: list[str]) -> str:
    deed = next((word for at, word in enumerate(words) if _is_deed(words, at)), None)
    if deed is not None:
        return "lasting" if deed in _lists()["lasting"] else "deeds"
    if not _lists()["was"].isdisjoint(words) and words[0] != "were":
        return "past"
    return "present" if _is_present(words) else "without"


def _is_present(words: list[str]) -> bool:
    lists = _lists()
    return not lists["present"].isdisjoint(words) or any(
        one in lists["speaker"] and two not in lists["not_present"] and not is_past(two)
        for one, two in pairwise(words)
    )


def _is_deed(words: list[str], at: int) -> bool:
    lists, word, before = _lists(), words[at], words[max(0, at - _BEFORE) : at]
    last = before[-1] if before else ""
    if word in lists["refused"] or (word == "not" and last in lists["refusing"]):
        return True
    if last in lists["was"] and (_is_going_on(word, before) or _is_done_to(word)):
        return True
    if (
        last in lists["not_deed"]
        or not _THERE.isdisjoint(before)
        or not lists["not_once"].isdisjoint(before[-2:])
    ):
        return False
    if not is_past(word) or (word in lists["both"] and at > 0):
        return False
    if not lists["perfect"].isdisjoint(before):
        return _is_news(words, at)
    return word not in lists["light"] or any(one not in _empty() and one != word for one in words)


def _is_going_on(word: str, before: list[str]) -> bool:
    """ "was walking", but not "was struggling" nor "there was shouting"."""
    return (
        len(word) > 4
        and word.endswith("ing")
        and word not in _lists()["general"]
        and _THERE.isdisjoint(before)
    )


def _is_done_to(word: str) -> bool:
    """ "was told", "got picked"; but not "was worried"."""
    return word in _lists()["done"] or (_is_regular(word) and word not in _lists()["state"])


def _is_news(words: list[str], at: int) -> bool:
    """ "he has left me" is news of one time; "it has worn me down", "she has stopped asking" are not."""
    lists = _lists()
    if words[at] in lists["turning"] or words[at - 1] in {"been", "always", "never"}:
        return False
    return any(word in lists["person"] or word in lists["someone"] for word in words[:at])


def is_past(word: str) -> bool:
    """Whether the word is a past form of something that happens at one time."""
    lists = _lists()
    return word in lists["event"] or (_is_regular(word) and word not in lists["state"])


def _is_regular(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _until_since(words: list[str]) -> list[str]:
    """ "since we moved" says when a stretch began."""
    return words[: words.index("since")] if "since" in words else words


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("(?<= )(?:" + "|".join(map(re.escape, cue_file("vague")["telling"]["joints"])) + ") ")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    file = cue_file("vague")
    told = {name: frozenset(words) for name, words in file["telling"].items()}
    return {**{name: frozenset(words) for name, words in file["words"].items()}, **told}


@cache
def _empty() -> frozenset[str]:
    lists = _lists()
    return lists["general"] | lists["plain"] | lists["person"]


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    cues = cue_file("vague")["cues"]
    return {
        name: compiled(cues[name]) for name in ("time", "habit", "loose", "stretch", "era", "scene", "many")
    }
