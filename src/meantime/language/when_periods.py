"""Longer times: "for three days now", "last summer", "in 2020", "last year", "this year has been hard"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from re import Match

from meantime.language.calendar_words import time_words
from meantime.language.when_ahead import sentence_of, tells_of_past
from meantime.language.when_found import Found, Handler, Now, Rule, shift_months
from meantime.language.when_pieces import COUNT, count_of


@cache
def period_rules() -> tuple[Rule, ...]:
    """Patterns of durations, seasons and years with the days they stand for."""
    return tuple((re.compile(pattern), handler) for pattern, handler in (*_lasting(), *_seasons(), *_years()))


# Helpers.
_Row = tuple[str, Handler]
_SEASON = (
    r"(?P<season>spring|summer|autumn|winter)\b(?! (?:term|holidays?|break|clothes|coat|uniform|of|20\d\d))"
)
_YEAR = r"(?P<year>19[5-9]\d|20\d\d)\b(?! ?(?:[/%:.-]\d|steps|calories|words|people|pounds|quid))"
#: "The smell, and I was back in 2020": a memory.
_NOT_THERE = "".join(
    f"(?<!{word} )" for word in ("was", "am", "im", "i'm", "right", "straight", "me", "like")
)
#: "Been flat", "haven't eaten": what has not ended.
_GOING_ON = re.compile(
    r"\b(?:(?:ive|i've|i have|has|it's|its|he's|she's|we've|weve)"
    r" (?:not |barely |hardly |just |only )?(?:been|felt|had)"
    r"|(?:havent|haven't|hasnt|hasn't|have not|has not)|(?:^|[,;] )(?:no|barely any|hardly any))\b"
)
_BEGINS = re.compile(r" (?:now\b|(?:ive|i've|i have|it's been|its been)\b)")
_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _lasting() -> tuple[_Row, ...]:
    some = r"(?:about |around |like |over |nearly |almost |at least |roughly |maybe )?"
    unit = r"(?P<unit>days?|nights?|weeks?|fortnight|months?)"
    return (
        (
            rf"\bfor {some}(?:the )?{COUNT}(?: whole| solid| full)? {unit}(?: or so)?(?: straight)?\b",
            _so_long,
        ),
    )


def _seasons() -> tuple[_Row, ...]:
    return (
        (
            rf"\b(?:over |since |all )?(?<!her )(?<!his )(?<!my )(?<!that )(?<!the )last {_SEASON}",
            _season(over=True),
        ),
        (rf"\b(?:over|during|throughout|since|all) (?:the |this )?{_SEASON}", _season(over=False)),
        (rf"\b(?:in the|this) {_SEASON}", _season_told),
    )


def _years() -> tuple[_Row, ...]:
    return (
        (rf"{_NOT_THERE}\b(?:back in|(?<!back )in|during|throughout|since|all of) {_YEAR}", _whole_year),
        (rf"^{_YEAR}(?= (?:was|has been)\b)", _whole_year),
        (r"\b(?:all |most of )?last year\b(?!'| of\b)", _year_back(1)),
        (r"\b(?:all this year|so far this year|this year(?= (?:has|was)\b))", _year_back(0)),
    )


def _so_long(match: Match[str], now: Now) -> Found | None:
    before, after = match.string[: match.start()], match.string[match.end() :]
    clause = re.split(r"[.!?;]", before)[-1]
    if not _BEGINS.match(after) and (
        not _GOING_ON.search(clause) or tells_of_past(_GOING_ON.sub("", clause))
    ):
        return None
    count, unit = count_of(match["count"]), match["unit"].rstrip("s")
    if unit == "month":
        first = shift_months(now.day, -min(count, 400))
    else:
        first = now.back(count * {"week": 7, "fortnight": 14}.get(unit, 1))
    return _period(match, first, now.day, now)


def _season(*, over: bool) -> Handler:
    """The latest one that has begun, or with `over` ended."""

    def read(match: Match[str], now: Now) -> Found:
        month = _FIRST_MONTHS[match["season"]]
        if now.tz.startswith(tuple(time_words()["weeks"]["southern_zones"])):
            month = (month + 5) % 12 + 1
        starts = (date(now.day.year - back, month, 1) for back in range(3))
        first = next(one for one in starts if (_season_end(one) if over else one) < now.day)
        return _period(match, first, _season_end(first), now)

    return read


def _season_end(first: date) -> date:
    return shift_months(first, 3) - timedelta(days=1)


def _season_told(match: Match[str], now: Now) -> Found | None:
    """ "In the summer I lost my job" was, "in the summer I will move" and "worse in the winter" were not."""
    before = re.split(r"[.!?;]", match.string[: match.start()])[-1]
    if not tells_of_past(before + sentence_of(match.string[match.end() :])):
        return None
    return _season(over=False)(match, now)


def _whole_year(match: Match[str], now: Now) -> Found | None:
    return _year(match, int(match["year"]), now)


def _year_back(years: int) -> Handler:
    return lambda match, now: _year(match, now.day.year - years, now)


def _year(match: Match[str], year: int, now: Now) -> Found | None:
    if year > now.day.year:
        return None
    return _period(match, date(year, 1, 1), date(year, 12, 31), now)


def _period(match: Match[str], first: date, last: date, now: Now) -> Found:
    """The days of a period; it never goes past today, and "since" lasts until today."""
    end = now.day if match[0].startswith("since") else min(last, now.day)
    return Found(span=match.span(), first=first, last=end, grain="range", said="period")
