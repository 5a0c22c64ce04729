"""Strengths from 0 to 10 that a sentence says in numbers: "8/10", "from 9 to 6", "it's a 7", "down to 5".

Own rules over own words (`content/words/en/ratings.toml`). Percentages, clock times, dates, durations, doses, ages and
counts are no ratings; neither is anything over 10.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import floor

from meantime.language.calendar_words import alternatives, line_of
from meantime.language.rating_signs import (
    is_arrowed,
    is_fall,
    is_later,
    is_out_of_ten,
    listed_numbers,
    stands_alone,
)
from meantime.language.records import Ratings
from meantime.language.when_clock import find_clocks
from meantime.language.word_files import parsed


def find_ratings(text: str) -> Ratings:
    """The strength at first and afterwards, 0-10, with the places of the numbers; None where none is said.

    "7.5" counts as 8. Of several strengths the first counts; a later one is `after` when the words say that it came
    later ("now", "then", "down to", "after").
    """
    line = line_of(text.replace("\n", ";"))
    numbers = _rated(_numbers_of(line.text), line.text)
    if not numbers:
        return Ratings()
    first, after = _pair_of(numbers)
    places = tuple(line.place(*one.span) for one in (first, after) if one)
    intensity, later = (one.value if one else None for one in (first, after))
    return Ratings(intensity=intensity, after=later, places=places)


# Helpers.
@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    span: tuple[int, int]
    #: 0-10.
    value: int
    #: "8/10": nothing else is needed to call it a rating.
    of_ten: bool
    rated: bool = False
    #: "down to 5".
    lower: bool = False
    #: "now 5", "5 after": later if something came before.
    later: bool = False
    #: "8 before".
    earlier: bool = False
    #: What is measured, as said beside the number; empty when unsaid.
    subject: str = ""


_NUMBER = re.compile(
    r"(?<![\d/%£$€#] )(?<![^\w)’'] \. )(?<!\d \. )(?<![\d/.:£$€#])\b(?P<value>\d{1,2}(?:\.\d)?)"
    r"(?: / \d{1,2}(?= / 10\b)| (?:-|or) \d{1,2}(?= / 10\b))?"
    r"(?P<ten>(?: ?/ ?| out of | outta | out of a | over )10\b(?! ?[/:\d])|(?: / |"
    r" out of )10 th\b)?(?! ?(?:/|%|:\d))"
)
_ARTICLE = re.compile(
    r"(?<!she's )(?<!he's )(?<!she is )(?<!he is )(?<!they're )(?<!you're )(?<!size )(?<!got )(?<!grade )\b(?:an?)"
    r"(?: (?:about|pure|pretty|big|firm|proper|solid|strong|good|easy|low|high|hard|full|definite|like|constant"
    r"|steady|bad|clear))? $"
)
_FILL = (
    r"(?:(?:was|is|were|level|levels|at|about|around|a|an|like|approx|roughly|probably|maybe|of|to|rating|score|:|=|-|\(|,"
    r"|it's|its|now|hit|reached|still|went|really|only|been|up|down|today|me|today's|feels|felt|i'd|say"
    r"|at a|as|rated) )"
)
_END = re.compile(
    r"^(?:$| ish\b| tops\b| max\b| [^\w\s/%:°]| : (?!\d)| (?:and|but|then|now|after|afterwards|before|"
    r"beforehand|when|whenever|on the|on my|in the|in my|in a"
    r"|at the|at my|i|i'm|im|ive|or \d|today|yesterday|tonight|right|by|because|cos|cuz|bc|which|while|"
    r"with|until|to|down|tops|ish|again|"
    r"still|this|last|all|so|if|from|on|at|for|he|she|we|they|my|walking|going|went|anxiety|anxious|"
    r"panic|stress|though|tho|later|once|since|rn|made|helped|straight|within|over|through|using|thanks|"
    r"ended|finished|dropped|"
    r"cause|coz|cus|'til|whatever|mostly|honestly|even|like|efter|wi|thanks|no|"
    r"(?!(?:evening|morning|meeting|building|reading|thing|training|string|ceiling|king|ring|painting|drawing)\b)[a-z]{3,}ing|"
    r"during|level|intensity|maybe|probably|about|scared|sad|angry|worried|lol|tbh|max|the|it|that|felt|"
    r"feeling|just|not|as|thinking|out|in)\b)"
)
_UNIT_AFTER = re.compile(
    r"^ (?:am|pm|a \. m|p \. m|o'?clock|mg|ml|st|nd|rd|th|hours|minutes|days?|nights?|weeks?|months?|"
    r"years?|times?|x|"
    r"in the (?:morning|afternoon|evening)|or so (?:minutes|hours|people)|to \d{1,2} (?:hours|minutes|"
    r"days?|weeks?|months?|years?|times?|people|am|pm)|"
    r"or \d{1,2} (?:hours|minutes|days?|weeks?|months?|years?|times?|people|am|pm)|- \d{1,2} (?:hours|"
    r"minutes|days?|weeks?|am|pm))\b"
)
_SCALE = re.compile(r"\b(?:0|1|zero) ?(?:-|–|to|out of) ?10\b(?: scale)?")
_AGE = re.compile(r"\b(?:i|she|he|they|we|my \w+) (?:was|is|were) (?:like )?$")
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
_OF_WHAT = re.compile(
    r"^ (?:anxiety|stress|distress|sadness|anger|guilt|shame|fear|dread|pain|mood|energy|intensity"
    r"|i (?:reckon|suppose))\b"
)
_COUNTING = re.compile(r"\b(?:count|counts|counted|counting|countdown)\b")
_SCHOOL = re.compile(
    r"^ (?:on|in) (?:the |my |a |an )?(?:phq|gad|quiz|test|exam|maths|math|english|essay|assignment|"
    r"homework)\b"
)
_SINCE_THEN = re.compile(
    r"\b(?:after|afterwards|now|then|later|following|post"
    r"|but (?:it )?went|and (?:it )?went|went up to|went down to)\b[^.;!?\d]{0,28}$"
)
_AFTER_DOING = re.compile(r"\bafter(?:wards)?(?: [a-z']{1,12}){0,6} $")
_NOW = re.compile(
    r"(?<!right )\bnow (?:: )?(?:(?:it's|its|im|i'm|at|down|to|an?|only|like|about|more) ){0,4}$"
)
_BETTER = re.compile(r"\b(?:better|calmer|fine|worse) after(?:wards)?\b[^.\d]{0,20}$")
_LAST = re.compile(r"^(?:$| [.,;!?)])")
_START = re.compile(
    r"\b(?:from|it was|it's|its|that was|started at|started|was|began) (?:an? |about |around |like |maybe )*$"
)
#: "from 2 to 3 I had a meeting": without a word for a change, rising numbers are hours.
_FROM_HOUR = re.compile(r"^(?:[^a-z]|at|there|meeting|yesterday|today|was|here|in|room|home)* ?from $")
_BEFORE_IT = re.compile(
    r"^ ?(?:[,(] )?(?:before|beforehand|at first|to start|at the start|to begin|initially|going in|"
    r"when i (?:walked|got|went) in|on the way)\b"
)
_AFTER_IT = re.compile(
    r"^ ?(?:[,(] )?(?:after|afterwards|afterward|now|later|by the end|at the end|when i left|"
    r"when it ended|when i got home|by (?:bedtime|the evening|evening|lunch)|once i)\b"
)


def _words() -> Mapping[str, list[str]]:
    return parsed("ratings")


@cache
def _before(table: str) -> re.Pattern[str]:
    fill = (
        rf"{_FILL}{{0,4}}"
        if table == "subjects"
        else r"(?:(?:an?|about|around|like|maybe|at|it's|its|it is|it was|im|i'm|i am|down|to|probably|only|:|,) ){0,3}"
    )
    return re.compile(rf"(?<![\w'])(?:{alternatives(_words()[table])}) {fill}$")


@cache
def _behind_a_comma() -> re.Pattern[str]:
    """ "Worried for money, 8": a strength at the end, behind what was felt about what."""
    words = alternatives(_words()["subjects"])
    return re.compile(rf"(?<![\w'])(?:{words}) (?:for|about|of|at|with|by|over) (?:[^\W\d]+ ){{1,4}}, $")


def _numbers_of(text: str) -> list[_Number]:
    clocks = [clock.span for clock in find_clocks(text)]
    listed = listed_numbers(text)
    scales = [(match.start(), match.end()) for match in _SCALE.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start in listed:
            continue
        of_ten = bool(match["ten"]) or is_out_of_ten(match.span(), text)
        if any(low <= start < high for low, high in (scales if not of_ten else [])):
            continue
        if not of_ten and any(low <= start < high for low, high in clocks):
            continue
        if float(match["value"]) <= 10 and not (
            _UNIT_AFTER.match(text[match.end() : match.end() + 40]) and not of_ten
        ):
            found.append(_Number(span=match.span(), value=floor(float(match["value"]) + 0.5), of_ten=of_ten))
    return found


def _rated(numbers: list[_Number], text: str) -> list[_Number]:
    """The numbers that are ratings, each with what the words around it say about before and after."""
    marked = [_marked(one, text) for one in numbers]
    for n, (one, two) in enumerate(pairwise(marked)):
        marked[n], marked[n + 1] = _linked(one, two, text)
    seen = False
    for n, one in enumerate(marked):
        if seen and (is_later(one.span, text) or (not one.rated and _after_doing(one, text))):
            marked[n] = replace(one, rated=True, later=True)
        seen = seen or one.rated
    return [one for one in marked if one.rated]


def _marked(one: _Number, text: str) -> _Number:
    before, after = text[max(0, one.span[0] - 48) : one.span[0]], text[one.span[1] : one.span[1] + 30]
    if _SCHOOL.match(after) or _COUNTING.search(before):
        return one
    subject = _before("subjects").search(before)
    fits = one.of_ten or _END.match(after) is not None
    lower = fits and (
        _NOW.search(before) is not None
        or _BETTER.search(before) is not None
        or _before("after_leads").search(before) is not None
    )
    rated = one.of_ten or lower or (fits and _is_strength(before, after)) or stands_alone(one.span, text)
    return replace(
        one, rated=rated, lower=lower,
        subject=subject[0].split()[0][:3] if subject else "",
        later=_SINCE_THEN.search(before) is not None or _AFTER_IT.match(after) is not None,
        earlier=_BEFORE_IT.match(after) is not None or before.endswith(("before ", "before : ", "pre ", "pre : ")),
    )  # fmt: skip


def _is_strength(before: str, after: str) -> bool:
    if _ARTICLE.search(before) or _before("subjects").search(before):
        return True
    if _AGE.search(before):
        return False
    if _OF_WHAT.match(after) or (_LAST.match(after) and _behind_a_comma().search(before)):
        return True
    if re.search(r"\b(?:0|1) (?:-|–|to) 10(?: scale)?[^.\d]{0,24}$", before):
        return True
    lead = _before("leads").search(before)
    if lead and not lead[0].startswith(("like ", "from ", "low ", "hard ", "good ", "full ", "hit ")):
        return True
    return after.startswith(" ish") and not re.search(r"\b(?:at|around|by) $", before)


def _linked(one: _Number, two: _Number, text: str) -> tuple[_Number, _Number]:
    gap, before, after = (
        text[one.span[1] : two.span[0]],
        text[max(0, one.span[0] - 30) : one.span[0]],
        text[two.span[1] :],
    )
    fits = two.of_ten or _END.match(after[:30]) is not None
    if len(gap) > 60 or not fits or _WORKING.search(before):
        return one, two
    if _EITHER.match(gap):
        return one, replace(two, rated=False) if one.rated else two
    fell = is_fall(one.span, two.span, text) or (_FELL.search(before) and _TO.match(gap))
    if fell and two.value < one.value:
        return replace(one, rated=True), replace(two, rated=True, later=True, lower=True)
    if _FROM_HOUR.search(before) and two.value > one.value and not one.of_ten:
        return one, two
    led = one.rated or two.of_ten or _START.search(before) is not None or _CHANGE.search(before) is not None
    arrow = _ARROW.match(gap) or is_arrowed(one.span, two.span, text)
    if arrow or (led and (_TO.match(gap) or _THEN.match(gap))) or _both_sides(one, two):
        return replace(one, rated=True), replace(two, rated=True, later=True, lower=True)
    if one.rated and (two.later or two.lower):
        return one, replace(two, rated=True, later=True)
    return one, two


def _after_doing(one: _Number, text: str) -> bool:
    before, after = text[max(0, one.span[0] - 40) : one.span[0]], text[one.span[1] : one.span[1] + 20]
    if _LAST.match(after) and _AFTER_DOING.search(before):
        return True
    return _AFTER_IT.match(after) is not None and before.endswith((", ", "and ", "then ", "; ", ". "))


def _both_sides(one: _Number, two: _Number) -> bool:
    return one.earlier and two.later


def _pair_of(numbers: list[_Number]) -> tuple[_Number | None, _Number | None]:
    first = next((one for one in numbers if not one.lower), None)
    rest = [one for one in numbers if one is not first and (one.lower or _same_subject(first, one))]
    after = next((one for one in rest if one.lower), None) or next((one for one in rest if one.later), None)
    if first and not after:
        after = next((one for one in reversed(rest) if one.subject and one.subject == first.subject), None)
    if first and after and first.later and after.earlier and not after.lower:
        return after, first
    return first, after


def _same_subject(one: _Number | None, two: _Number) -> bool:
    """Whether two numbers may measure the same: "sadness 6, anger 3" do not."""
    return one is None or not one.subject or not two.subject or one.subject == two.subject
