"""Words that may tell of what somebody looks for: a search for "instrument" comes closer to a note about a violin."""

from __future__ import annotations

from functools import cache

from meantime.language.stems import near_words, stem, word_lists


def wide_words(stemmed: str, lang: str = "en") -> frozenset[str]:
    """The stems near a word that is looked for, itself included, and those that may tell of it."""
    return near_words(stemmed, lang) | frozenset(map(stem, _told(lang).get(stemmed, ())))


def ways_told(stemmed: str, most: int, lang: str = "en") -> tuple[str, ...]:
    """A few whole words that may tell of a word, the likeliest first."""
    others = (word for word in _told(lang).get(stemmed, ()) if stem(word) != stemmed)
    return tuple(dict.fromkeys(others))[:most]


@cache
def _told(lang: str) -> dict[str, tuple[str, ...]]:
    """Stem -> the words of its own lines, then those of every line of near words it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    lists = word_lists(lang)
    for first, *others in (line.split() for line in lists["told"]):
        found[stem(first)] = (*found.get(stem(first), ()), *others)
    for line in lists["near"]:
        for word in dict.fromkeys(map(stem, line.split())):
            found[word] = (*found.get(word, ()), *line.split())
    return found
