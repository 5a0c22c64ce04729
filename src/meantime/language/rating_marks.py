"""What the words around a number say of it: that it is a strength, and whether it was before or after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from meantime.language.rating_numbers import Number, behind, names_a_feeling
from meantime.language.rating_signs import stands_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number with what is said of it."""

    number: Number
    #: Whether it is a strength.
    rated: bool = False
    #: "down to 5".
    lower: bool = False
    #: "now 5", "5 after": later if something came before.
    later: bool = False
    #: "8 before".
    earlier: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the line."""
        return self.number.span

    @property
    def subject(self) -> str:
        """What is measured, in the letters its forms share: "anxious" and "anxiety"."""
        return self.number.measures[:3]


def marked(one: Number, text: str) -> Mark:
    """The number with what stands around it in the text of its line."""
    before, after = text[max(0, one.span[0] - 48) : one.span[0]], text[one.span[1] : one.span[1] + 30]
    if _SCHOOL.match(after) or _COUNTING.search(before):
        return Mark(number=one)
    fits = ends_there(one, text)
    lower = fits and any(
        pattern.search(before) for pattern in (_NOW, _BETTER, behind(("after_leads",), _LED))
    )
    return Mark(
        number=one, lower=lower,
        rated=one.scaled or lower or (fits and _is_strength(before, after)) or stands_alone(one.span, text),
        later=_SINCE_THEN.search(before) is not None or _AFTER_IT.match(after) is not None,
        earlier=_BEFORE_IT.match(after) is not None or _BEFORE_THAT.search(before) is not None,
    )  # fmt: skip


def ends_there(one: Number, text: str) -> bool:
    """Whether what follows leaves the number a strength: its scale, a sign, or words that begin something else."""
    after = text[one.span[1] : one.span[1] + 30]
    return one.scaled or _END.match(after) is not None or names_a_feeling(after)


def is_last(one: Number, text: str) -> bool:
    """Whether a sign or nothing follows."""
    return _LAST.match(text[one.span[1] : one.span[1] + 20]) is not None


def is_before_after(one: Number, text: str) -> bool:
    """Whether a word for "after" follows: "4 now", "3 when I left"."""
    return _AFTER_IT.match(text[one.span[1] : one.span[1] + 30]) is not None


# Helpers.
_ARTICLE = re.compile(
    r"(?<!she's )(?<!he's )(?<!she is )(?<!he is )(?<!they're )(?<!you're )(?<!size )(?<!got )(?<!grade )\b(?:an?)"
    r"(?: (?:about|pure|pretty|big|firm|proper|solid|strong|good|easy|low|high|hard|full|definite|like|constant"
    r"|steady|bad|clear))? $"
)
_FILL_UP = (
    r"(?:(?:was|is|were|level|levels|lvl|lvls|at|about|around|a|an|like|approx|roughly|probably|maybe|of|to|rating|score|:|=|-|\(|,"
    r"|it's|its|now|hit|reached|still|went|really|only|been|up|down|today|me|today's|feels|felt|i'd|say"
    r"|at a|as|rated) ){0,4}"
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
_AGE = re.compile(r"\b(?:i|she|he|they|we|my \w+) (?:was|is|were) (?:like )?$")
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
_NOW = re.compile(
    r"(?<!right )\bnow (?:: )?(?:(?:it's|its|im|i'm|at|down|to|an?|only|like|about|more) ){0,4}$"
)
_BETTER = re.compile(r"\b(?:better|calmer|fine|worse) after(?:wards)?\b[^.\d]{0,20}$")
_LAST = re.compile(r"^(?:$| [.,;!?)])")
_BEFORE_IT = re.compile(
    r"^ ?(?:[,(] )?(?:before|beforehand|at first|to start|at (?:the )?(?:start|beginning)|to begin|initially|going in|"
    r"when i (?:walked|got|went) in|on the way)\b"
)
_AFTER_IT = re.compile(
    r"^ ?(?:[,(] )?(?:after|afterwards|afterward|now|later|by the end|at (?:the )?end|when i (?:left|got off|came out)|"
    r"when it ended|when i got home|by (?:bedtime|the evening|evening|lunch)|once i)\b"
)

_BEFORE_THAT = re.compile(r"\b(?:before|pre) (?:: )?(?:(?:the|my|a|an|it) (?:\w+ )?)?$")
#: Between a lead and its number.
_LED = r"(?:(?:an?|about|around|like|maybe|at|it's|its|it is|it was|im|i'm|i am|down|to|probably|only|:|,) ){0,3}"
#: When an hour may be meant: "panicky around 3", "anxious from 2".
_HOUR = re.compile(r"\b(?:at|about|around|from|of|since|by) (?:like )?$")
#: "8 yesterday but 5 today", "yesterday 9 today 6".
_COMPARED = re.compile(r"(?:\d(?: / 10)? yesterday|\byesterday (?:[a-z]+ ){0,2}\d)\b[^.;!?\d]{0,30}$")
_SCALED = re.compile(r"\b(?:0|1) (?:-|–|to) 10(?: scale)?[^.\d]{0,24}$")


def _is_strength(before: str, after: str) -> bool:
    if _ARTICLE.search(before) or _is_measured(before):
        return True
    if _AGE.search(before):
        return False
    if _OF_WHAT.match(after) or (_LAST.match(after) and _behind_a_comma().search(before)):
        return True
    if _COMPARED.search(before) and (after.startswith(" today") or before.endswith("today ")):
        return True
    if _SCALED.search(before) or behind(("leads",), _LED).search(before):
        return True
    return after.startswith(" ish") and not re.search(r"\b(?:at|around|by) $", before)


def _is_measured(before: str) -> bool:
    """Whether what is measured leads to the number; of "panicky around 3" that is not so."""
    if behind(("nouns", "gauges", "scales"), _FILL_UP).search(before):
        return True
    return behind(("states",), _FILL_UP).search(before) is not None and not _HOUR.search(before)


@cache
def _behind_a_comma() -> re.Pattern[str]:
    """ "Worried for money, 8": a strength at the end, behind what was felt about what."""
    return behind(("nouns", "states"), r"(?:for|about|of|at|with|by|over) (?:[^\W\d]+ ){1,4}, ")
