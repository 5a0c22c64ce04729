"""Single days: "yesterday", "on the 14th", "last Monday", "three days ago", "Christmas Eve"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from re import Match

from meantime.core.moments import local_time
from meantime.language.calendar_words import MONTHS, WEEKDAYS
from meantime.language.records import Part
from meantime.language.when_found import Found, Handler, Now, Rule, fit, latest, monday_of, shift_months

WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = f"(?P<month>{'|'.join(MONTHS)})"
PART = (
    r"(?: (?:in the |at )?(?:early |late |mid )?"
    r"(?P<part>morning|afternoon|evening|night|lunchtime|lunch time|lunch|teatime|bedtime|dinner time|"
    r"am|pm|a \. m|p \. m)\b)?"
)
COUNT = r"(?<![\d./])(?P<count>\d{1,3}|an?|(?:a )?couple(?: of)?|(?:a )?few|several)(?: (?:or|to|-) \d{1,2})?"
_DAY = r"(?P<day>\d{1,2})"
_TH = r"(?: (?:st|nd|rd|th))"
_YEAR = r"(?:(?: ,)? (?P<year>20\d\d)\b)?"
#: "the 14th", but not "the 14th floor".
_NOT_DATE = (
    r"(?! (?:floor|time|session|day|week|month|hour|minute|attempt|row|round|page|try|grade|year|street|"
    r"avenue|person|"
    r"one|call|drink|night|appointment|panic|episode|attack|birthday|century|half|lesson|class|"
    r"interview|job|date)\b)"
)


@cache
def day_rules() -> tuple[Rule, ...]:
    """Patterns of single days with what they stand for, the most particular first."""
    return tuple(
        (re.compile(pattern), handler)
        for pattern, handler in (*_dated(), *_relative(), *_agos(), *_weekdays())
    )


def part_named(word: str | None) -> Part | None:
    """The part of the day a word beside a day stands for."""
    return _PARTS.get(word or "")


def count_of(text: str | None) -> int:
    """How many: digits, "a", "a couple of" (2), "a few" (3)."""
    if text and text.isdigit():
        return max(1, int(text))
    return 2 if "couple" in (text or "") else 3 if text in {"a few", "few", "several"} else 1


def weekday_back(name: str, today: date, *, today_counts: bool) -> date:
    """The most recent day of that name."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    return today - timedelta(days=back or (0 if today_counts else 7))


# Helpers.
_PARTS: dict[str, Part] = {
    "morning": "morning", "am": "morning", "a . m": "morning", "afternoon": "afternoon", "pm": "afternoon",
    "p . m": "afternoon", "lunchtime": "afternoon", "lunch time": "afternoon", "lunch": "afternoon",
    "evening": "evening", "teatime": "evening", "dinner time": "evening", "night": "night", "bedtime": "night",
}  # fmt: skip
_Row = tuple[str, Handler]


def _dated() -> tuple[_Row, ...]:
    before = r"(?:\b(?P<prep>on|since|from|until|by|before|after|between|dated?)(?: the)? )?"
    return (
        (r"\b(?:on )?(?P<year>20\d\d) [-/] (?P<number>\d{1,2}) [-/] (?P<day>\d{1,2})\b" + PART, _numbered),
        (
            rf"{before}\b{_DAY} (?P<sign>[/-]) (?P<number>\d{{1,2}})(?: (?P=sign) (?P<year>\d{{4}}|"
            rf"\d{{2}}))?\b(?! /){PART}",
            _slashed,
        ),
        (rf"{before}\b{_DAY}\.(?P<number>\d{{1,2}})(?:\.(?P<year>\d{{4}}|\d{{2}}))(?![\d.]){PART}", _slashed),
        (
            rf"\b(?:on )?(?:(?:{'|'.join(WEEKDAYS)})(?: ,)? )?(?:the )?{_DAY}{_TH}?(?: of)? {MONTH}\b{_YEAR}{PART}",
            _month_day,
        ),
        (rf"\b(?:on )?(?:the )?(?P<day>first|1 st)(?: of)? {MONTH}\b{_YEAR}{PART}", _month_day),
        (rf"\b(?:on )?(?:the )?(?P<day>second|2 nd) of {MONTH}\b{_YEAR}{PART}", _month_day),
        (rf"\b(?:on )?{MONTH}(?: the)? {_DAY}{_TH}?\b(?![.:/]| [/:%]){_YEAR}{PART}", _month_day),
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
        (
            rf"(?:^|(?<=[.,!] ))before {COUNT} (?P<unit>days?|weeks?|months?|years?)\b(?= i | my | he | she | we |$)",
            _ago,
        ),
        (r"\bearlier in the (?:day|morning|afternoon|evening)\b", _days_back(0)),
        (r"\bhalf a year ago\b", _months_back),
        (r"(?P<count>)(?<!a )(?<!day )(?<!\d )\b(?P<unit>day|week|month|year) ago\b", _ago),
        (rf"\b{COUNT} {WEEKDAY}s? ago\b{PART}", _weekdays_ago),
        (r"\b(?:the )?day before yesterday\b" + PART, _days_back(2)),
        (r"\b(?:the )?(?P<part>night|evening|morning) before last(?: night)?\b", _days_back(2)),
        (r"\b(?:the )?day after tomorrow\b" + PART, _future(2)),
        (rf"\b(?:about |around |almost |nearly )?{COUNT} weeks? (?:ago|back) today\b", _weeks_ago(0)),
        (rf"\b{COUNT} weeks? (?:ago|back) yesterday\b", _weeks_ago(1)),
        (rf"\b{COUNT} weeks? (?:ago|last)(?: on)?(?: last)? {WEEKDAY}\b{PART}", _weekday_weeks_ago),
        (rf"\b(?:on )?{WEEKDAY}(?: (?P<count>a|\d{{1,2}}))? weeks? (?:ago|back)\b", _weekday_weeks_ago),
        (r"\bthis time last week\b", _days_back(7)),
        (r"\b(?:this time )?(?:late |early )?yesterday\b" + PART, _days_back(1)),
        (r"\b(?:late |early |earlier |later )?last (?P<part>night|evening)\b(?! of\b)", _last_night),
        (r"\b(?:late |early |earlier |later )?to(?:night)\b", _tonight),
        (
            r"\b(?:late |early |earlier |later )?this (?P<part>morning|afternoon|evening|lunchtime|am|"
            r"a \. m)\b",
            _this_part,
        ),
        (r"\b(?:late |early )?(?:earlier |later )?today\b(?: on)?" + PART, _days_back(0)),
        (r"\b(?:the )?day after to(?:morrow)\b", _future(2)),
        (r"\b(?:(?:late|early) )?tomorrow\b" + PART, _future(1)),
    )


def _agos() -> tuple[_Row, ...]:
    ago = r"(?:ago|back(?! at\b| in\b| to\b| on\b| home\b| from\b))\b"
    return (
        (r"\bhalf (?:an |a )?hours? ago\b", _clock_ago(30)),
        (r"\b(?:(?:an?|1) hours? and (?:a )?half|1\.5 hours) ago\b", _clock_ago(90)),
        (r"\b2\.5 hours ago\b", _clock_ago(150)),
        (r"\b(?:a )?quarter of an hour ago\b", _clock_ago(15)),
        (r"\b3 quarters of an hour ago\b", _clock_ago(45)),
        (
            rf"\b(?:about |around |like |maybe |"
            rf"roughly )?{COUNT}(?P<half> and a half)? (?P<unit>minutes|hours)(?: or (?:so|2))? {ago}",
            _ago_clock,
        ),
        (
            r"\b(?:a )?(?:moments?|secs?|seconds?|couple of seconds|few seconds|few moments|sec|tick) ago\b",
            _moment,
        ),
        (
            r"\b(?:only |literally )?just now\b|\bright now\b|\bright this (?:second|minute)\b|"
            r"\bas i (?:write|type)\b",
            _moment,
        ),
        (
            rf"\b(?:about |around |like |maybe |roughly |"
            rf"almost )?{COUNT}(?: and a half)? (?P<unit>days?|nights?|mornings?|weeks?|fortnight|"
            rf"months?|years?)(?: or (?:so|2))? {ago}",
            _ago,
        ),
        (r"\bweek last {WEEKDAY}\b".replace("{WEEKDAY}", WEEKDAY), _weekday_before_last),
        (r"\bhours ago\b", _days_back(0)),
        (r"\bearlier on\b", _days_back(0)),
        (
            r"(?<!hours )(?<!minutes )(?<!days )(?<!weeks )(?<!bit )(?<!woke )(?<!wake )(?<!up )"
            r"(?<!bed )(?<!much )(?<!even )(?<!home )(?<!the )(?<!an )"
            r"\bearlier\b(?! than| this| that| in| last| session| part| version)",
            _days_back(0),
        ),
        (
            r"\b(?:the |just the )other (?P<part>day|night|morning|evening|afternoon|week|weekend)\b",
            _other_day,
        ),
        (
            r"(?:^|(?<=i )|(?<=i've )|(?<=ive )|(?<=[.,!;] )|(?<=so )|(?<=and )|(?<=have ))just "
            r"(?:had|woken|woke|been|finished|come out|came out|got (?:home|off|back|in|out|"
            r"told))\b(?! to| enough| it| a feeling| like)",
            _just_had,
        ),
    )


def _weekdays() -> tuple[_Row, ...]:
    return (
        (rf"\b(?:the )?{WEEKDAY} before last\b", _weekday_before_last),
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


def _group(match: Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _one_day(match: Match[str], day: date | None) -> Found | None:
    if day is None:
        return None
    return Found(span=match.span(), first=day, part=part_named(_group(match, "part")))


def _days_back(days: int) -> Handler:
    return lambda match, now: _one_day(match, now.back(days))


def _future(days: int) -> Handler:
    def read(match: Match[str], now: Now) -> Found:
        part = part_named(_group(match, "part"))
        return Found(span=match.span(), first=now.back(-days), part=part, said="future")

    return read


def _numbered(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, fit(int(match["year"]), int(match["number"]), int(match["day"])))


def _slashed(match: Match[str], now: Now) -> Found | None:
    day, month, year = int(match["day"]), int(match["number"]), match["year"]
    if not year and (
        month == 10
        or (day, month) == (24, 7)
        or match["prep"] is None
        or match["prep"] in {"from", "by", "between"}
    ):
        return None  # "8/10" is a rating, "from 9/7" too
    if _group(match, "sign") == "-" and not year:
        return None
    if month > 12 >= day:
        day, month = month, day
    if not year:
        return _one_day(match, latest(month, day, now.day) if month <= 12 else None)
    century = 2000 if len(year) == 2 else 0
    if int(year) + century > now.day.year + 1:
        return None
    return _one_day(match, fit(int(year) + century, month, day))


def _month_day(match: Match[str], now: Now) -> Found | None:
    month, year = MONTHS.index(match["month"]) + 1, match["year"]
    day = {"first": 1, "1 st": 1, "second": 2, "2 nd": 2}.get(match["day"]) or int(match["day"])
    return _one_day(match, fit(int(year), month, day) if year else latest(month, day, now.day))


def _day_of_month(match: Match[str], now: Now) -> Found | None:
    day = 1 if match["day"] == "first" else int(match["day"])
    months = (shift_months(now.day.replace(day=1), -back) for back in range(14))
    dates = (fit(month.year, month.month, day) for month in months)
    weekday = _group(match, "weekday")
    right = (
        one for one in dates
        if one and one <= now.day and (not weekday or WEEKDAYS[one.weekday()] == weekday)
    )  # fmt: skip
    found = _one_day(match, next(right, None))
    return replace(found, bare=True) if found else None


def _weeks_ago(more: int) -> Handler:
    return lambda match, now: _one_day(match, now.back(7 * count_of(match["count"]) + more))


def _weekday_weeks_ago(match: Match[str], now: Now) -> Found | None:
    day = weekday_back(match["weekday"], now.day, today_counts=True)
    return _one_day(match, day - timedelta(days=7 * count_of(match["count"])))


def _weekdays_ago(match: Match[str], now: Now) -> Found | None:
    day = weekday_back(match["weekday"], now.day, today_counts=False)
    return _one_day(match, day - timedelta(days=7 * (count_of(match["count"]) - 1)))


def _last_night(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, now.back(1))


def _tonight(match: Match[str], now: Now) -> Found:
    return Found(span=match.span(), first=now.back(1 if now.night_owl else 0), part="night")


def _this_part(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, now.back(1 if now.night_owl else 0))


def _clock_ago(minutes: int) -> Handler:
    def read(match: Match[str], now: Now) -> Found:
        # Subtracting from the instant, not from the wall clock, keeps the hour right when clocks change.
        then = local_time(now.at - timedelta(minutes=minutes), now.tz)
        at = then.time().replace(second=0, microsecond=0, tzinfo=None, fold=0)
        return Found(span=match.span(), first=then.date(), at=at, grain="moment")

    return read


def _ago_clock(match: Match[str], now: Now) -> Found | None:
    unit = 60 if match["unit"] == "hours" else 1
    minutes = count_of(match["count"]) * unit + (unit // 2 if match["half"] else 0)
    return _clock_ago(minutes)(match, now)


def _moment(match: Match[str], now: Now) -> Found:
    return Found(span=match.span(), first=now.day, grain="moment")


def _just_had(match: Match[str], now: Now) -> Found:
    start = match.start() + match[0].index("just")
    return Found(span=(start, start + 4), first=now.day, grain="moment", said="present")


def _ago(match: Match[str], now: Now) -> Found | None:
    count, unit = count_of(match["count"]), match["unit"].rstrip("s")
    part = part_named(unit)
    if unit in {"month", "year"}:
        if count * (12 if unit == "year" else 1) > 1200:
            return None
        return _one_day(match, shift_months(now.day, -count * (12 if unit == "year" else 1)))
    days = count * {"week": 7, "fortnight": 14}.get(unit, 1)
    return Found(span=match.span(), first=now.back(days), part=part)


def _months_back(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, shift_months(now.day, -6))


def _other_day(match: Match[str], now: Now) -> Found:
    return Found(
        span=match.span(),
        part=part_named(match["part"]),
        grain="week" if match["part"] == "week" else "weekend" if match["part"] == "weekend" else "day",
        said="vague",
    )


def _weekday(match: Match[str], now: Now) -> Found | None:
    day = weekday_back(match["weekday"], now.day, today_counts=True)
    return Found(span=match.span(), first=day, part=part_named(match["part"]), bare=True)


def _weekday_last(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, weekday_back(match["weekday"], now.day, today_counts=False))


def _weekday_before_last(match: Match[str], now: Now) -> Found | None:
    return _one_day(match, weekday_back(match["weekday"], now.day, today_counts=False) - timedelta(days=7))


def _weekday_last_week(match: Match[str], now: Now) -> Found | None:
    monday = monday_of(now.day) - timedelta(days=7)
    return _one_day(match, monday + timedelta(days=WEEKDAYS.index(match["weekday"])))


def _weekday_next(match: Match[str], now: Now) -> Found:
    day = weekday_back(match["weekday"], now.day, today_counts=True) + timedelta(days=7)
    return Found(span=match.span(), first=day, part=part_named(match["part"]), said="future")
