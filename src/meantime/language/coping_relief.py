"""What stands behind a relief helped: "down to a 4 after calling my sister", "calmer once I had a shower"."""

from __future__ import annotations

from functools import cache

from meantime.language.forms import forms_in
from meantime.language.phrases import STOPS, Book, Words, find_forms, words_of
from meantime.language.records import Place

#: Between the relief and what helped.
LINKS = frozenset({"after", "from", "with", "by", "thanks", "following", "once", "post"})
_SMALL = frozenset(
    {"a", "an", "the", "my", "our", "some", "i", "we", "id", "i'd", "had", "having", "doing", "to"}
)
#: Words between the relief and the link: "to a 5", "a bit".
_REACH = 3


def is_behind_relief(words: Words, first: int) -> bool:
    """Whether what begins at this key is told as what made it less."""
    at = first - 1
    while at >= 0 and words.keys[at] in _SMALL:
        at -= 1
    if at < 0 or words.keys[at] not in LINKS:
        return False
    near = [hit for hit in find_forms(words, _reliefs()) if at - _REACH <= hit.last <= at]
    return any(not STOPS & set(words.keys[hit.last : at]) for hit in near)


def is_relieved_by(text: str, place: Place) -> bool:
    """Whether what stands at a place of the text is told as what made it less."""
    words = words_of(text)
    keys = words.keys_in(place)
    return keys is not None and is_behind_relief(words, keys[0])


@cache
def _reliefs() -> Book:
    return forms_in("coping_forms").book("relief")
