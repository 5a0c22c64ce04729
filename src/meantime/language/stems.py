"""Words brought to one form, so that "arguing with mom" finds "argued with mum". Light: it only takes endings off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from meantime.language.word_files import parsed

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: What a text of plain letters is cut at: everything but letters, digits and apostrophes becomes a space.
_CUTS = "".join(sign if sign.isalnum() or sign == "'" else " " for sign in map(chr, range(128)))
_VOWELS = frozenset("aeiouy")
#: Ending -> what stands there instead; the first that fits and leaves three letters is taken off.
_ENDINGS = (
    ("ational", "ate"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("edly", ""),
    ("ingly", ""),
    ("iness", "y"),
    ("ness", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ily", "y"),
    ("sses", "ss"),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)
_SHORTEST = 3


def words_in(text: str) -> list[str]:
    """The words and numbers of a text in small letters, with straight apostrophes."""
    straight = text.replace("’", "'")
    if not straight.isascii() or "''" in straight:
        return [word.lower() for word in _WORD.findall(straight)]
    words = straight.lower().translate(_CUTS).split()  # a fifth of the time of the pattern
    return [word for held in words if (word := held.strip("'"))] if "'" in straight else words


def places_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word in small letters with its start and end, one after the other."""
    return ((m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text))


def is_small(word: str, lang: str = "en") -> bool:
    """Whether a word says little by itself."""
    return word in _small(lang) or (len(word) == 1 and not word.isdigit())


def is_vague(word: str, lang: str = "en") -> bool:
    """Whether a word of a wondering leaves open who or how often it is."""
    return word in _vague(lang)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters without its endings; irregular forms become one, accents go."""
    plain = _plain(word.removesuffix("'s").replace("'", ""))
    return _irregular("en").get(plain) or _irregular("en").get(ending_off(plain)) or ending_off(plain)


def ending_off(word: str) -> str:
    """The rules of endings alone: "stopping", "stopped" and "stops" become "stop"."""
    for ending, instead in _ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) + len(instead) >= _SHORTEST and _VOWELS & set(rest + instead):
            if ending == "s" and rest[-1] in "sui":
                return word
            if ending == "iness":  # "loneliness" goes on as "lonely" does
                return ending_off(rest + instead)
            return _tidy(rest + instead, undouble=ending in ("ing", "ings", "ed", "edly", "ingly"))
    return _tidy(word, undouble=False)


def same_words(stemmed: str, lang: str = "en") -> frozenset[str]:
    """The stems that mean the same as this one, itself included."""
    return _groups("same", lang).get(stemmed, frozenset()) | {stemmed}


def near_words(stemmed: str, lang: str = "en") -> frozenset[str]:
    """The stems that mean the same as this one or have much in common with it, itself included."""
    return same_words(stemmed, lang) | _groups("near", lang).get(stemmed, frozenset())


def alike_words(stemmed: str, lang: str = "en", *, beside: bool) -> frozenset[str]:
    """The stems that answer this one in a wondering; with those that do so only `beside` another word of it."""
    found = same_words(stemmed, lang) | _groups("alike", lang).get(stemmed, frozenset())
    return found | _groups("beside", lang).get(stemmed, frozenset()) if beside else found


def _tidy(word: str, *, undouble: bool) -> str:
    if undouble and len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


@cache
def _small(lang: str) -> frozenset[str]:
    return frozenset(word_lists(lang)["small"].split())


@cache
def _vague(lang: str) -> frozenset[str]:
    return frozenset(word_lists(lang)["vague"].split())


@cache
def _irregular(lang: str) -> dict[str, str]:
    lines = [line.split() for line in word_lists(lang)["irregular"]]
    return {form: ending_off(line[0]) for line in lines for word in line for form in (word, ending_off(word))}


@cache
def _groups(key: str, lang: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in word_lists(lang)[key]:
        group = frozenset(stem(word) for word in line.split())
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def word_lists(lang: str) -> dict[str, Any]:
    """The lists of `content/words/*/synonyms.toml`, which says what each is."""
    return parsed("synonyms", lang)
