"""How strong a feeling is said to be, 0-10: the number bound to it, or the one its adverb stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from meantime.language.feeling_words import Keys, forms_file, words_around
from meantime.language.tokens import tokens_of


def strength_at(keys: Keys, first: int, last: int) -> tuple[int | None, bool]:
    """Strength of the feeling at `keys[first:last]`, and whether a number (rather than an adverb) says it."""
    number = _number_after(keys, last)
    if number is None:
        number = _number_before(keys, first)
    if number is not None:
        return number, True
    return _adverb(keys, first, last), False


def _number_after(keys: Keys, last: int) -> int | None:
    """ "anxiety 7", "anxious 8/10", "panic was at an 8"."""
    at = last
    while at < len(keys) and at - last < 4 and keys[at] in _around("links") | {"an"}:
        at += 1
    # "anxious at 7" is a time of day; "anxious at a 7" is not.
    if (
        at > last
        and keys[at - 1] in {"at", "about", "around"}
        and not _of_ten(keys, at)
        and "was" not in keys[last:at]
    ):
        return None
    return _number(keys, at)


def _number_before(keys: Keys, first: int) -> int | None:
    """ "8/10 panic", "7 out of 10 for anxiety", "a 7 for anxiety", "level 8 anxiety"."""
    at = first - 1
    while at >= 0 and first - at < 5 and keys[at] in _around("leads") and keys[at] != ",":
        at -= 1
    if at >= 2 and keys[at] == "10" and keys[at - 1] in {"/", "of"}:
        start = at - 2 if keys[at - 1] == "/" else at - 3
        return _value(keys, start) if start >= 0 and not _has_owner(keys, start) else None
    led = at >= 1 and keys[at - 1] in {"a", "an", "level"} and at < first - 1
    levelled = at >= 1 and keys[at - 1] == "level"
    return _value(keys, at) if levelled or (led and "for" in keys[at:first]) else None


def _has_owner(keys: Keys, start: int) -> bool:
    """Whether the number already belongs to a word before it: "anxiety 7/10 sad"."""
    return start > 0 and keys[start - 1].isalpha() and len(keys[start - 1]) > 5


def _number(keys: Keys, at: int) -> int | None:
    value = _value(keys, at)
    follows = keys[at + 1] if at + 1 < len(keys) else ""
    if value is None or _of_ten(keys, at):
        return value
    return None if follows in _around("units") or follows in {"/", ":", "-"} or follows.isdigit() else value


def _of_ten(keys: Keys, at: int) -> bool:
    return keys[at + 1 : at + 3] == ("/", "10") or keys[at + 1 : at + 4] == ("out", "of", "10")


def _value(keys: Keys, at: int) -> int | None:
    if not 0 <= at < len(keys) or not keys[at].replace(".", "", 1).isascii():
        return None
    whole = keys[at].split(".")[0]
    return int(whole) if whole.isdigit() and len(whole) < 3 and int(whole) <= 10 else None


def _adverb(keys: Keys, first: int, last: int) -> int | None:
    before = _ending(keys, first)
    if before is None and first and keys[first - 1] in _around("skipped"):
        before = _ending(keys, first - 1)
    if before is None:
        before = _leading(keys[first:last])
    return before if before is not None else _following(keys, last)


def _leading(found: Keys) -> int | None:
    """The adverb a form of several words begins with: "so alone"."""
    return next(
        (_strengths()[found[:size]] for size in (2, 1) if size < len(found) and found[:size] in _strengths()),
        None,
    )


def _ending(keys: Keys, end: int) -> int | None:
    """The strength of the longest adverb that ends before this index."""
    for size in range(4, 0, -1):
        if size <= end and (found := _strengths().get(keys[end - size : end])) is not None:
            return found
    return None


def _following(keys: Keys, last: int) -> int | None:
    start = last + 1 if last < len(keys) and keys[last] in _around("copulas") else last
    for size in range(4, 0, -1):
        phrase = keys[start : start + size]
        if len(phrase) == size and " ".join(phrase) in _around("after"):
            return _strengths().get(phrase)
    return None


@cache
def _strengths() -> Mapping[Keys, int]:
    table = forms_file()["strength"]
    return {
        tuple(token.flat.replace("'", "") for token in tokens_of(adverb)): int(value)
        for value, adverbs in table.items()
        for adverb in adverbs
    }


def _around(name: str) -> frozenset[str]:
    return words_around(f"binding.{name}")
