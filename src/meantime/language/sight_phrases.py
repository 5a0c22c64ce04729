"""From what the model says of each word to whole phrases: none breaks off, and none stands in two pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from meantime.language.forms import forms_in
from meantime.language.sight import Spotted
from meantime.language.sight_words import Word, trimmed
from meantime.language.tokens import CLAUSE_WORDS

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Places of "outside", "first" and "inside" among what is said of what set it off.
_OUTSIDE, _FIRST, _INSIDE = range(3)
_INTO = [_FIRST, _INSIDE]
#: What speaks against a phrase of one word, and against an "inside" after nothing (natural logs, as all below).
_ONE_WORD, _NEVER = -1.0, -1e9
#: Against a phrase that breaks off, one with the first word of what comes next, and one right beside another.
_BROKEN_OFF, _TOO_FAR, _BESIDE = -6.0, -7.0, -4.0
#: What speaks for going on where a phrase would break off, beside being cut back.
_LED_ON = 1.5
#: An apostrophe inside a word.
_HELD = re.compile(r"\w['’]\w")


def phrases(text: str, words: Sequence[Word], chances: Floats) -> Iterator[Spotted]:
    """Runs of "first" and "inside" along the likeliest path (Viterbi 1967), with the mean chance of their words.

    Args:
        chances: (w, 3): outside, first, inside.
    """
    path = [_OUTSIDE, *_whole_path(chances, _steps(text, words)), _OUTSIDE]
    starts = [n for n, tag in enumerate(path) if tag == _FIRST]
    for start in starts:
        end = next(n for n in range(start + 1, len(path)) if path[n] != _INSIDE)
        inside = chances[range(start - 1, end - 1), path[start:end]]
        place = words[start - 1].place[0], words[end - 2].place[1]
        yield Spotted(trimmed(text, place), round(float(inside.mean()), 4))


def _whole_path(chances: Floats, steps: Floats) -> list[int]:
    """The likeliest tags, one a word; a phrase that would break off rather goes on than is cut back."""
    free = [*_path(chances, _free_steps(len(steps))), _OUTSIDE]
    for step, (here, after) in zip(steps, pairwise(free), strict=True):
        if here and not after and step[_INSIDE, _OUTSIDE] == _BROKEN_OFF:
            step[_INTO, _INSIDE] += _LED_ON
    return _path(chances, steps)


def _path(chances: Floats, steps: Floats) -> list[int]:
    """The likeliest tags, one a word: "inside" only after "first" or "inside"."""
    logs = np.log(chances + 1e-9)
    so_far, back = logs[0] + [0.0, 0.0, _NEVER], []
    for step, row in zip(steps[:-1], logs[1:], strict=True):
        reached = so_far[:, None] + step
        back.append(reached.argmax(axis=0))
        so_far = reached.max(axis=0) + row
    path = [int((so_far + steps[-1, :, _OUTSIDE]).argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


# What speaks against each pair of tags: (w, 3, 3), of a word and of the one after it.
def _free_steps(words: int) -> Floats:
    steps: Floats = np.zeros((words, 3, 3), dtype=np.float32)
    steps[:, _OUTSIDE, _INSIDE], steps[:, _FIRST, _OUTSIDE] = _NEVER, _ONE_WORD
    return steps


def _steps(text: str, words: Sequence[Word]) -> Floats:
    steps = _free_steps(len(words))
    for step, word, after in zip(steps, words, [*words[1:], None], strict=True):
        here, next_one = _flat(text, word), _next_of_clause(text, word, after)
        step[_INTO, _OUTSIDE] = _against_ending(here, next_one)
        step[_INTO, _FIRST] = _against_ending(here, next_one) or _against_a_neighbour(next_one)
        step[_FIRST, _OUTSIDE] += _ONE_WORD + _BROKEN_OFF * (here in _listed("alone"))
        if after and _is_inside_a_word(text, after.place[0]):
            step[_INTO, _OUTSIDE] = step[:, _FIRST] = _NEVER
    return steps


def _against_ending(word: str, after: str) -> float:
    """Against a phrase that ends with a word, with another of the same clause after it, or nothing."""
    if word in _listed("joins") or (after and word in _listed("subjects")):
        return _TOO_FAR
    is_led_on = after in _listed("objects") or word in _listed("led_on")
    is_before_more = word in _listed("prepositions") and after not in _listed("prepositions")
    is_open = word in _listed("never") or (after and (is_led_on or is_before_more))
    return _BROKEN_OFF if is_open else 0.0


def _against_a_neighbour(after: str) -> float:
    return _BESIDE if after and after not in _listed("subjects") else 0.0


# Helpers: words of a text.
def _flat(text: str, word: Word) -> str:
    return text[slice(*word.place)].lower()


def _next_of_clause(text: str, word: Word, after: Word | None) -> str:
    """The next word, where it belongs to the same clause; else nothing."""
    if not after or text[word.place[1] : after.place[0]].strip() or not text[after.place[0]].isalnum():
        return ""
    flat = _flat(text, after)
    return "" if flat in CLAUSE_WORDS else flat


def _is_inside_a_word(text: str, at: int) -> bool:
    """Whether a word with an apostrophe goes on at this character: "couldn|'t", "I'|m"."""
    return any(_HELD.fullmatch(text[max(start, 0) : start + 3]) for start in (at - 1, at - 2))


def _listed(name: str) -> frozenset[str]:
    return forms_in("phrase_ends").words(name)
