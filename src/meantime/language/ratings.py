"""Strengths from 0 to 10 that a sentence says in numbers: "8/10", "from 9 to 6", "it's a 7", "down to 5".

Numbers that may be strengths (`rating_numbers`), each with what is said of it (`rating_marks`), are paired here to a
before and an after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from meantime.language.rating_acts import is_after_acting, is_fall_by_acting, is_only_after, is_same, is_still
from meantime.language.rating_marks import Mark, ends_there, is_before_after, is_last, marked
from meantime.language.rating_numbers import numbers_in, rating_line
from meantime.language.rating_signs import is_arrowed, is_fall, is_later
from meantime.language.records import Change, Ratings


def find_ratings(text: str) -> Ratings:
    """The strength at first and afterwards, 0-10, with the places of the numbers; None where none is said.

    "7.5" counts as 8. Of several strengths the first counts; a later one is `after` when the words say that it came
    later ("now", "then", "down to", "after").
    """
    line = rating_line(text)
    numbers = numbers_in(text, line)
    rated = _of_feelings(_rated([marked(one, line.text) for one in numbers], line.text))
    first, after = _pair_of(rated, line.text)
    return Ratings(
        changes=_changes_of(rated),
        intensity=first.number.value if first else None,
        after=after.number.value if after else None,
        places=tuple(dict.fromkeys(one.number.place for one in (first, after) if one)),
    )


# Helpers.
#: Characters between two numbers that belong together by the words between them.
_FAR = 60
_ARROW = re.compile(r"^(?: / 10)? (?:(?:[-=–] )*>|→|⇒|➡|- >) (?:️ )?(?:an? |about )?$")
_TO = re.compile(
    r"^(?: / 10)? (?:ish )?(?:\w+ )?(?:, )?(?:right )?(?:back )?(?:down |up )?to (?:an? |about |around |"
    r"maybe |like |a solid )*$"
)
#: "5 maybe 6", "7 or 8": one strength, not known better.
_EITHER = re.compile(r"^(?: / 10)? (?:(?:maybe|or|possibly|,|perhaps|even|like|nearly|almost|an?) )+$")
_FELL = re.compile(r"\b(?:went|dropped|fell|down|took it|brought it|moved) $")
_THEN = re.compile(
    r"^(?: / 10)?(?: [,;.]| and| but)*(?: (?:it|then|now|afterwards|after|later|went|dropped|came|it's|"
    r"its|was|is|a|an|about|like|maybe|down|to|more|im|i'm|at|only|,|after that))+ $"
)
_WORKING = re.compile(
    r"\b(?:count|counted|counting|countdown|work|works|worked|working|shift|open|school|hours|job|"
    r"lectures|class|office|slept)\b[^.]{0,12}$"
)
_CHANGE = re.compile(r"\b(?:better|worse|helped|eased|calmer)\b[^.\d]{0,12}$|\( $")
_AFTER_DOING = re.compile(r"\bafter(?:wards)?(?: [a-z']{1,12}){0,6} $")
_START = re.compile(
    r"\b(?:from|it was|it's|its|that was|started at|started|was|began) (?:an? |about |around |like |maybe )*$"
)
#: "from 2 to 3 I had a meeting": without a word for a change, rising numbers are hours.
_FROM_HOUR = re.compile(r"^(?:[^a-z]|at|there|meeting|yesterday|today|was|here|in|room|home)* ?from $")

#: Behind rising numbers: what made it stronger; a part of the day; before them, words for a change.
_SET_OFF = re.compile(r"^ (?:when|because|cos|bc|as soon as|after)\b")
_PART_OF_DAY = re.compile(r"^ (?:this|in the|last night|tonight|yesterday|today)\b")
_MOVED = re.compile(
    r"\b(?:went|gone|rose|jumped|shot|climbed|up|moved|crept|anxiety|panic|stress) (?:up )?from $"
)


def _rated(numbers: list[Mark], text: str) -> list[Mark]:
    """The numbers that are ratings, each with what the words around it say about before and after."""
    marked = list(numbers)
    for n in range(len(marked) - 1):
        marked[n], marked[n + 1] = _linked(marked[n], marked[n + 1], text)
    seen = False
    for n, one in enumerate(marked):
        if not one.rated and is_still(one, text):
            marked[n] = replace(one, rated=True)
        if seen and (is_later(one.span, text) or (not one.rated and _after_doing(one, text))):
            marked[n] = replace(one, rated=True, later=True)
        seen = seen or one.rated
    return [one for one in marked if one.rated]


def _of_feelings(numbers: list[Mark]) -> list[Mark]:
    """Without those of mood or energy, where a feeling is measured too."""
    is_felt = any(one.subject and not one.number.is_gauge for one in numbers)
    return [one for one in numbers if not (is_felt and one.number.is_gauge)]


def _linked(one: Mark, two: Mark, text: str) -> tuple[Mark, Mark]:
    """Two neighbours, with what the words between them say about before and after."""
    if is_fall_by_acting(one, two, text) or is_same(one, two, text):
        return _as_pair(one, two)
    if is_after_acting(one, two, text):
        return one, replace(two, rated=True, later=True, lower=True)
    if not _may_belong(one, two, text):
        return one, two
    if _EITHER.match(text[one.span[1] : two.span[0]]):
        return one, replace(two, rated=False) if one.rated else two
    if _is_change(one, two, text) or (one.earlier and two.later):
        return _as_pair(one, two)
    return one, replace(two, rated=True, later=True) if one.rated and (two.later or two.lower) else two


def _may_belong(one: Mark, two: Mark, text: str) -> bool:
    gap, before = text[one.span[1] : two.span[0]], text[max(0, one.span[0] - 30) : one.span[0]]
    is_told_back = one.lower and gap.endswith(("was ", "was at "))
    is_other = is_told_back or _WORKING.search(before) or _are_hours(one, two, text)
    return len(gap) <= _FAR and ends_there(two.number, text) and not is_other


def _is_change(one: Mark, two: Mark, text: str) -> bool:
    """ "8 → 4", "from 8 to 4", "8 then 4", "8 down to 4"."""
    gap, before = text[one.span[1] : two.span[0]], text[max(0, one.span[0] - 30) : one.span[0]]
    is_led = one.rated or two.number.scaled or _START.search(before) or _CHANGE.search(before)
    if _ARROW.match(gap) or is_arrowed(one.span, two.span, text):
        return True
    if is_led and (_TO.match(gap) or _THEN.match(gap)):
        return True
    fell = is_fall(one.span, two.span, text) or (_FELL.search(before) and _TO.match(gap))
    return bool(fell) and two.number.value < one.number.value


def _are_hours(one: Mark, two: Mark, text: str) -> bool:
    """ "From 2 to 3 I had a meeting", "panicky from 3 to 5 this afternoon", but not "from 3 to 7 when he rang"."""
    if two.number.value <= one.number.value or one.number.scaled:
        return False
    before, after = text[max(0, one.span[0] - 30) : one.span[0]], text[two.span[1] : two.span[1] + 20]
    if _SET_OFF.match(after):
        return False
    is_from = before.endswith("from ") and not _MOVED.search(before)
    return _FROM_HOUR.search(before) is not None or (is_from and _PART_OF_DAY.match(after) is not None)


def _changes_of(rated: list[Mark]) -> tuple[Change, ...]:
    """Each fall or rise of its own: "breathing 8 to 7, walk 7 to 3"."""
    return tuple(
        Change(
            before=one.number.value, after=two.number.value, place=(one.number.place[0], two.number.place[1])
        )
        for one, two in pairwise(rated)
        if two.lower and not one.lower
    )


def _as_pair(one: Mark, two: Mark) -> tuple[Mark, Mark]:
    return replace(one, rated=True), replace(two, rated=True, later=True, lower=True)


def _after_doing(one: Mark, text: str) -> bool:
    before = text[max(0, one.span[0] - 40) : one.span[0]]
    if is_last(one.number, text) and _AFTER_DOING.search(before):
        return True
    return is_before_after(one.number, text) and before.endswith((", ", "and ", "then ", "; ", ". "))


def _pair_of(numbers: list[Mark], text: str) -> tuple[Mark | None, Mark | None]:
    if len(numbers) == 1 and not numbers[0].lower:
        only = numbers[0]
        if is_still(only, text):
            return only, only
        return (None, only) if is_only_after(only, text) else (only, None)
    first = next((one for one in numbers if not one.lower), None)
    rest = [one for one in numbers if one is not first and (one.lower or _same_subject(first, one))]
    after = next((one for one in reversed(rest) if one.lower), None)
    after = after or next((one for one in rest if one.later), None)
    if first and not after:
        after = next((one for one in reversed(rest) if one.subject and one.subject == first.subject), None)
    if first and after and first.later and after.earlier and not after.lower:
        return after, first
    return first, after


def _same_subject(one: Mark | None, two: Mark) -> bool:
    """Whether two numbers may measure the same: "sadness 6, anger 3" do not."""
    return one is None or not one.subject or not two.subject or one.subject == two.subject
