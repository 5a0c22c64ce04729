"""When it was, as far as a sentence says: the day in the person's zone, part of day, clock time, and how fine that is.

Own rules over own word lists (`content/words/en/time.toml`); weeks begin on Monday (ISO 8601), in American zones on
Sunday; days come before months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from meantime.language.calendar_words import MONTHS, WEEKDAYS, Line, line_of
from meantime.language.records import Part, Place, When
from meantime.language.when_clock import Clock, find_clocks, find_parts, hinted_part, part_of
from meantime.language.when_days import day_rules
from meantime.language.when_feasts import feast_rules
from meantime.language.when_found import Found, Now, Said, find_all
from meantime.language.when_pieces import weekday_back
from meantime.language.when_spans import habit_rules, loose_rules, span_rules


def find_when(text: str, *, now: datetime, tz: str) -> When:
    """The time of the main event of a text.

    Looks back: a bare weekday is the most recent one (today counts), and nothing lies ahead unless the words say so
    ("tomorrow", "next Friday"). From 00:00 to 04:59 "tonight" is the evening before. No day said: `date` is None;
    a clock time alone gives grain `moment`, a part of day alone `none`. A half-remembered "the other day" has grain
    `day` and no date. A habit has grain `recurring` and no date. `part` is also told by a clock time that is said,
    not by one that is reckoned ("an hour ago").

    Args:
        text: What the person wrote; any language, any length (the beginning is read).
        now: Aware moment of writing.
        tz: IANA zone of the person; an unknown one counts as UTC.
    """
    line, moment = line_of(text), Now(at=now, tz=tz)
    days = [
        replace(day, said="ahead") if _is_to_come(text, line, day) else day
        for day in _days_in(line.text, moment)
    ]
    chosen = _main_of(days)
    if chosen is not None and (chosen.said in {"recurring", "habit", "vague"} or chosen.grain in _SPANS):
        return _without_clock(text, line, _Pieces(chosen, days), moment)
    return _with_clock(text, line, _Pieces(chosen, days), moment)


# Helpers.
#: Days after which the next day of that name is nearer by far.
_LONG_PAST = 300
_SPANS = frozenset({"week", "weekend", "range"})
_ORDER: tuple[Said, ...] = ("definite", "present", "topic", "recurring", "future", "habit", "vague")
_TOPIC = re.compile(
    r"\b(?:about|for|regarding|remembering|until|till|by|before|than|from|of) (?:what happened )?$"
)
_SINCE = re.compile(r"\b(?:ever )?since (?:about |around |the )?$")
_AHEAD = re.compile(
    r"\b(?:planned|plans for|dread|dreading|dreaded|looking forward to|(?:worried|worrying|worry|"
    r"nervous|anxious|scared|stressed|stressing|stress"
    r"|panicking|panicky|terrified|freaking out)"
    r"(?: stiff| sick| to death)? (?:about|of|for|o|aboot)|ready for|preparing for|"
    r"prepare for|due|i'll|we'll|he'll"
    r"|she'll|they'll|it'll|gonna|(?:i|we|he|she|it|they) will|will be|have to|has to|need to|going to"
    r" (?:be|have|see|meet|go|do|tell|happen)|is on|are on|coming up)\b"
)
_PLAN = re.compile(r"\b(?:have|has|'ve got|ive got|i've got|got|there's|theres|is|it's|its) ")
_PLANNED = re.compile(
    r"\b(?:meeting|exam|exams|interview|test|appointment|party|wedding|presentation|funeral|hearing|"
    r"flight|date|deadline"
    r"|trip|driving test|review|surgery|operation|session|therapy|birthday)\b"
)
_PAST = re.compile(
    r"\b(?:had|was|were|did|went|felt|cried|came|said|told|happened|shouted|saw|got|left|rang)\b"
)
_EXAM = re.compile(
    r"\b(?:exams?|interviews?|appointment|hearing|funeral|wedding|flight|deadlines?|tests|presentation|"
    r"driving test|surgery|test|operation)"
    r" (?:(?:is|on|this|its|it's) )*$"
)
_PAST_ANY = re.compile(
    r"\b(?:had|was|were|did|went|felt|cried|came|been|got|passed|failed|bombed|sat|drank|slept|spent|fell|broke|threw"
    r"|lost|kept|hid|ran|left|ate|woke|took|made|gave|rang|saw|[a-z]{3,}ed)\b"
)
#: "If she rings on Saturday I won't answer": not yet.
_IF = re.compile(r"\b(?:if|unless|in case|what if|hope|hoping) (?:[^ ]+ ){1,6}$")
#: "She asked for Friday", "moved it to Monday": a day that was spoken of, not the day it was.
_BOOKED = re.compile(
    r"\b(?:asks?|asked|asking|books?|booked|invited(?: me)?|arranged|agreed|moved|postponed|rescheduled|swapped"
    r"|slipped|pushed|delayed|brought)"
    r" (?:it |me |us |the [a-z]+ )?(?:up |back |forward )?(?:for|to|till|until) $"
)
#: "Mocks start Monday", "term begins on Friday".
_STARTS = re.compile(
    r"\b(?:starts?|begins?|ends|finishes|closes|opens|reopens|due(?: in)?|due back|deadline) $"
)
#: "He's back on Monday", "might see him on Saturday", "a week on Friday".
_PLANS = re.compile(
    r"\b(?:(?:is|are|[a-z]+'s|hes|shes|theyre|they're|im|i'm|we're)"
    r" (?:back|due|off|coming|starting|leaving|going|getting)(?: [a-z']+){0,3}"
    r"|might (?!have\b|of\b)[a-z]+(?: [a-z']+){0,4}|(?:meant|supposed|hoping|planning) to(?: [a-z']+){0,5}"
    r"|(?:a|1) week) $"
)
_IN_MONTH = re.compile(rf"(?:back )?in (?:{'|'.join(MONTHS)})\b")
_FROM = {"morning": 5, "afternoon": 12, "evening": 17, "night": 19}


@dataclass(frozen=True, slots=True)
class _Pieces:
    chosen: Found | None
    days: list[Found]


def _is_to_come(text: str, line: Line, day: Found) -> bool:
    """ "Dreading tonight's shift": what belongs to a day that lies ahead is no event of that day yet."""
    end = line.place(*day.span)[1]
    before = re.split(r"[.!?;]", line.text[: day.span[0]])[-1]
    words = line.text[slice(*day.span)]
    owned = text[end - 2 : end].lower() in {"'s", "’s"} or text[:end].lower().endswith(
        ("tonights", "tomorrows")
    )
    return owned and words.endswith(("tonight", "tomorrow")) and bool(_AHEAD.search(before))


def _days_in(text: str, now: Now) -> list[Found]:
    rules = (*habit_rules(), *feast_rules(), *day_rules(), *span_rules(), *loose_rules())
    found = [_seen_in_place(one, text, now) for one in find_all(rules, text, now)]
    return _joined(found, text)


def _seen_in_place(one: Found, text: str, now: Now) -> Found:
    before = re.split(r"[.!?;]", text[max(0, one.span[0] - 60) : one.span[0]])[-1]
    if one.said == "future" and (_BOOKED.search(before) or (one.grain != "day" and _AHEAD.search(before))):
        return replace(one, said="ahead")
    if one.said != "definite":
        return one
    if _is_background(one, text):
        return replace(one, said="ahead")
    since = _SINCE.search(before)
    if since or text[one.span[0] :].startswith("since "):
        return _since(one, len(before) - since.start() if since else 0, now)
    if _is_nearer_next_time(one, text, now) and not _PAST_ANY.search(before + text[one.span[1] :]):
        return replace(one, said="ahead")
    if (one.bare or one.yearly) and (
        before.endswith(("tomorrow ", "tomorrow is ")) or _lies_ahead(before, text[one.span[1] :])
    ):
        return replace(one, said="ahead")
    return replace(one, said="topic") if _TOPIC.search(before) else one


def _is_nearer_next_time(one: Found, text: str, now: Now) -> bool:
    """ "Dec 1 is the date", "cant afford christmas", said in November: without a word of the past it is to come."""
    if one.first is None or one.first > now.back(_LONG_PAST):
        return False
    is_feast = one.bare and not text[one.span[0] :].startswith(
        ("on ", "at ", "over ", "last ", "since ", "this ")
    )
    return one.yearly or is_feast


def _is_background(one: Found, text: str) -> bool:
    """ "Mould's back, told him in march": a month in a later clause is no day of the note."""
    words, before = text[slice(*one.span)], text[: one.span[0]]
    return (
        one.grain == "range"
        and bool(_IN_MONTH.match(words))
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


def _lies_ahead(before: str, after: str) -> bool:
    if _BOOKED.search(before) or _STARTS.search(before) or _PLANS.search(before):
        return True
    if _PAST.search(before):
        return False
    if _IF.search(before) and not _PAST_ANY.search(after):
        return True
    if _EXAM.search(before) and not _PAST_ANY.search(after):
        return True
    if _AHEAD.search(before) or (_PLAN.search(before) and _PLANNED.search(before)):
        return True
    return (
        re.match(
            r" (?:(?:[a-z']+ ){0,3}coming up|will|gonna|is gonna|is going to|is coming|tomorrow|i'll|i will|we'll"
            r"|i have to|i've got to|ive got to|is (?:my|our|his|her|when)"
            r"|is the (?:exam|interview|test|day|hearing|funeral))\b",
            after,
        )
        is not None
    )


def _joined(found: list[Found], text: str) -> list[Found]:
    """Two days with "to" between them become one range."""
    for one, two in pairwise(found):
        range_ = _range_of(one, two, text)
        if range_ is not None:
            return [range_ if this is one else this for this in found if this is not two]
    return found


def _range_of(one: Found, two: Found, text: str) -> Found | None:
    if not one.first or not two.first or one.last or two.last or two.said == "future":
        return None
    before, gap = text[: one.span[0]], text[one.span[1] : two.span[0]]
    lead = re.search(r"\b(?:between|from) (?:the )?$", before)
    text_one = text[one.span[0] : one.span[1]]
    led = lead or text_one.startswith(("between ", "from "))
    if gap not in (
        {" to ", " till ", " until ", " - ", " – ", " through ", " and "}
        if led
        else {" to ", " through ", " - ", " – "}
    ):
        return None
    if gap in {" - ", " – "} and not (one.bare and two.bare):
        return None
    first = one.first
    if first > two.first:
        first = weekday_back(WEEKDAYS[first.weekday()], two.first, today_counts=False)
    start = lead.start() if lead else one.span[0]
    return Found(span=(start, two.span[1]), first=first, last=two.first, grain="range")


def _main_of(days: list[Found]) -> Found | None:
    for said in _ORDER:
        for one in days:
            if one.said == said:
                return one
    return None


def _without_clock(text: str, line: Line, pieces: _Pieces, now: Now) -> When:
    chosen, days = pieces.chosen or Found(span=(0, 0)), pieces.days
    part, spans = chosen.part, [chosen.span]
    if part is None and chosen.said in {"recurring", "habit"}:
        part, span = _free_part(line.text, days, chosen)
        spans += [span] if span else []
    at = None
    if chosen.said == "recurring" and (clock := _clock_for(line.text, chosen, days)) and not clock.ends:
        at = _time_of(clock, part or hinted_part(line.text), None, now)
        part = part or part_of(at)
        spans.append(clock.span)
    words, places = _shown(text, line, spans)
    return When(
        date=chosen.first, end=chosen.last, part=part, time=at, grain=chosen.grain, words=words, places=places
    )


def _with_clock(text: str, line: Line, pieces: _Pieces, now: Now) -> When:
    chosen, days = pieces.chosen, pieces.days
    clock = _clock_for(line.text, chosen, days)
    part, part_span = (chosen.part, None) if chosen and chosen.part else _free_part(line.text, days, chosen)
    at = _time_of(clock, part or hinted_part(line.text), chosen, now) if clock and not clock.ends else None
    spans = [span for span in (chosen and chosen.span, part_span, clock and clock.span) if span]
    if not spans:
        return When()
    chosen = _moved(chosen, part, at, now) if chosen else None
    words, places = _shown(text, line, spans)
    if clock and part is None:
        part = part_of(at or clock.at(late=True))
    at = at or (chosen.at if chosen else None)
    grain = "moment" if at else chosen.grain if chosen else "none"
    return When(
        date=chosen.first if chosen else None, part=part, time=at, grain=grain, words=words, places=places
    )


def _clock_for(text: str, chosen: Found | None, days: list[Found]) -> Clock | None:
    if chosen and (chosen.at or chosen.grain == "moment"):
        return None
    others = [one for one in days if one is not chosen]
    clocks = [one for one in find_clocks(text) if not any(_overlap(one.span, day.span) for day in days)]
    near = [one for one in clocks if chosen is None or not _belongs_elsewhere(one.span, chosen, others)]
    start = chosen.span[0] if chosen else 0
    return min(near, key=lambda one: (one.ends, abs(one.span[0] - start)), default=None)


def _belongs_elsewhere(span: tuple[int, int], chosen: Found, others: list[Found]) -> bool:
    return any(_gap(span, other.span) <= 1 < _gap(span, chosen.span) for other in others)


def _gap(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(one[0], two[0]) - min(one[1], two[1])


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _free_part(
    text: str, days: list[Found], chosen: Found | None
) -> tuple[Part | None, tuple[int, int] | None]:
    for span, part in find_parts(text):
        if any(_overlap(span, day.span) for day in days):
            continue
        if chosen is None or not _belongs_elsewhere(span, chosen, [day for day in days if day is not chosen]):
            return part, span
    return None, None


def _time_of(clock: Clock, part: Part | None, chosen: Found | None, now: Now) -> time:
    hour = clock.hour % 12
    if chosen is None and not part and 0 < hour < 7:
        return clock.at(late=True)  # "around 4": few notes speak of four in the night without saying so
    if part:
        return clock.at(late=part in {"afternoon", "evening"} or (part == "night" and hour >= 6))
    if chosen is None or chosen.first == now.day:
        late = clock.at(late=True)
        return late if late <= now.wall.time() else clock.at(late=False)
    return clock.at(late=hour < 7)


def _moved(chosen: Found, part: Part | None, at: time | None, now: Now) -> Found:
    """The day moved where the clock shows another one: never ahead, and 3 in the night is the day after."""
    if chosen.first is None:
        return chosen
    if chosen.part == "night" and at and at.hour < 5:
        after = chosen.first + timedelta(days=1)
        if (after, at) <= (now.day, now.wall.time()):
            return replace(chosen, first=after)
    ahead = at > now.wall.time() if at else bool(part) and now.wall.hour < _FROM[part or "morning"]
    if chosen.bare and chosen.first == now.day and ahead:
        return replace(chosen, first=now.back(7))
    return chosen


def _shown(text: str, line: Line, spans: list[tuple[int, int]]) -> tuple[str, tuple[Place, ...]]:
    """The words as they stand in the text, pieces beside each other as one, and their places."""
    places: list[Place] = []
    for start, end in sorted(line.place(*span) for span in spans):
        if places and not text[places[-1][1] : start].strip(" ,"):
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return " … ".join(text[start:end] for start, end in places), tuple(places)
