"""When it was, as far as a sentence says: the day in the person's zone, part of day, clock time, and how fine that is.

Own rules over own word lists (`content/words/en/time.toml`); weeks begin on Monday (ISO 8601), in American zones on
Sunday; days come before months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from meantime.language.calendar_words import WEEKDAYS, Line, line_of
from meantime.language.records import Part, Place, When
from meantime.language.when_clock import Clock, find_clocks, find_parts, part_of
from meantime.language.when_days import day_rules
from meantime.language.when_feasts import feast_rules
from meantime.language.when_found import Found, Now, Said, find_all
from meantime.language.when_halves import Meant, time_of
from meantime.language.when_periods import period_rules
from meantime.language.when_pieces import weekday_back
from meantime.language.when_place import is_owned, seen_in_place
from meantime.language.when_spans import habit_rules, loose_rules, span_rules


def find_when(text: str, *, now: datetime, tz: str) -> When:
    """The time of the main event of a text.

    Looks back: a bare weekday is the most recent one (today counts), and nothing lies ahead unless the words say so
    ("tomorrow", "next Friday"). A day that is only looked ahead to or compared with is no day of the note. From 00:00
    to 04:59 "tonight", "today" and "earlier" are the day before. No day said, or none of the note: `date` is None;
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
        replace(day, said="ahead") if is_owned(text, line, day) else day
        for day in _days_in(line.text, moment)
    ]
    chosen = _main_of(days)
    if chosen is not None and (chosen.said in {"recurring", "habit", "vague"} or chosen.grain in _SPANS):
        return _without_clock(text, line, _Pieces(chosen, days), moment)
    return _with_clock(text, line, _Pieces(chosen, days), moment)


# Helpers.
_SPANS = frozenset({"week", "weekend", "range"})
_ORDER: tuple[Said, ...] = ("definite", "present", "topic", "period", "recurring", "future", "habit", "vague")
_FROM = {"morning": 5, "afternoon": 12, "evening": 17, "night": 19}


@dataclass(frozen=True, slots=True)
class _Pieces:
    chosen: Found | None
    days: list[Found]


def _days_in(text: str, now: Now) -> list[Found]:
    rules = (*habit_rules(), *feast_rules(), *day_rules(), *span_rules(), *period_rules(), *loose_rules())
    found = [seen_in_place(one, text, now) for one in find_all(rules, text, now)]
    return _joined(found, text)


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
        {" to ", " till ", " til ", " until ", " - ", " – ", " through ", " and "}
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
    return next((one for said in _ORDER for one in days if one.said == said), None)


def _without_clock(text: str, line: Line, pieces: _Pieces, now: Now) -> When:
    chosen, days = pieces.chosen or Found(span=(0, 0)), pieces.days
    part, spans = chosen.part, [chosen.span]
    if part is None and chosen.said in {"recurring", "habit"}:
        part, span = _free_part(line.text, days, chosen)
        spans += [span] if span else []
    at = None
    if chosen.said == "recurring" and (clock := _clock_for(line.text, chosen, days)) and not clock.ends:
        at = time_of(clock, line.text, Meant(part=part), now)
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
    at = (
        time_of(clock, line.text, Meant(part=part, day=chosen.first if chosen else None), now)
        if clock and not clock.ends
        else None
    )
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
