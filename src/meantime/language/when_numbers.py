"""Days written in numbers, "15/11" or "10/24", and what looks like one: ratings, scores, fractions."""

from __future__ import annotations

import re
from dataclasses import replace
from re import Match

from meantime.language.calendar_words import sunday_zones
from meantime.language.when_found import Found, Now, fit, latest
from meantime.language.when_pieces import one_day

#: A day without a preposition lies at most so many days back.
_FARTHEST = 300
#: A note opens with a day of the last weeks.
_NEAR = 60
_MARKS = frozenset({" .", " :", " -", " –", " —", " ,"})
#: Scales people rate on: "8/10", "4/5".
_SCALES = frozenset({5, 10})
_OPENING = re.compile(r"(?:^|[.!?;] )$")
_SCORE_BEFORE = re.compile(
    r"\b(?:phq|gad|scores?|scored|ratings?|rated|got|mark|marks|test|quiz|essay|results?|mood|anxiety|stress|pain"
    r"|worry|panic|low|sleep|energy|about|like|maybe|around|roughly)(?: - \d+| \d+)?(?: (?:of|was|is|a|:|at|=))* $"
)
_COUNT_AFTER = re.compile(
    r" (?:minutes|hours|days|weeks|months|years?|people|percent|%|of|kids|students|marks?|points|patients|reps|times"
    r"|split|year olds?|odd|anxious|anxiety|scary|tears)\b"
)


def slashed(match: Match[str], now: Now) -> Found | None:
    """The day of "15/11", "on 3/11" or "14/11/2026"; None for a rating, a score, "24/7".

    The day comes first, in zones of North America the month; where only one order is a date, that one.
    """
    first, second, year = int(match["day"]), int(match["number"]), match["year"]
    day, month = _ordered(first, second, now)
    if year:
        whole = int(year) + (2000 if len(year) == 2 else 0)
        return one_day(match, fit(whole, month, day)) if whole <= now.day.year + 1 else None
    if match.groupdict().get("sign") == "-" or (first, second) == (24, 7) or month > 12:
        return None
    if (second == 10 and first <= 12) or match["prep"] in {"from", "by", "between"}:
        return None
    found = latest(month, day, now.day)
    if match["prep"] is None and (not _is_date(match, first, second) or not found):
        return None
    farthest = _NEAR if _opens_without_a_mark(match) else _FARTHEST
    is_far = match["prep"] is None and found is not None and found < now.back(farthest)
    one = one_day(match, found)
    return None if is_far or one is None else replace(one, yearly=True)


def dotted(match: Match[str], now: Now) -> Found | None:
    """The day of "24.11." where a note opens with it; a small first number may be a clock time."""
    found = (
        latest(int(match["number"]), int(match["day"]), now.day)
        if int(match["number"]) in range(1, 13)
        else None
    )
    is_near = found is not None and found >= now.back(_NEAR) and int(match["day"]) > 12
    return one_day(match, found) if is_near else None


# Helpers.
def _ordered(first: int, second: int, now: Now) -> tuple[int, int]:
    """Day and month."""
    month_first = now.tz in sunday_zones() if max(first, second) <= 12 else second > 12
    return (second, first) if month_first else (first, second)


def _is_date(match: Match[str], first: int, second: int) -> bool:
    """Whether the numbers alone say so: 15/11 and 10/24 are no rating; 3/11 is a date where a note opens with it."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if match.groupdict().get("named"):
        return second not in _SCALES or first > second
    if _SCORE_BEFORE.search(before) or _COUNT_AFTER.match(after):
        return False
    opens = bool(_OPENING.search(before)) and after[:2] in _MARKS
    if max(first, second) > 12:
        return second != 10 or opens
    return not before and second not in _SCALES and (opens or second > 5)


def _opens_without_a_mark(match: Match[str]) -> bool:
    return (
        max(int(match["day"]), int(match["number"])) <= 12 and match.string[match.end() :][:2] not in _MARKS
    )
