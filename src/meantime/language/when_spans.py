"""Spans of days and habits: "this week", "over the last three days", "in November", "every Sunday night"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from re import Match

from meantime.language.calendar_words import MONTHS, WEEKDAYS
from meantime.language.when_found import Found, Handler, Now, Rule, fit, monday_of, shift_months
from meantime.language.when_pieces import COUNT, MONTH, count_of, part_named, year_of


@cache
def span_rules() -> tuple[Rule, ...]:
    """Patterns of spans with what they stand for."""
    rows = (*_ranges(), *_weeks(), *_weekends(), *_months())
    return tuple((re.compile(pattern), handler) for pattern, handler in rows)


@cache
def habit_rules() -> tuple[Rule, ...]:
    """Patterns of habits that name a day ("every Sunday night", "on Mondays"): read before single days."""
    return tuple((re.compile(pattern), handler) for pattern, handler in _habits())


@cache
def loose_rules() -> tuple[Rule, ...]:
    """Patterns of looser habits ("usually", "in the mornings") and vague times ("ages ago"): read last."""
    return tuple((re.compile(pattern), handler) for pattern, handler in _loose())


# Helpers.
_Row = tuple[str, Handler]
_LEAD = r"\b(?:(?:over|in|for|during|within|across|throughout|on|at) )?"
_OF_YEAR = r"(?: (?:of )?(?P<year>20\d\d|last year)\b)?"
_NAMES = "|".join(WEEKDAYS)


def _ranges() -> tuple[_Row, ...]:
    days = r"(?P<unit>days?|nights?|mornings?|evenings?)"
    return (
        (
            rf"\b(?:(?:from|between) )?(?:the )?(?P<day>\d{{1,2}})(?: (?:st|nd|rd|th))? (?:-|–|to|and|"
            rf"till|until) (?:the )?"
            rf"(?P<until>\d{{1,2}})(?: (?:st|nd|rd|th))?(?: of)? {MONTH}\b",
            _days_of_month,
        ),
        (rf"{_LEAD}(?:the |these |this )?(?:last|past) {COUNT} {days}\b", _last_days),
        (
            rf"{_LEAD}(?:the |these |this )?(?:last|past) {COUNT} (?P<unit>weeks?|fortnights?|months?)\b",
            _last_days,
        ),
        (rf"{_LEAD}(?:the )(?:last|past) (?P<unit>week|fortnight|month|year)\b(?! before| of)", _last_days),
        (rf"{_LEAD}(?:this )?past (?P<unit>week|fortnight|month|year)\b", _last_days),
        (
            rf"\bsince (?:about |like )?(?:the last )?{COUNT} (?P<unit>days?|nights?|weeks?|months?|years?)\b(?! ago)",
            _last_days,
        ),
        (rf"{_LEAD}(?:the )?(?:last|past) (?P<hours>24|48|72|36) hours\b", _last_hours),
        (rf"{_LEAD}last (?P<unit>fortnight)\b", _last_days),
    )


def _weeks() -> tuple[_Row, ...]:
    some = r"(?:(?:the )?(?:earlier|early|late|later|start of|beginning of|end of|middle of) )?"
    return (
        (r"\b(?:the )?week before last(?: week)?\b", _week(-2)),
        (rf"{_LEAD}{some}(?:all |the whole of |whole )?last week\b(?! of)", _week(-1)),
        (rf"{_LEAD}{some}(?:all |the whole of |whole )?this (?:whole )?week\b", _week(0)),
        (
            rf"{_LEAD}(?:all week(?: long)?|the whole week|(?:the )?(?:start|beginning) of the week"
            r"|(?:earlier|later) (?:on )?in the week)\b",
            _week(0),
        ),
        (r"(?<!the )\b(?:all )?next week\b(?! \d)", _week(1)),
    )


def _weekends() -> tuple[_Row, ...]:
    return (
        (r"\b(?:the )?weekend before last\b", _weekend(1, 7)),
        (rf"\b{COUNT} weekends? (?:ago|back)\b", _weekends_ago),
        (rf"{_LEAD}last weekend\b", _weekend(1, 0)),
        (r"(?<!the )\b(?:the next|next|this coming) weekend\b", _next_weekend),
        (rf"{_LEAD}(?:all |the whole |most of the )?(?:the |this |this past )weekend\b", _weekend(0, 0)),
        (rf"{_LEAD}(?:all|whole) weekend(?: long)?\b", _weekend(0, 0)),
        (r"^weekend\b(?! of)", _weekend(0, 0)),
    )


def _months() -> tuple[_Row, ...]:
    some = (
        r"(?:(?:early|late|mid|earlier|the start of|the beginning of|the end of"
        r"|end of|start of|beginning of|middle of) )?"
    )
    sure = "January|February|July|September|October|November|December"
    return (
        (rf"{_LEAD}{some}last month\b", _month_shift(-1)),
        (rf"{_LEAD}{some}(?:all )?this month\b", _month_shift(0)),
        (
            rf"\b(?:in|during|throughout|since|at|all) {some}(?:last |this )?{MONTH}\b{_OF_YEAR}",
            _month_named,
        ),
        (
            rf"(?<!\d )\b{some}(?:last |this |all )?(?P<month>{sure})\b{_OF_YEAR}(?= (?:was|has|is|"
            rf"i|been)\b|$|[ ]?[.,;!?])",
            _month_named,
        ),
        (rf"\blast {MONTH}\b", _month_named),
        (rf"{MONTH}\b(?= was\b| has been\b)", _month_named),
        (rf"\b{MONTH} (?P<year>20\d\d)\b", _month_named),
    )


def _habits() -> tuple[_Row, ...]:
    part = r"(?: (?P<part>morning|afternoon|evening|night|am|pm|lunchtime)s?\b)?"
    unit = r"(?:days?|weeks?|weekends?|months?|hours?|times?|years?|summers?|winters?|shifts?|sessions?|week days?)"
    return (
        (
            rf"\b(?:nearly |almost |pretty much )?(?:every|each|most)(?: other| single| second|"
            rf" few)? (?:{_NAMES})s?\b{part}",
            _habit,
        ),
        (
            r"\b(?:nearly |almost )?(?:every|each|most|some)(?: other| single)? (?P<part>morning|"
            r"afternoon|evening|night|lunchtime|bedtime)s?\b",
            _habit,
        ),
        (rf"\b(?:nearly |almost )?(?:every|each)(?: other| single| few| \d)? {unit}\b", _habit),
        (r"\b(?:most|some) (?:days|weeks|weekends)\b", _habit),
        (rf"\b(?:on )?(?:{_NAMES})s\b(?! ago){part}", _habit),
        (rf"\b(?:on )?(?:{_NAMES}) (?P<part>morning|afternoon|evening|night)s\b", _habit),
    )


def _loose() -> tuple[_Row, ...]:
    return (
        (
            r"(?<!\d )(?<!few )(?<!couple of )(?<!couple )(?<!last )(?<!those )(?<!these )"
            r"\b(?:(?:in|on|at|during) (?:the )?)?(?:week ?)?(?P<part>morning|afternoon|evening|"
            r"night)s\b(?! (?:out|in a row|in|off)\b)",
            _habit,
        ),
        (
            r"(?<!\d )(?<!few )(?<!couple of )\b(?:(?:on|at) )?(?:weekends|weekdays|week nights|"
            r"week days)\b(?! ago| in a row)",
            _habit,
        ),
        (
            r"\b(?:\d|once|twice|a few times|several times)(?: times)? (?:a|per|every) (?:day|week|"
            r"month|night|year)\b",
            _habit,
        ),
        (
            r"\b(?:whenever|all the time|every so often|every now and (?:then|again)|now and (?:then|again)|"
            r"again and again|"
            r"daily basis|day in day out|time and time again|time after time)\b",
            _habit,
        ),
        (r"\b(?:a )?(?:while|ages|long time|not long|years|months|weeks|days) (?:ago|back)\b", _vague),
        (r"\b(?:lately|recently|these days|nowadays|of late|for ages)\b", _vague),
        (
            r"(?<!as )(?<!like )\b(?:always|usually|normally|generally|typically|often|regularly|"
            r"tend to|constantly|sometimes|daily|nightly|weekly)\b",
            _weak_habit,
        ),
    )


def _days_of_month(match: Match[str], now: Now) -> Found | None:
    month = MONTHS.index(match["month"]) + 1
    for year in (now.day.year, now.day.year - 1):
        first, last = fit(year, month, int(match["day"])), fit(year, month, int(match["until"]))
        if first and last and first <= now.day and first < last:
            return Found(span=match.span(), first=first, last=last, grain="range")
    return None


def _last_days(match: Match[str], now: Now) -> Found | None:
    count, unit = count_of(match.groupdict().get("count")), match["unit"].rstrip("s")
    months = count * {"month": 1, "year": 12}.get(unit, 0)
    if count > 400:
        return None
    first = (
        shift_months(now.day, -months)
        if months
        else now.back(count * {"week": 7, "fortnight": 14}.get(unit, 1))
    )
    return Found(span=match.span(), first=first, last=now.day, part=part_named(unit), grain="range")


def _last_hours(match: Match[str], now: Now) -> Found:
    return Found(
        span=match.span(), first=now.back((int(match["hours"]) + 23) // 24), last=now.day, grain="range"
    )


def _week(shift: int) -> Handler:
    def read(match: Match[str], now: Now) -> Found:
        first = now.week_start + timedelta(days=7 * shift)
        last = first + timedelta(days=6)
        if shift > 0:
            return Found(span=match.span(), first=first, last=last, grain="week", said="future")
        return Found(span=match.span(), first=first, last=min(last, now.day), grain="week")

    return read


def _weekend(back_from: int, more: int) -> Handler:
    def read(match: Match[str], now: Now) -> Found:
        # "last weekend", said on a Saturday or Sunday, is not the one that is going on.
        monday = monday_of(now.day)
        going_on = now.day.weekday() >= 5 and not back_from
        saturday = monday + timedelta(days=5 if going_on else -2) - timedelta(days=more)
        return _two_days(match, saturday, now)

    return read


def _weekends_ago(match: Match[str], now: Now) -> Found:
    count = count_of(match["count"])
    return _two_days(match, monday_of(now.day) + timedelta(days=5 - 7 * count), now)


def _two_days(match: Match[str], saturday: date, now: Now) -> Found:
    last = min(saturday + timedelta(days=1), now.day)
    return Found(
        span=match.span(), first=saturday, last=last, grain="weekend", bare=not match[0].startswith("last")
    )


def _next_weekend(match: Match[str], now: Now) -> Found:
    saturday = monday_of(now.day) + timedelta(days=12 if now.day.weekday() >= 5 else 5)
    return Found(
        span=match.span(), first=saturday, last=saturday + timedelta(days=1), grain="weekend", said="future"
    )


def _month_shift(shift: int) -> Handler:
    return lambda match, now: _whole_month(match, shift_months(now.day.replace(day=1), shift), now)


def _month_named(match: Match[str], now: Now) -> Found | None:
    month, year = MONTHS.index(match["month"]) + 1, match.groupdict().get("year")
    if year:
        return _whole_month(match, date(year_of(year, now), month, 1), now)
    this = date(now.day.year, month, 1)
    return _whole_month(match, this if this <= now.day else this.replace(year=this.year - 1), now)


def _whole_month(match: Match[str], first: date, now: Now) -> Found:
    last = shift_months(first, 1) - timedelta(days=1)
    if first <= now.day:
        last = now.day if match[0].startswith("since") else min(last, now.day)
    return Found(span=match.span(), first=first, last=last, grain="range")


def _habit(match: Match[str], now: Now) -> Found:
    return Found(
        span=match.span(), part=part_named(match.groupdict().get("part")), grain="recurring", said="recurring"
    )


def _weak_habit(match: Match[str], now: Now) -> Found:
    return Found(span=match.span(), grain="recurring", said="habit")


def _vague(match: Match[str], now: Now) -> Found:
    return Found(span=match.span(), grain="none", said="vague")
