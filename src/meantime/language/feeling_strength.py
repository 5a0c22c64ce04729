"""How strong a feeling is said to be, 0-10: the number bound to it, or the one its adverb stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from meantime.language.feeling_words import Keys, forms_file, words_around
from meantime.language.rating_numbers import Number, numbers_in
from meantime.language.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Felt:
    """A feeling at `tokens[first:last]`."""

    first: int
    last: int
    pleasant: bool


@dataclass(frozen=True, slots=True)
class NumberAt:
    """A number at `tokens[first:last]`."""

    first: int
    last: int
    number: Number
    #: "seven" without a scale: said of a feeling only where the text has no other number for it.
    spelled: bool


def numbers_at(text: str, tokens: tuple[Token, ...]) -> tuple[NumberAt, ...]:
    """The numbers of a text that may be strengths, by their tokens."""
    starts = {token.place[0]: n for n, token in enumerate(tokens)}
    ends = {token.place[1]: n + 1 for n, token in enumerate(tokens)}
    return tuple(
        NumberAt(
            first=starts[one.place[0]],
            last=ends[one.place[1]],
            number=one,
            spelled=not (one.scaled or text[one.place[0]].isdigit()),
        )
        for one in numbers_in(text)
    )


def is_strength_of(one: Number, *, pleasant: bool) -> bool:
    """Whether a number may be the strength of a feeling: a mood of 2/10 is no strength of sadness."""
    return not one.is_gauge or (pleasant and one.measures == "mood")


def strengths_of(
    keys: Keys, felt: Sequence[Felt], numbers: Sequence[NumberAt]
) -> list[tuple[int | None, bool]]:
    """For each feeling, in order: its strength, and whether a number (or an adverb) says it.

    A number belongs to one feeling: "angry 8/10 sad 6/10 tired" says nothing of being tired.
    """
    owned = _owned(keys, felt, numbers)
    return [
        (owned[n].number.value, True) if n in owned else (_adverb(keys, one.first, one.last), False)
        for n, one in enumerate(felt)
    ]


# Helpers.
_STOPS = frozenset(".!?;,:()-–—/|")
#: A number behind one of these begins something new: "tired and 7/10 anxious".
_OPENERS = _STOPS | {"and", "but", "then", "now", "also", "plus", "with"}


def _owned(keys: Keys, felt: Sequence[Felt], numbers: Sequence[NumberAt]) -> dict[int, NumberAt]:
    """The number of each feeling, by its index."""
    owned: dict[int, NumberAt] = {}
    for n, feeling in enumerate(felt):
        free = [
            one
            for one in numbers
            if not one.spelled
            and one not in owned.values()
            and is_strength_of(one.number, pleasant=feeling.pleasant)
        ]
        ahead, behind = _number_before(keys, feeling.first, free), _number_after(keys, feeling.last, free)
        if ahead and n and n - 1 not in owned and _is_awaited(keys, felt[n - 1], ahead):
            owned[n - 1], ahead = ahead, None
        if found := (ahead if ahead and _opens(keys, ahead) else behind or ahead):
            owned[n] = found
    return owned


def _opens(keys: Keys, one: NumberAt) -> bool:
    return one.first == 0 or keys[one.first - 1] in _OPENERS


def _is_awaited(keys: Keys, earlier: Felt, one: NumberAt) -> bool:
    """Whether the feeling before has the number at the end of its clause: "guilty about what I said 7/10 sad too"."""
    return not _opens(keys, one) and _STOPS.isdisjoint(keys[earlier.last : one.first])


def _number_after(keys: Keys, last: int, numbers: Sequence[NumberAt]) -> NumberAt | None:
    """ "anxiety 7", "anxious 8/10", "panic was at an 8"."""
    at = last
    while at < len(keys) and at - last < 4 and keys[at] in _around("links") | {"an"}:
        at += 1
    found = next((one for one in numbers if one.first == at), None)
    if found is None or found.number.scaled:
        return found
    # "anxious at 7" is a time of day, and "scared of 5 dogs" no strength; "anxious at a 7" is one.
    is_loose = at > last and keys[at - 1] in _LOOSE and "was" not in keys[last:at]
    follows = keys[found.last] if found.last < len(keys) else ""
    return None if is_loose or follows in _around("units") or follows in {"/", ":", "-"} else found


_LOOSE = frozenset({"at", "about", "around", "of"})


def _number_before(keys: Keys, first: int, numbers: Sequence[NumberAt]) -> NumberAt | None:
    """ "8/10 panic", "7 out of 10 for anxiety", "a 7 for anxiety", "level 8 anxiety"."""
    at = first
    while at and first - at < 4 and keys[at - 1] in _around("leads") - {","}:
        at -= 1
    found = next((one for one in numbers if one.last == at), None)
    if found is None or found.number.scaled:
        return found
    before = keys[found.first - 1] if found.first else ""
    is_led = before in {"a", "an"} and "for" in keys[at:first]
    return found if is_led or before in {"level", "lvl"} else None


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
