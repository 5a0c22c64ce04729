"""Single days: "yesterday", "on the 14th", "last Monday", "three days ago", "Christmas Eve"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from re import Match

from meantime.language.calendar_words import MONTHS, WEEKDAYS
from meantime.language.when_ago import ago_rows, weekday_before_last
from meantime.language.when_found import Found, Handler, Now, Rule, fit, latest, shift_months
from meantime.language.when_numbers import dotted, slashed
from meantime.language.when_pieces import (
    MONTH,
    PART,
    WEEKDAY,
    days_back,
    one_day,
    part_named,
    so_far_today,
    weekday_back,
    year_of,
)

_DAY = r"(?P<day>\d{1,2})"
_TH = r"(?: (?:st|nd|rd|th))"
_YEAR = r"(?:(?: ,)? (?P<year>20\d\d|last year)\b)?"
#: "the 14th", but not "the 14th floor".
_NOT_DATE = (
    r"(?! (?:floor|time|session|day|week|month|hour|minute|attempt|row|round|page|try|grade|year|street|"
    r"avenue|person|"
    r"one|call|drink|night|appointment|panic|episode|attack|birthday|century|half|lesson|class|"
    r"interview|job|date|team|xv|xi|form|years|place|base|gear|trimester)\b)"
)
#: "Margaret from the Tuesday club": what meets on that day is no day.
_MEETING = re.compile(
    r"(?:the|my|our) \w+ (?:club|group|choir|crowd|lot|class|market|team|league|quiz|ladies|lads)\b"
)


@cache
def day_rules() -> tuple[Rule, ...]:
    """Patterns of single days with what they stand for, the most particular first."""
    return tuple(
        (re.compile(pattern), handler)
        for pattern, handler in (*_dated(), *_relative(), *ago_rows(), *_weekdays())
    )


# Helpers.
_Row = tuple[str, Handler]


def _dated() -> tuple[_Row, ...]:
    before = r"(?:\b(?P<prep>on|since|from|until|by|before|after|between|dated?)(?: the)? )?"
    named = rf"(?P<named>\b(?:{'|'.join(WEEKDAYS)})(?: ,)? (?:the )?)?"
    return (
        (r"\b(?:on )?(?P<year>20\d\d) [-/] (?P<number>\d{1,2}) [-/] (?P<day>\d{1,2})\b" + PART, _numbered),
        (
            rf"{before}{named}\b{_DAY} (?P<sign>[/-]) (?P<number>\d{{1,2}})(?: (?P=sign) (?P<year>\d{{4}}|"
            rf"\d{{2}}))?\b(?! /){PART}",
            slashed,
        ),
        (rf"^{_DAY}\.(?P<number>\d{{1,2}}) ?\.(?= )", dotted),
        (rf"{before}\b{_DAY}\.(?P<number>\d{{1,2}})(?:\.(?P<year>\d{{4}}|\d{{2}}))(?![\d.]){PART}", slashed),
        (
            rf"\b(?:on )?(?:(?:{'|'.join(WEEKDAYS)})(?: ,)? )?(?:the )?{_DAY}{_TH}?(?: of)? {MONTH}\b{_YEAR}{PART}",
            _month_day,
        ),
        (rf"\b(?:on )?(?:the )?(?P<day>first|1 st)(?: of)? {MONTH}\b{_YEAR}{PART}", _month_day),
        (rf"\b(?:on )?(?:the )?(?P<day>second|2 nd) of {MONTH}\b{_YEAR}{PART}", _month_day),
        (rf"\b(?:on )?{MONTH}(?: the)? {_DAY}{_TH}?\b(?![.:/]| [/%]){_YEAR}{PART}", _month_day),
        (rf"\b(?:on )?(?:the )?{_DAY}{_TH} of (?P<which>last|this) month\b{PART}", _day_of_that_month),
        (rf"\b(?:on )?{WEEKDAY}(?: the)? {_DAY}{_TH}\b{PART}", _day_of_month),
        (rf"\b(?:on|since|from|by|until|between|of) (?:the )?{_DAY}{_TH}\b{_NOT_DATE}{PART}", _day_of_month),
        (
            r"\b(?:on|since|from|by|until) the (?P<day>first)\b(?= i | we | he | she | it |$| [.,;!?])",
            _day_of_month,
        ),
        (
            rf"(?<!is )(?<!birthday )\bthe {_DAY}{_TH}\b(?= (?:was|is|i|we|he|she|it|my|when|felt|"
            rf"[.,;:!?])|$)",
            _day_of_month,
        ),
    )


def _relative() -> tuple[_Row, ...]:
    return (
        (r"\bearlier in the (?:day|morning|afternoon|evening)\b", so_far_today),
        (r"\b(?:the )?day before yesterday\b" + PART, days_back(2)),
        (r"\b(?:the )?(?P<part>night|evening|morning) before last(?: night)?\b", days_back(2)),
        (r"\b(?:the )?day after tomorrow\b" + PART, _future(2)),
        (r"\bthis time last week\b", days_back(7)),
        (r"\b(?:this time )?(?:late |early )?yesterday\b" + PART, days_back(1)),
        (r"\b(?:late |early |earlier |later )?last (?P<part>night|evening)\b(?! of\b)", _last_night),
        (r"\b(?:late |early |earlier |later )?to(?:night)\b", _tonight),
        (
            r"\b(?:late |early |earlier |later )?this (?P<part>morning|afternoon|evening|lunchtime|am|"
            r"a \. m)\b",
            _this_part,
        ),
        (r"\b(?:late |early )?(?:earlier |later )?today\b(?: on)?" + PART, so_far_today),
        (r"\b(?:the )?day after to(?:morrow)\b", _future(2)),
        (r"\b(?:(?:late|early) )?tomorrow\b" + PART, _future(1)),
    )


def _weekdays() -> tuple[_Row, ...]:
    return (
        (rf"\b(?:the )?{WEEKDAY} before last\b", weekday_before_last),
        (rf"\b(?:on )?{WEEKDAY}{PART} (?:of )?last week\b", _weekday_last_week),
        (rf"\blast week(?: on| ,)? {WEEKDAY}\b{PART}", _weekday_last_week),
        (rf"\b(?:on )?{WEEKDAY}{PART} (?:of )?next week\b", _weekday_next),
        (rf"\b(?:on )?last {WEEKDAY}\b{PART}", _weekday_last),
        (
            rf"\b(?:on )?{WEEKDAY} (?:just gone|gone|past|last)(?! (?:week|year|month|time))\b{PART}",
            _weekday_last,
        ),
        (rf"(?<!the )\b(?:on )?(?:next|this coming|coming) {WEEKDAY}\b{PART}", _weekday_next),
        (
            rf"\b(?:on )?(?:the |this |this past |past )?(?:late |early )?{WEEKDAY}\b(?! (?:mornings|"
            rf"nights|evenings|afternoons)\b){PART}",
            _weekday,
        ),
    )


def _future(days: int) -> Handler:
    def read(match: Match[str], now: Now) -> Found:
        part = part_named(match.groupdict().get("part"))
        # In the night "tomorrow" comes after sleep: it has begun.
        ahead = days - 1 if now.night_owl else days
        return Found(span=match.span(), first=now.back(-ahead), part=part, said="future")

    return read


def _numbered(match: Match[str], now: Now) -> Found | None:
    return one_day(match, fit(int(match["year"]), int(match["number"]), int(match["day"])))


def _month_day(match: Match[str], now: Now) -> Found | None:
    month, year = MONTHS.index(match["month"]) + 1, match["year"]
    day = {"first": 1, "1 st": 1, "second": 2, "2 nd": 2}.get(match["day"]) or int(match["day"])
    if year:
        return one_day(match, fit(year_of(year, now), month, day))
    found = one_day(match, latest(month, day, now.day))
    return replace(found, yearly=True) if found else None


def _day_of_month(match: Match[str], now: Now) -> Found | None:
    day = 1 if match["day"] == "first" else int(match["day"])
    months = (shift_months(now.day.replace(day=1), -back) for back in range(14))
    dates = (fit(month.year, month.month, day) for month in months)
    weekday = match.groupdict().get("weekday")
    right = (
        one for one in dates
        if one and one <= now.day and (not weekday or WEEKDAYS[one.weekday()] == weekday)
    )  # fmt: skip
    found = one_day(match, next(right, None))
    return replace(found, bare=True) if found else None


def _day_of_that_month(match: Match[str], now: Now) -> Found | None:
    month = shift_months(now.day.replace(day=1), -1 if match["which"] == "last" else 0)
    day = fit(month.year, month.month, int(match["day"]))
    return one_day(match, day) if day and day <= now.day else None


def _last_night(match: Match[str], now: Now) -> Found | None:
    return one_day(match, now.back(1))


def _tonight(match: Match[str], now: Now) -> Found:
    return Found(span=match.span(), first=now.back(1 if now.night_owl else 0), part="night")


def _this_part(match: Match[str], now: Now) -> Found | None:
    return one_day(match, now.back(1 if now.night_owl else 0))


def _weekday(match: Match[str], now: Now) -> Found | None:
    if _MEETING.match(match.string, match.start()):
        return None
    day = weekday_back(match["weekday"], now.day, today_counts=True)
    return Found(span=match.span(), first=day, part=part_named(match["part"]), bare=True)


def _weekday_last(match: Match[str], now: Now) -> Found | None:
    return one_day(match, weekday_back(match["weekday"], now.day, today_counts=False))


def _weekday_last_week(match: Match[str], now: Now) -> Found | None:
    last_week = (now.week_start - timedelta(days=7 - back) for back in range(7))
    return one_day(match, next(day for day in last_week if WEEKDAYS[day.weekday()] == match["weekday"]))


def _weekday_next(match: Match[str], now: Now) -> Found:
    day = weekday_back(match["weekday"], now.day, today_counts=True) + timedelta(days=7)
    return Found(span=match.span(), first=day, part=part_named(match["part"]), said="future")
