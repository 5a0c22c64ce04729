"""What the words around a day make of it: the day of the note, a topic, a day compared with, or one that lies ahead."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from meantime.language.calendar_words import MONTHS, Line
from meantime.language.when_ahead import (
    is_awaited,
    is_booked,
    is_to_be,
    lies_ahead,
    tells_of_past,
)
from meantime.language.when_found import Found, Now


def seen_in_place(one: Found, text: str, now: Now) -> Found:
    """The day as the sentence means it; `said` is "ahead" for one that is no day of the note."""
    before = re.split(r"[.!?;]", text[max(0, one.span[0] - 60) : one.span[0]])[-1]
    if text.startswith(_FOR_WEEKEND, one.span[0]):
        before += "for "
    after = text[one.span[1] :]
    if one.said == "future":
        return replace(one, said="ahead") if _is_only_thought_of(one, before) else one
    if one.said == "period":
        return replace(one, said="ahead") if _is_compared(before, after) or _is_background(one, text) else one
    if one.said != "definite":
        return one
    if _is_background(one, text) or _is_compared(before, after) or _is_long_gone_topic(one, before, now):
        return replace(one, said="ahead")
    since = _SINCE.search(before)
    if since or text[one.span[0] :].startswith("since "):
        return _since(one, len(before) - since.start() if since else 0, now)
    if _is_to_come(one, text, now) and not tells_of_past(before + after):
        return replace(one, said="ahead")
    if (one.bare or one.yearly) and (
        before.endswith(("tomorrow ", "tomorrow is ")) or lies_ahead(before, after)
    ):
        return replace(one, said="ahead")
    return replace(one, said="topic") if _TOPIC.search(before) else one


def is_owned(text: str, line: Line, day: Found) -> bool:
    """ "Tomorrow's meeting", "dreading tonight's shift": what belongs to a coming day is no event of that day yet."""
    words, after = line.text[slice(*day.span)], line.text[day.span[1] :]
    before = re.split(r"[.!?;]", line.text[: day.span[0]])[-1]
    start, end = line.place(*day.span)
    if not words.endswith(("tonight", "tomorrow")) or not re.search("['’]?s$", text[start:end].lower()):
        return False
    return is_awaited(before) or is_to_be(before) or (words.endswith("tomorrow") and not _IS.match(after))


# Helpers.
#: Days after which the next day of that name is nearer by far.
_LONG_PAST = 300
#: A feast that is further back than this is no day somebody still talks about, but the next one.
_TOPIC_PAST = 40
_FOR_WEEKEND = ("for the weekend", "for this weekend")
_TOPIC = re.compile(
    r"\b(?:about|for|regarding|remembering|until|till|by|before|than|from|of) (?:what happened )?$"
)
_OF_WHICH = re.compile(r"(?<!since )\b(?:about|for|of|over|with) $")
_SINCE = re.compile(r"\b(?:ever )?since (?:about |around |the )?$")
_IN_PERIOD = re.compile(rf"(?:back )?in (?:{'|'.join(MONTHS)}|\d{{4}}|the [a-z]+)\b")
_IS = re.compile(r" (?:the|my|our|his|her|a|an|going|gonna|when)\b")
#: "Worse than yesterday", "the same as last week", "until Tuesday I was fine", "(was 9 yesterday)".
_COMPARED = re.compile(
    r"\b(?:(?:than|unlike|compared (?:to|with)|same as|as [a-z]+(?: [a-z]+)? as)"
    r"(?: (?:it|i|he|she|we|they) (?:was|were|did|felt|had))?(?: the)?"
    r"|(?:nightmares?|dreams?|dreamt|dreamed|dreaming) (?:about|of)) $"
    r"|(?:(?:\(|\d [,;]) (?:it )?(?:was|were)|\(|\b(?:up|down|dropped|better) from)(?: an?| at)? \d{1,2}(?: / 10)? $"
)
_LIKE = re.compile(
    r"(?:^|[,(] |\b(?:just|exactly|not|nothing|feels?|felt|feeling|bad|again|is|was|been|smells?|looks?|sounds?) )"
    r"like (?:it was )?$"
)
_LIKENED = re.compile(r" ?(?:$|[,.!?;)]|(?:but|again|and|only|except|though|all over)\b)")
_UNTIL = re.compile(r"\b(?:until|till|til|up to)(?: the)? $")
_BEFORE = re.compile(r"\b(?:before|prior to)(?: the)? $")
#: "Before Monday I was fine", not "before Monday's meeting".
_CLAUSE = re.compile(
    r" ?(?:$|[.,;:!?]|(?:i|ive|i've|im|i'm|we|he|she|it|they|my|and|but|so|everything|things|life)\b)"
)
_NOT = re.compile(r"\b(?:not|never|no|(?:had|have|has|did|was|were|could)n'?t)\b")


def _is_only_thought_of(one: Found, before: str) -> bool:
    return is_booked(before) or is_awaited(before) or (one.grain != "day" and is_to_be(before))


def _is_compared(before: str, after: str) -> bool:
    if _UNTIL.search(before) or (_BEFORE.search(before) and _CLAUSE.match(after)):
        return not _NOT.search(before)
    if _LIKE.search(before):
        return bool(_LIKENED.match(after))
    return bool(_COMPARED.search(before))


def _is_long_gone_topic(one: Found, before: str, now: Now) -> bool:
    """ "Thinking about christmas", said in autumn: the one that comes."""
    return (
        one.bare and bool(one.first and one.first < now.back(_TOPIC_PAST)) and bool(_OF_WHICH.search(before))
    )


def _is_to_come(one: Found, text: str, now: Now) -> bool:
    return _is_nearer_next_time(one, text, now) or _is_nearer_this_time(one, text, now)


def _is_nearer_next_time(one: Found, text: str, now: Now) -> bool:
    """ "Dec 1 is the date", "cant afford christmas", said in November: without a word of the past it is to come."""
    if one.first is None or one.first > now.back(_LONG_PAST):
        return False
    is_feast = one.bare and not text[one.span[0] :].startswith(
        ("on ", "at ", "over ", "last ", "since ", "this ")
    )
    return one.yearly or is_feast


def _is_nearer_this_time(one: Found, text: str, now: Now) -> bool:
    """ "This Friday", "this weekend", said on a Thursday: a few days back is less near than a day ahead."""
    is_this = one.bare and text[one.span[0] :].startswith("this ") and one.part is None
    return is_this and bool(one.first) and (now.day - (one.last or one.first or now.day)).days > 3


def _is_background(one: Found, text: str) -> bool:
    """ "Mould's back, told him in march": a month or year in a later clause is no day of the note."""
    words, before = text[slice(*one.span)], text[: one.span[0]]
    return (
        one.grain == "range"
        and bool(_IN_PERIOD.match(words))
        and bool(re.search(r"[,;.!?] [^,;.!?]*$", before))
    )


def _since(one: Found, longer: int, now: Now) -> Found:
    if one.first is None or one.at or one.first > now.day:
        return one
    again = one.bare and one.first == now.day
    if one.first == now.day and not again:
        return replace(one, span=(one.span[0] - longer, one.span[1]))
    first = one.first - timedelta(days=7) if again else one.first
    return replace(one, span=(one.span[0] - longer, one.span[1]), first=first, last=now.day, grain="range")
