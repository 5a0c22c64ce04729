"""A second opinion where no support word is found: what words and meaning together weigh, learned from own sentences.

Two logistic heads, over the words of a stretch of up to three sentences and over its vector (`meaning`), added. The
words are weighed first: the model is asked about few notes. A courtesy like the words themselves, no safety net.
The weights are written by `python -m bench.support_sense`, which says what they were learned from and how far they go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from meantime.language.cues import LONGEST_COMPARED, compiled, cue_file, flattened
from meantime.language.meaning import MeaningMissing, embed, is_available
from meantime.language.stems import stem
from meantime.language.support_guards import spoken, without_answered
from meantime.language.support_words import has_support_words, sentences_of

#: Sentences weighed together, stretches weighed at most, and those of them the model is asked about.
_TOGETHER, _MOST, _ASKED = 3, 40, 3
#: Fewer signs than this count as so many: two words alone prove little.
_FEWEST = 8
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


@dataclass(frozen=True, slots=True)
class _Head:
    """What was learned. All numbers in thousandths."""

    words: Mapping[str, int]
    bias: int
    #: One for each number of a vector, then the bias.
    meaning: tuple[int, ...]
    #: From here on the words say it alone; from here on the model is asked; from here on both together say it.
    sure: int
    maybe: int
    both: int


def asks_for_support(text: str) -> bool:
    """Whether support words are found, or words and meaning together weigh as much. Never raises; keeps nothing.

    Loads the sentence model where the words leave it open (0.4 s once); without the model the words alone answer.
    """
    return has_support_words(text) or _is_close(text)


def weight_of_words(stretch: str) -> int:
    """What the words of a stretch weigh, in thousandths of log odds. Loads no model."""
    head, signs = _head(), signs_of(stretch)
    return round(sum(head.words.get(sign, 0) for sign in signs) / scale_of(signs)) + head.bias


def scale_of(signs: frozenset[str]) -> float:
    """By what the sum of its signs is divided, so that a long stretch does not weigh more."""
    return sqrt(max(len(signs), _FEWEST))


def stretches_of(text: str) -> list[str]:
    """Up to three sentences at a time, without what denies it, jokes or tells of others or of long ago."""
    if len(text) > 2 * LONGEST_COMPARED:
        text = f"{text[:LONGEST_COMPARED]}\n{text[-LONGEST_COMPARED:]}"
    found = [one for one in _SENTENCE.findall(without_answered(text)) if sentences_of(one)]
    plain = [sentences_of(one)[0] for one in found]
    left = spoken(plain)
    kept = [
        one.strip() if rest == whole else rest.strip()
        for one, whole, rest in zip(found, plain, left, strict=True)
        if rest and not _is_past(rest)
    ]
    last = max(len(kept) - _TOGETHER, 0)
    return [" ".join(kept[n : n + _TOGETHER]) for n in range(last + 1)][:_MOST] if kept else []


def signs_of(text: str) -> frozenset[str]:
    """The stems of a text, those that stand near each other, and the families of `support_words.toml` beside them."""
    return frozenset(
        sign for sentence in flattened(text).replace(" , ", " ").split(" . ") for sign in _signs(sentence)
    )


def _signs(sentence: str) -> Iterator[str]:
    raw = sentence.split()
    words = [stem(word) if word.isalpha() else word for word in raw]
    yield from words
    for n in range(len(words)):
        yield from (" ".join(words[n : n + 2]), " ".join(words[n : n + 3]), "  ".join(words[n : n + 3 : 2]))
    for n, word in enumerate(raw):
        for family in _families().get(word, ()):
            yield family
            yield from (f"{near} {family}" for near in words[max(n - 2, 0) : n])
            yield from (f"{family} {near}" for near in words[n + 1 : n + 3])


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    lists = cue_file("support_words")["lists"]
    found: dict[str, tuple[str, ...]] = {}
    for name in cue_file("support_sense_signs")["families"]:
        for word in sorted(set(re.findall(r"[a-z-]+", lists[name]))):
            found[word] = (*found.get(word, ()), f"<{name}>")
    return found


def _is_past(sentence: str) -> bool:
    around = _around()
    return around["past"].search(sentence) is not None and around["now"].search(sentence) is None


@cache
def _around() -> Mapping[str, re.Pattern[str]]:
    given, lists = cue_file("support_words")["around"], cue_file("support_words")["lists"]
    own = cue_file("support_sense_signs")
    return {
        "past": compiled([*given["past"], *given["past_here"]], lists),
        "now": compiled([*given["now_again"], *given["now_here"], *own["now"]], lists),
    }


@cache
def _head() -> _Head:
    data = cue_file("support_sense")
    return _Head(
        data["words"], data["bias"], tuple(data["meaning"]), data["sure"], data["maybe"], data["both"]
    )


def _is_close(text: str) -> bool:
    head = _head()
    weighed = sorted(((weight_of_words(one), one) for one in stretches_of(text)), reverse=True)[:_ASKED]
    if weighed and weighed[0][0] >= head.sure:
        return True
    open_ones = [(weight, one) for weight, one in weighed if weight >= head.maybe]
    if not open_ones or not is_available():
        return False
    meant = _meant([one for _, one in open_ones])
    return any(weight + more >= head.both for (weight, _), more in zip(open_ones, meant, strict=False))


def _meant(stretches: Sequence[str]) -> list[int]:
    """What the meaning of each stretch weighs, in thousandths of log odds; none where the model is missing."""
    *weights, bias = _head().meaning
    try:
        return [round(float(vector @ weights)) + bias for vector in embed(stretches)]
    except MeaningMissing:
        return []
