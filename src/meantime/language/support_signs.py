"""What is looked at in a text for the support card: its stretches, and the signs of each. Loads no model.

What the signs weigh is learned (`support_words`, `support_sense`); the word lists are `support_words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import sqrt

from meantime.language.cues import LONGEST_COMPARED, compiled, cue_file, flattened
from meantime.language.stems import stem

#: Sentences weighed together, and stretches weighed at most: of a longer text the first and the last.
_TOGETHER, _MOST = 4, 40
#: Fewer signs than this count as so many: two words alone prove little.
_FEWEST = 8
#: How many words of a kind are compared, and how many that follow each.
_COMPARED, _FOLLOWING = 40, 5
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_LETTER = re.compile(r"\w")


def stretches_of(text: str) -> list[str]:
    """A text of up to four sentences whole; of a longer one, four sentences at a time."""
    if len(text) > 2 * LONGEST_COMPARED:
        text = f"{text[:LONGEST_COMPARED]}\n{text[-LONGEST_COMPARED:]}"
    said = [one.strip() for one in _SENTENCE.findall(text) if _LETTER.search(one)]
    last = max(len(said) - _TOGETHER, 0)
    found = [" ".join(said[n : n + _TOGETHER]) for n in range(last + 1)] if said else []
    return found if len(found) <= _MOST else [*found[: _MOST // 2], *found[-_MOST // 2 :]]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text flattened and with slurred spellings put right, a blank first and last."""
    pattern, spelling = _spelling()
    plain = pattern.sub(lambda match: f"{spelling[match[0].strip()]} ", flattened(text))
    return [f" {sentence.strip()} " for sentence in plain.split(" . ") if sentence.strip(" ,")]


def signs_of(text: str) -> frozenset[str]:
    """Its stems and those near each other, families of words, how sentences begin and end, what precedes what."""
    sentences = [one.replace(" , ", " ").split() for one in sentences_of(text)]
    words = list(chain.from_iterable(sentences))
    return frozenset(chain(*map(_signs, sentences), *map(_ends, sentences), _order(words)))


def scale_of(signs: frozenset[str]) -> float:
    """By what the sum of its signs is divided, so that a long stretch does not weigh more."""
    return sqrt(max(len(signs), _FEWEST))


def _signs(raw: Sequence[str]) -> Iterator[str]:
    words = [stem(word) if word.isalpha() else word for word in raw]
    yield from words
    for n in range(len(words)):
        yield from (" ".join(words[n : n + 2]), " ".join(words[n : n + 3]), "  ".join(words[n : n + 3 : 2]))
    for n, word in enumerate(raw):
        for family in _groups("families").get(word, ()):
            yield family
            yield from (f"{near} {family}" for near in words[max(n - 2, 0) : n])
            yield from (f"{family} {near}" for near in words[n + 1 : n + 3])


def _ends(words: Sequence[str]) -> Iterator[str]:
    """How a sentence begins and ends; one or two words alone are often an answer."""
    yield from (f"^{words[0]}", f"^{' '.join(words[:2])}", f"{words[-1]}$")
    if len(words) <= 2:
        yield f"^{' '.join(words)}$"


def _order(words: Sequence[str]) -> Iterator[str]:
    """Which kind of word precedes which: a no before what it denies, a question before its answer."""
    kinds = [(kind, word) for word in words for kind in _groups("kinds").get(word, ())][:_COMPARED]
    for n, (kind, word) in enumerate(kinds):
        for after, following in kinds[n + 1 : n + 1 + _FOLLOWING]:
            yield f"{kind}>{after}"
            if (kind == "<it>") != (after == "<it>"):
                yield f"{kind}>{following}" if after == "<it>" else f"{word}>{after}"


@cache
def _groups(table: str) -> Mapping[str, tuple[str, ...]]:
    """Of each word the groups it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in cue_file("support_words")[table].items():
        for word in words.split():
            found[word] = (*found.get(word, ()), f"<{name}>")
    return found


@cache
def _spelling() -> tuple[re.Pattern[str], Mapping[str, str]]:
    spelling = cue_file("support_words")["spelling"]
    return compiled(spelling), spelling
