"""Common misspellings put right, for comparing only; the text itself is never changed."""

import re
from collections.abc import Iterable
from functools import cache

from meantime.language.word_files import parsed, text_of

#: Shortest word in which one slip of the fingers (two letters swapped, one doubled or left out) is put right.
SHORTEST_SLIP = 7
#: Word lists whose words may be written without their last g.
_FILES = ("symptom_forms", "coping_forms")
#: Contractions whose bare letters are another word.
_KEPT = frozenset({"i'll", "we'll", "he'll", "she'll", "we're", "i'd", "he'd", "she'd", "we'd"})


def spelled(flat: str) -> str:
    """The key a word is compared by: without apostrophes, a known misspelling or slip put right."""
    key = flat if flat in _KEPT else flat.replace("'", "")
    known, slips = _lists()
    if key in known:
        return known[key]
    return slips.get(key) or (_clipped().get(key, key) if key.endswith("in") else key)


def spelled_all(flats: Iterable[str]) -> tuple[str, ...]:
    """The keys of words that follow each other; "me hands", as many say it, are "my hands"."""
    keys = [spelled(_without_is(flat)) for flat in flats]
    for n in range(len(keys) - 1):
        if keys[n] == "me" and keys[n + 1] in _mine():
            keys[n] = "my"
    return tuple(keys)


def _without_is(flat: str) -> str:
    """ "heart's racing" is said as "heart racing"."""
    noun = flat.removesuffix("'s")
    return noun if noun != flat and noun in _bodies() else flat


@cache
def _clipped() -> dict[str, str]:
    """ "walkin" to "walking", for every such word that stands in a form."""
    found = {word for name in _FILES for word in re.findall(r"\b[a-z]{3,}ing\b", text_of(name))}
    return {word[:-1]: word for word in found}


@cache
def _mine() -> frozenset[str]:
    return frozenset(parsed("symptom_forms")["words"]["mine"].split())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(parsed("symptom_forms")["words"]["bodies"].split())


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    data = parsed("symptom_forms")
    known = {wrong: right for right, wrongs in data["spellings"].items() for wrong in wrongs.split()}
    return known, dict(_slips(data["slips"].split()))


def _slips(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        if len(word) >= SHORTEST_SLIP:
            for n in range(1, len(word) - 1):
                yield word[:n] + word[n + 1] + word[n] + word[n + 2 :], word
                yield word[:n] + word[n] + word[n:], word
                yield word[:n] + word[n + 1 :], word
