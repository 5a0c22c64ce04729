"""Strengths from 0 to 10 that a sentence says in numbers: "8/10", "from 9 to 6", "it's a 7", "down to 5".

Numbers that may be strengths (`rating_numbers`), each with what is said of it (`rating_marks`), are paired here to a
before and an after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from meantime.language.rating_marks import Mark, ends_there, is_before_after, is_last, marked
from meantime.language.rating_numbers import numbers_in, rating_line
from meantime.language.rating_signs import is_arrowed, is_fall, is_later
from meantime.language.records import Ratings


def find_ratings(text: str) -> Ratings:
    """The strength at first and afterwards, 0-10, with the places of the numbers; None where none is said.

    "7.5" counts as 8. Of several strengths the first counts; a later one is `after` when the words say that it came
    later ("now", "then", "down to", "after").
    """
    line = rating_line(text)
    numbers = _of_feelings(_rated([marked(one, line.text) for one in numbers_in(text, line)], line.text))
    first, after = _pair_of(numbers)
    return Ratings(
        intensity=first.number.value if first else None,
        after=after.number.value if after else None,
        places=tuple(one.number.place for one in (first, after) if one),
    )


# Helpers.
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


def _rated(numbers: list[Mark], text: str) -> list[Mark]:
    """The numbers that are ratings, each with what the words around it say about before and after."""
    marked = list(numbers)
    for n, (one, two) in enumerate(pairwise(marked)):
        marked[n], marked[n + 1] = _linked(one, two, text)
    seen = False
    for n, one in enumerate(marked):
        if seen and (is_later(one.span, text) or (not one.rated and _after_doing(one, text))):
            marked[n] = replace(one, rated=True, later=True)
        seen = seen or one.rated
    return [one for one in marked if one.rated]


def _of_feelings(numbers: list[Mark]) -> list[Mark]:
    """Without those of mood or energy, where a feeling is measured too."""
    is_felt = any(one.subject and not one.number.is_gauge for one in numbers)
    return [one for one in numbers if not (is_felt and one.number.is_gauge)]


def _linked(one: Mark, two: Mark, text: str) -> tuple[Mark, Mark]:
    gap, before = text[one.span[1] : two.span[0]], text[max(0, one.span[0] - 30) : one.span[0]]
    if len(gap) > 60 or not ends_there(two.number, text) or _WORKING.search(before):
        return one, two
    if _EITHER.match(gap):
        return one, replace(two, rated=False) if one.rated else two
    fell = is_fall(one.span, two.span, text) or (_FELL.search(before) and _TO.match(gap))
    if fell and two.number.value < one.number.value:
        return replace(one, rated=True), replace(two, rated=True, later=True, lower=True)
    if _FROM_HOUR.search(before) and two.number.value > one.number.value and not one.number.scaled:
        return one, two
    led = (
        one.rated
        or two.number.scaled
        or _START.search(before) is not None
        or _CHANGE.search(before) is not None
    )
    arrow = _ARROW.match(gap) or is_arrowed(one.span, two.span, text)
    if arrow or (led and (_TO.match(gap) or _THEN.match(gap))) or _both_sides(one, two):
        return replace(one, rated=True), replace(two, rated=True, later=True, lower=True)
    if one.rated and (two.later or two.lower):
        return one, replace(two, rated=True, later=True)
    return one, two


def _after_doing(one: Mark, text: str) -> bool:
    before = text[max(0, one.span[0] - 40) : one.span[0]]
    if is_last(one.number, text) and _AFTER_DOING.search(before):
        return True
    return is_before_after(one.number, text) and before.endswith((", ", "and ", "then ", "; ", ". "))


def _both_sides(one: Mark, two: Mark) -> bool:
    return one.earlier and two.later


def _pair_of(numbers: list[Mark]) -> tuple[Mark | None, Mark | None]:
    first = next((one for one in numbers if not one.lower), None)
    rest = [one for one in numbers if one is not first and (one.lower or _same_subject(first, one))]
    after = next((one for one in rest if one.lower), None) or next((one for one in rest if one.later), None)
    if first and not after:
        after = next((one for one in reversed(rest) if one.subject and one.subject == first.subject), None)
    if first and after and first.later and after.earlier and not after.lower:
        return after, first
    return first, after


def _same_subject(one: Mark | None, two: Mark) -> bool:
    """Whether two numbers may measure the same: "sadness 6, anger 3" do not."""
    return one is None or not one.subject or not two.subject or one.subject == two.subject
