"""People called by their name where a word list can only know "mum" or "my mate": "rang Jean", "tea with Jean"."""

from __future__ import annotations

from functools import cache

from meantime.language.forms import forms_in
from meantime.language.phrases import STOPS, Book, Hit, Words, find_forms

_TALKING = "talking_to_someone"


def find_company(words: Words) -> list[Hit]:
    """Where the person rang somebody by name, or had a hot drink or a meal with them."""
    lists = forms_in("coping_forms")
    found = []
    for n, key in enumerate(words.keys[:-1]):
        if (key in lists.words("rings") and _is_name(words, n + 1)) or (
            key == "with"
            and lists.words("drinks") & set(words.keys[max(0, n - 2) : n])
            and (_is_somebody(words, n + 1) or _did_good(words, n + 2))
        ):
            found.append(Hit(_TALKING, n, n + 2))
    return found


def is_named(words: Words, at: int) -> bool:
    """Whether the word at this key, inside a sentence, names who does what comes next: "our Daniel swam"."""
    if at < 1 or words.keys[at - 1] in STOPS | forms_in("symptom_forms").words("prepositions"):
        return False
    return words.at[at] + 1 == words.at[at + 1] and _is_name(words, at) and words.keys[at].isalpha()


def _did_good(words: Words, n: int) -> bool:
    """ "Coffee with jane cheered me up": what comes right after says what it did."""
    return any(hit.first == n for hit in find_forms(words, _effects()))


@cache
def _effects() -> Book:
    return forms_in("coping_forms").book("effect")


def _is_somebody(words: Words, n: int) -> bool:
    if words.keys[n] in {"my", "our"} and n + 1 < len(words.keys):
        n += 1
    return _is_name(words, n) or words.keys[n] in forms_in("coping_forms").data["classes"]["friend"].split()


def _is_name(words: Words, n: int) -> bool:
    """Whether a word inside a sentence is written like a name and is no day."""
    text = words.tokens[words.at[n]].text
    return (
        len(text) > 2 and text.istitle() and words.keys[n] not in forms_in("coping_forms").words("no_names")
    )
