"""What a number is by the signs around it: out of ten in other voices, a sentence of its own, later than another.

The text is that of `calendar_words.line_of`: words, numbers and signs with one space between them.
"""

from __future__ import annotations

import re

#: "8 of 10", "7 on 10", "8 oot o 10": as people of several countries say "out of ten".
_OF_TEN = re.compile(
    r"^ (?:of|on|upon|by|from|outa|oot o|oot of|out o) (?:the )?10\b"
    r"(?=$| [.,;!?)]| (?:and|but|for|with|then|now|today|yesterday|this|when|because|cos|so|i|my|after|before|anger"
    r"|angry|anxiety|anxious|sad|sadness|fear|panic|stress|pain)\b)"
)
#: At the beginning of the text or of a sentence with a stop behind it and then words, or anywhere with a bracket.
_LISTED = re.compile(r"(?:^|[.;!?,] |\( |(?<=[^\W\d] )(?=\d{1,2} \)))(\d{1,2})(?= [.)] \w)")
_NO_TEN = re.compile(r"\b(?:between|at|open|count\w*) $")
_ARROW = re.compile(r"(?:(?:[-=–] )+> |[→⇒➡➔⬇↓] )(?:️ )?(?:(?:an?|about|now|maybe|like) )*$")
_STILL = re.compile(
    r"\b(?:still|remained|remains|stayed|stays) (?:(?:at|an?|on|about|around|like|it's|its) )*$"
)
_LAST = re.compile(r"^(?: / 10)?(?:$| [.,;!?)]| (?:now|after|though|tho|tbh|afterwards|whatever|today)\b)")
#: A number that is a sentence after other words: "feel like shit. dunno why. 7."
_ALONE = re.compile(r"[^\W\d] ?[.!?;…] (?:(?:prob|probably|maybe|about|solid|like|an?) )*$")
_DOWN_TO = re.compile(r"^(?: / 10)? (?:right |back )?(?:down|doon) (?:to|tae) (?:an? )?$")
_BARE_START = re.compile(r"(?:^|[^\W\d] ?[.!?;…,] )$")
_PLAIN_TO = re.compile(r"^ to (?:an? )?$")
_HOURS = re.compile(
    r"\b(?:work\w*|shift|hours|school|open|opens|opening|office|slept|sleep|won|lost|score|beat)\b"
)
_ENDS = re.compile(r"^(?: [.!;])?(?:$| [^\W\d])")
_TEN = re.compile(r"\b10\b")
_STOPPED_OR_COMMA = re.compile(r"^(?:$| [.,;!])")
_STOPPED = re.compile(r"^(?:$| [.!;])")
#: Words of a clause before it that count, list or tell the time.
_NO_STRENGTH = re.compile(
    r"\b(?:bed|up|woke|wake|alarm|train|bus|dinner|tea|ate|until|till|from|page|count\w*|number|list|to do|things|score"
    r"|slept|he|she|they|we|kids|age|aged)\b[^.;!?]* [.;!?] $"
)


def listed_numbers(text: str) -> frozenset[int]:
    """Where the numbers of a list stand: "1. Bored. 2. Restless.", from one on and one by one."""
    found, wanted = [], 1
    for match in _LISTED.finditer(text):
        if int(match[1]) == wanted:
            found.append(match.start(1))
            wanted += 1
    return frozenset(found if len(found) > 1 else ())


def is_out_of_ten(span: tuple[int, int], text: str) -> bool:
    """Whether "10" follows a number as the whole of which it is a part: "8 of 10", not "8 of 10 people"."""
    return _OF_TEN.match(text[span[1] : span[1] + 30]) is not None and not _NO_TEN.search(text[: span[0]])


def is_later(span: tuple[int, int], text: str) -> bool:
    """Whether a number after an earlier strength is the next one: behind an arrow, or "still 6" at an end."""
    if stands_alone(span, text):
        return True
    before = text[max(0, span[0] - 30) : span[0]]
    if _ARROW.search(before):
        return True
    return _STILL.search(before) is not None and _LAST.match(text[span[1] : span[1] + 20]) is not None


def is_fall(one: tuple[int, int], two: tuple[int, int], text: str) -> bool:
    """Whether two numbers are a fall that needs no other word: "8 down to 4", or "7 to 3" as a sentence of its own."""
    gap = text[one[1] : two[0]]
    if _DOWN_TO.match(gap):
        return True
    alone = _BARE_START.search(text[: one[0]]) and _STOPPED.match(text[two[1] : two[1] + 20])
    return bool(alone) and _PLAIN_TO.match(gap) is not None and not _HOURS.search(text)


def stands_alone(span: tuple[int, int], text: str) -> bool:
    """Whether a number is a sentence of its own after words that neither count nor tell a time."""
    before, after = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 20]
    if not _ALONE.search(before) or not _STOPPED.match(after) or not _ENDS.match(after):
        return False
    return bool(_TEN.search(text[slice(*span)])) or not _NO_STRENGTH.search(before)


def is_arrowed(one: tuple[int, int], two: tuple[int, int], text: str) -> bool:
    """Whether a number between two signs is what an arrow leads away from: ", 10. slow breathing → 4"."""
    alone = _BARE_START.search(text[: one[0]]) and _STOPPED_OR_COMMA.match(text[one[1] : one[1] + 3])
    return bool(alone) and _ARROW.search(text[one[1] : two[0]]) is not None
