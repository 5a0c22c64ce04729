"""Times counted back from now: "three days ago", "half an hour ago", "a week last Friday", "just had"."""

from __future__ import annotations

from datetime import timedelta
from re import Match

from meantime.core.moments import local_time
from meantime.language.when_found import Found, Handler, Now, shift_months
from meantime.language.when_pieces import (
    COUNT,
    PART,
    WEEKDAY,
    count_of,
    one_day,
    part_named,
    so_far_today,
    weekday_back,
)

Row = tuple[str, Handler]
#: "ago", or "back" where nothing is gone back to.
_AGO = r"(?:ago|back(?! at\b| in\b| to\b| on\b| home\b| from\b))\b"
_ABOUT = r"\b(?:about |around |like |maybe |roughly |almost |nearly )?"


def ago_rows() -> tuple[Row, ...]:
    """Patterns of what is counted back, the most particular first."""
    return (*_weeks(), *_clocks(), *_moments(), *_days(), *_near())


# Helpers.
def _weeks() -> tuple[Row, ...]:
    return (
        (rf"{_ABOUT}{COUNT} weeks? (?:ago|back) today\b", _weeks_ago(0)),
        (rf"\b{COUNT} weeks? (?:ago|back) yesterday\b", _weeks_ago(1)),
        (rf"\b{COUNT} weeks? (?:ago|last)(?: on)?(?: last)? {WEEKDAY}\b{PART}", _weekday_weeks_ago),
        (rf"\b(?:on )?{WEEKDAY}(?: (?P<count>a|\d{{1,2}}))? weeks? (?:ago|back)\b", _weekday_weeks_ago),
        (rf"\b{COUNT} {WEEKDAY}s? ago\b{PART}", _weekdays_ago),
        (rf"\bweek last {WEEKDAY}\b", weekday_before_last),
    )


def _clocks() -> tuple[Row, ...]:
    return (
        (r"\bhalf (?:an |a )?hours? ago\b", _clock_ago(30)),
        (r"\b(?:(?:an?|1) hours? and (?:a )?half|1\.5 hours) ago\b", _clock_ago(90)),
        (r"\b2\.5 hours ago\b", _clock_ago(150)),
        (r"\b(?:a )?quarter of an hour ago\b", _clock_ago(15)),
        (r"\b3 quarters of an hour ago\b", _clock_ago(45)),
        (
            rf"{_ABOUT}{COUNT}(?P<half> and a half)? (?P<unit>minutes|hours)(?: or (?:so|2))? {_AGO}",
            _ago_clock,
        ),
    )


def _moments() -> tuple[Row, ...]:
    return (
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
            r"(?:^|(?<=i )|(?<=i've )|(?<=ive )|(?<=[.,!;] )|(?<=so )|(?<=and )|(?<=have ))just "
            r"(?:had|woken|woke|been|finished|come out|came out|got (?:home|off|back|in|out|"
            r"told))\b(?! to| enough| it| a feeling| like)",
            _just_had,
        ),
    )


def _days() -> tuple[Row, ...]:
    return (
        (
            rf"(?:^|(?<=[.,!] ))before {COUNT} (?P<unit>days?|weeks?|months?|years?)\b(?= i | my | he | she | we |$)",
            _ago,
        ),
        (r"\bhalf a year ago\b", _months_back(6)),
        (r"\bthis time last month\b", _months_back(1)),
        (r"\bthis time last year\b", _months_back(12)),
        (r"(?P<count>)(?<!a )(?<!day )(?<!\d )\b(?P<unit>day|week|month|year) ago\b", _ago),
        (
            rf"{_ABOUT}{COUNT}(?: and a half)? (?P<unit>days?|nights?|mornings?|weeks?|fortnight|"
            rf"months?|years?)(?: or (?:so|2))? {_AGO}",
            _ago,
        ),
    )


def _near() -> tuple[Row, ...]:
    return (
        (r"\bhours ago\b", so_far_today),
        (r"\bearlier on\b", so_far_today),
        (
            r"(?<!hours )(?<!minutes )(?<!days )(?<!weeks )(?<!bit )(?<!woke )(?<!wake )(?<!up )"
            r"(?<!bed )(?<!much )(?<!even )(?<!home )(?<!the )(?<!an )"
            r"\bearlier\b(?! than| this| that| in| last| session| part| version)",
            so_far_today,
        ),
        (
            r"\b(?:the |just the )other (?P<part>day|night|morning|evening|afternoon|week|weekend)\b",
            _other_day,
        ),
    )


def weekday_before_last(match: Match[str], now: Now) -> Found | None:
    """The one a week before the most recent."""
    return one_day(match, weekday_back(match["weekday"], now.day, today_counts=False) - timedelta(days=7))


def _weeks_ago(more: int) -> Handler:
    return lambda match, now: one_day(match, now.back(7 * count_of(match["count"]) + more))


def _weekday_weeks_ago(match: Match[str], now: Now) -> Found | None:
    day = weekday_back(match["weekday"], now.day, today_counts=True)
    return one_day(match, day - timedelta(days=7 * count_of(match["count"])))


def _weekdays_ago(match: Match[str], now: Now) -> Found | None:
    day = weekday_back(match["weekday"], now.day, today_counts=False)
    return one_day(match, day - timedelta(days=7 * (count_of(match["count"]) - 1)))


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
        return one_day(match, shift_months(now.day, -count * (12 if unit == "year" else 1)))
    days = count * {"week": 7, "fortnight": 14}.get(unit, 1)
    return Found(span=match.span(), first=now.back(days), part=part)


def _months_back(months: int) -> Handler:
    return lambda match, now: one_day(match, shift_months(now.day, -months))


def _other_day(match: Match[str], now: Now) -> Found:
    return Found(
        span=match.span(),
        part=part_named(match["part"]),
        grain="week" if match["part"] == "week" else "weekend" if match["part"] == "weekend" else "day",
        said="vague",
    )
