"""A misspelt feeling put right, for comparing only: one slip in a word of five letters, two from nine on.

Own distance of Damerau (1964), optimal string alignment: insert, leave out, change, or swap two neighbours. A word that
is known to be another English word is never read as a feeling.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from meantime.language.feeling_words import Keys, form_words, forms_file

#: Letters of the shortest word that is put right.
SHORTEST = 5
#: Letters from which two slips are put right.
TWO_SLIPS = 9
#: Letters from which a word with the same letters in another order is put right.
SHORTEST_JUMBLED = 7
LONGEST = 20


def put_right(keys: Keys) -> Keys:
    """The same keys with misspelt feelings replaced by the word that was meant."""
    unknown = {key for key in keys if _is_candidate(key)} - form_words()
    meant = {key: _nearest(key) for key in unknown}
    return tuple(meant.get(key, key) for key in keys)


def distance(one: str, two: str) -> int:
    """The optimal string alignment distance of two words."""
    before, row = [0] * (len(two) + 1), list(range(len(two) + 1))
    for n, letter in enumerate(one, 1):
        older, before, row = before, row, [n]
        for m, other in enumerate(two, 1):
            best = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != other))
            if n > 1 and m > 1 and letter == two[m - 2] and one[n - 2] == other:
                best = min(best, older[m - 2] + 1)
            row.append(best)
    return row[-1]


def _is_candidate(key: str) -> bool:
    return SHORTEST <= len(key) <= LONGEST and key.isascii() and key.isalpha() and key not in _common()


@cache
def _common() -> frozenset[str]:
    return _words_in("other_words")


@cache
def _often_misspelt() -> frozenset[str]:
    return _words_in("often_misspelt")


def _words_in(name: str) -> frozenset[str]:
    return frozenset(" ".join(forms_file()[name]).split())


def _nearest(key: str) -> str:
    squeezed = _squeeze(key)
    if squeezed != key and squeezed in form_words():
        return squeezed
    if key.endswith("in") and f"{key}g" in form_words():
        return f"{key}g"
    if jumbled := _jumbled().get("".join(sorted(squeezed)), ""):
        return jumbled if jumbled[0] == squeezed[0] else key
    best, fewest = key, 3
    for word in _by_letter().get(squeezed[0], ()):
        allowed = _slips_allowed(word, squeezed)
        if abs(len(word) - len(squeezed)) > allowed or len(set(word) ^ set(squeezed)) > 2 * allowed:
            continue
        slips = distance(squeezed, word)
        if slips <= allowed and slips < fewest:
            best, fewest = word, slips
    return best


@cache
def _jumbled() -> Mapping[str, str]:
    """Feelings of `SHORTEST_JUMBLED` letters by their letters in order: "aniexty" has those of "anxiety"."""
    return {
        "".join(sorted(word)): word for word in sorted(_often_misspelt()) if len(word) >= SHORTEST_JUMBLED
    }


def _slips_allowed(word: str, key: str) -> int:
    return 2 if len(word) >= TWO_SLIPS else 1


def _squeeze(key: str) -> str:
    """ "anxiousssss", "saaaad": a letter written three times or more stands once."""
    kept: list[str] = []
    for n, letter in enumerate(key):
        if not (
            key[n : n + 3] == letter * 3 or (len(kept) > 1 and n > 1 and key[n - 2 : n + 1] == letter * 3)
        ):
            kept.append(letter)
    return "".join(kept) or key


@cache
def _by_letter() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(_often_misspelt()):
        found.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in found.items()}
