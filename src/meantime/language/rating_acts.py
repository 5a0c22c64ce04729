"""Whether something was done about it between two strengths, or before the only one: "8/10, rang mum, 5/10"."""

from __future__ import annotations

import re
from functools import cache

from meantime.language.rating_marks import Mark, ends_there, is_last
from meantime.language.rating_numbers import any_of

#: Characters between two strengths in which something is told to have been done.
_FAR = 120


def is_after_acting(one: Mark, two: Mark, text: str) -> bool:
    """Whether the second number is how strong it was after what was done in between: "8/10, did grounding, 5/10"."""
    gap = text[one.span[1] : two.span[0]]
    if not one.rated or two.number.measures or len(gap) > _FAR or not _ends_clause(two, text):
        return False
    is_said = two.number.scaled or gap.endswith((", ", ". ", "; "))
    return is_said and _acting().search(gap) is not None


def is_fall_by_acting(one: Mark, two: Mark, text: str) -> bool:
    """Whether a skill led to a fall: "breathing 7 - 4", "walk 7 to 3"; a fall out of ten needs no skill."""
    if two.number.value >= one.number.value or text[one.span[1] : two.span[0]] not in _DASHES:
        return False
    if one.number.scaled and two.number.scaled:
        return True
    before, after = text[max(0, one.span[0] - 30) : one.span[0]], text[two.span[1] : two.span[1] + 30]
    ends = ends_there(two.number, text) or _skill_next().match(after)
    return bool(ends) and _CHAIN.match(after) is None and _skill_before().search(before) is not None


def is_only_after(one: Mark, text: str) -> bool:
    """Whether the only strength of a text is one afterwards: "after a walk 3/10", "a 4 now after breathing"."""
    before, after = text[max(0, one.span[0] - 80) : one.span[0]], text[one.span[1] : one.span[1] + 40]
    if _after_skill().search(before) or _now_after_skill().match(after):
        return True
    return _CAME_BACK.search(before) is not None and _acting().search(before) is not None


def is_still(one: Mark, text: str) -> bool:
    """Whether it is said to be as strong as before although something was done: "did the breathing, still 7"."""
    if not _STILL.search(text[max(0, one.span[0] - 20) : one.span[0]]):
        return False
    after = text[one.span[1] : one.span[1] + 40]
    return _skill_after().match(after) is not None or (
        is_last(one.number, text)
        and _acting().search(text[max(0, one.span[0] - _FAR) : one.span[0]]) is not None
    )


def is_same(one: Mark, two: Mark, text: str) -> bool:
    """ "8 still an 8"."""
    return one.number.value == two.number.value and _STAYED.match(text[one.span[1] : two.span[0]]) is not None


# Helpers.
_DASHES = frozenset({" - ", " – ", " — ", " to "})
_END = re.compile(
    r"^(?:$| [.,;!?)(]| (?:now|after|afterwards|by the end|at the end|tops|ish|when|once|and|but)\b)"
)
_CHAIN = re.compile(r"^ (?:-|–|to) \d")
_CAME_BACK = re.compile(r"\b(?:came|got|been) (?:back|home|in) (?:(?:at|to|and|,|it was|was|an?) )*$")
_STILL = re.compile(r"\bstill (?:(?:at|an?|on|about|around|like|it's) )*$")
_STAYED = re.compile(r"^(?: [,.])? still (?:(?:at|an?) )*$")
_A = r"(?:(?:a|an|the|my|some|doing|going for|long|short|quick|good|wee|nice) )*"


def _ends_clause(one: Mark, text: str) -> bool:
    return _END.match(text[one.span[1] : one.span[1] + 20]) is not None


@cache
def _acting() -> re.Pattern[str]:
    """What was done, at the beginning of a clause: nobody else did it, and it is not denied."""
    opens = r"(?:^ ?|[,;.:(] |(?<![\w'])(?:and|then|so|i|we|just|but|n) )"
    return re.compile(
        rf"{opens}(?:(?:i|just|then|so|and|quick|slow|box) )*(?:{any_of(('acts', 'skills'))})(?![\w'])"
    )


@cache
def _skill_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{any_of(('skills',))}) (?:[:,(=] |from )?$")


@cache
def _skill_next() -> re.Pattern[str]:
    return re.compile(rf"^(?: ,| and)* (?:{any_of(('skills',))})(?![\w'])")


@cache
def _skill_after() -> re.Pattern[str]:
    return re.compile(rf"^ after {_A}(?:{any_of(('skills',))})(?![\w'])")


@cache
def _now_after_skill() -> re.Pattern[str]:
    return re.compile(
        rf"^(?: now)?(?: ,)? after {_A}(?:{any_of(('skills',))})(?! (?:to|with|by|past|into)\b)(?![\w'])"
    )


@cache
def _after_skill() -> re.Pattern[str]:
    fill = r"(?:(?:,|:|it was|it's|i was|i'm|im|at|an?|about|down|to|was|is|feel|felt|like|only|now|maybe) )*"
    return re.compile(rf"(?<![\w'])after {_A}(?:{any_of(('skills',))}) {fill}$")
