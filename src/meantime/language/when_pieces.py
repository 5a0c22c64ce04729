"""Pieces that the patterns of times share: names of days and months, parts of the day, counts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from meantime.language.calendar_words import MONTHS, WEEKDAYS
from meantime.language.records import Part
from meantime.language.when_found import Found, Handler, Now

WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = f"(?P<month>{'|'.join(MONTHS)})"
PART = (
    r"(?: (?:in the |at )?(?:early |late |mid )?"
    r"(?P<part>morning|afternoon|evening|night|lunchtime|lunch time|lunch|teatime|bedtime|dinner time|"
    r"am|pm|a \. m|p \. m)\b)?"
)
COUNT = r"(?<![\d./])(?P<count>\d{1,3}|an?|(?:a )?couple(?: of)?|(?:a )?few|several)(?: (?:or|to|-) \d{1,2})?"
_TO_COME = r" (?:is (?:my|the|our|his|her)|i have|i've got|ive got|i'll|i will|im|i'm|we have|will)\b"
_PARTS: dict[str, Part] = {
    "morning": "morning", "am": "morning", "a . m": "morning", "afternoon": "afternoon", "pm": "afternoon",
    "p . m": "afternoon", "lunchtime": "afternoon", "lunch time": "afternoon", "lunch": "afternoon",
    "evening": "evening", "teatime": "evening", "dinner time": "evening", "night": "night", "bedtime": "night",
}  # fmt: skip


def part_named(word: str | None) -> Part | None:
    """The part of the day a word beside a day stands for."""
    return _PARTS.get(word or "")


def count_of(text: str | None) -> int:
    """How many: digits, "a", "a couple of" (2), "a few" (3)."""
    if text and text.isdigit():
        return max(1, int(text))
    return 2 if "couple" in (text or "") else 3 if text in {"a few", "few", "several"} else 1


def year_of(text: str, now: Now) -> int:
    """The year of "2025" or "last year"."""
    return now.day.year - 1 if text == "last year" else int(text)


def weekday_back(name: str, today: date, *, today_counts: bool) -> date:
    """The most recent day of that name."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    return today - timedelta(days=back or (0 if today_counts else 7))


def one_day(match: Match[str], day: date | None) -> Found | None:
    """A day found, with the part of the day that stands beside it."""
    if day is None:
        return None
    return Found(span=match.span(), first=day, part=part_named(match.groupdict().get("part")))


def so_far_today(match: Match[str], now: Now) -> Found | None:
    """Today; before five in the night what is over belongs to the day before."""
    is_over = now.night_owl and not re.match(_TO_COME, match.string[match.end() :])
    return one_day(match, now.back(1 if is_over else 0))


def days_back(days: int) -> Handler:
    """The day that many days ago."""
    return lambda match, now: one_day(match, now.back(days))
