"""How much a text sounds like a summary, and not like a moment: what its words weigh, learned from labelled sentences.

One logistic head over words, words side by side, openings, kinds of words and the cue families of `vague.toml`. None
of its signs counts words: a longer text weighs no more than a short one. It needs no model. The weights are written by
`python -m bench.vague_sense`, which says what they were learned from and how far they go on writers it has not read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import sqrt

from meantime.language.cues import compiled, cue_file, flattened
from meantime.language.stems import stem

#: Fewer signs than this count as so many: two words alone prove little.
_FEWEST = 8
#: What a family found weighs beside the words, and what the share of empty words weighs.
_FAMILY, _SHARE = 0.2, 2.0
#: Families of cues that are signs. The others only help to choose the question.
_FAMILIES = (
    "habit",
    "habitual",
    "present",
    "unnamed",
    "together",
    "hidden",
    "time",
    "place",
    "event_noun",
    "number",
)
_QUOTED = re.compile("[\"“”]|(?<= )['‘]")
#: A name inside a sentence.
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|I'|Sunday|Saturday|Monday|God|Lord|Christmas|English)[A-Z][a-z]+")


def weight_of(text: str, *, recurring: bool = False) -> float:
    """Log odds that a text sums up: above 0 it does, below it tells of a moment.

    Args:
        recurring: whether its time was read as one that comes again and again.
    """
    head = cue_file("vague_sense")
    values = values_of(text) | ({"<habit>": _FAMILY} if recurring else {})
    weights: Mapping[str, int] = head["signs"]
    total: float = head["bias"] + sum(weights.get(sign, 0) * value for sign, value in values.items())
    return total / 1000


def values_of(text: str) -> dict[str, float]:
    """The signs of a text and how strongly each is there."""
    flat = flattened(text)
    signs = frozenset(_word_signs(flat))
    side_by_side = 1 / sqrt(max(len(signs), _FEWEST))
    words = words_of(flat)
    shares = {
        f"<of {name}>": _SHARE * sum(word in word_lists()[name] for word in words) / max(len(words), 1)
        for name in ("general", "plain")
    }
    return dict.fromkeys(signs, side_by_side) | dict.fromkeys(_families(text, flat), _FAMILY) | shares


def as_known(text: str, signs: Collection[str] | None = None) -> float:
    """The share of its words that the lists or the head know, 0 to 1: little of it is English, or none.

    Args:
        signs: those of another head than the written one.
    """
    words = words_of(flattened(text))
    known = cue_file("vague_sense")["signs"] if signs is None else signs
    return sum(word in _listed() or _stem(word) in known for word in words) / max(len(words), 1)


def words_of(flat: str) -> list[str]:
    """The words of a flattened text, without its ends of clauses."""
    return [word for word in flat.split() if word not in {".", ","}]


def is_past(word: str, *, beside_habit: bool = False) -> bool:
    """Whether the word is a past form of something that happens at one time.

    Args:
        beside_habit: whether a form that is the same now and then ("shut") is none.
    """
    lists = word_lists()
    if beside_habit and word in lists["both"]:
        return False
    return word in lists["event"] or (len(word) > 4 and word.endswith("ed") and word not in lists["state"])


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The lists of words of `vague.toml`."""
    return {name: frozenset(words) for name, words in cue_file("vague")["words"].items()}


@cache
def cues() -> Mapping[str, re.Pattern[str]]:
    """The cue families of `vague.toml`, each as one pattern."""
    return {name: compiled(listed) for name, listed in cue_file("vague")["cues"].items()}


def _word_signs(flat: str) -> Iterator[str]:
    for sentence in flat.replace(" , ", " ").split(" . "):
        if words := sentence.split():
            yield from (f"^ {words[0]}", f"^ {' '.join(words[:2])}")
            yield from _sentence_signs(words)
    yield from (f"^^ {word}" for word in flat.split()[:1])


def _sentence_signs(words: list[str]) -> Iterator[str]:
    """Its words, and each beside the next: as they are, and by their kind."""
    shapes: list[tuple[str, list[str]]] = [("^", []), *((_stem(word), _kinds(word)) for word in words)]
    for _, kinds in shapes:
        yield from kinds
    yield from (word for word, _ in shapes[1:])
    for (one, kinds), (two, next_kinds) in pairwise(shapes):
        if one != "^":
            yield f"{one} {two}"
        yield from (f"{one} {kind}" for kind in next_kinds)
        yield from (f"{kind} {after}" for kind in kinds for after in (two, *next_kinds))


def _kinds(word: str) -> list[str]:
    lists = word_lists()
    kinds = {
        "<digit>": any(sign.isdigit() for sign in word),
        "<past>": is_past(word),
        "<someone>": word in lists["person"],
        "<general>": word in lists["general"],
        "<ing>": len(word) > 4 and word.endswith("ing"),
    }
    return [name for name, is_one in kinds.items() if is_one]


def _families(text: str, flat: str) -> Iterator[str]:
    yield from (f"<{name}>" for name in _FAMILIES if cues()[name].search(flat))
    if _NAME.search(text):
        yield "<name>"
    if _QUOTED.search(text):
        yield "<quote>"


def _stem(word: str) -> str:
    return stem(word) if word.isalpha() else word


@cache
def _listed() -> frozenset[str]:
    lists = word_lists()
    return lists["general"] | lists["plain"] | lists["person"] | lists["event"]
