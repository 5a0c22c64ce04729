"""Clock times and parts of a day: "at 3am", "around half 7", "quarter past eight", "after dinner"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from itertools import islice
from re import Match

from meantime.language.calendar_words import alternatives, phrases
from meantime.language.records import Part
from meantime.language.when_found import MOST_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time as said; `sure` when morning or evening is beyond doubt."""

    span: tuple[int, int]
    hour: int
    minute: int = 0
    sure: bool = False
    #: "until midnight": when it ended, not when it was.
    ends: bool = False

    def at(self, *, late: bool) -> time:
        """The time of day; `late` picks the half after noon when the words leave it open."""
        hour = self.hour
        if not self.sure and hour < 13:
            hour = hour % 12 + (12 if late else 0)
        return time(hour, self.minute)


def find_clocks(text: str) -> list[Clock]:
    """Clock times in a respelled line, in order; ratings, durations and doses are none."""
    taken = bytearray(len(text))
    found: list[Clock] = []
    for pattern, read in _clock_rules():
        for match in islice(pattern.finditer(text), MOST_FOUND):
            clock = None if any(taken[match.start() : match.end()]) else read(match)
            if clock is not None:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(replace(clock, ends=match[0].startswith(_ENDS)))
    return sorted(found, key=lambda clock: clock.span)


def find_parts(text: str) -> list[tuple[tuple[int, int], Part]]:
    """Phrases for a part of the day that name no day, in order."""
    names = phrases("parts")
    return [(m.span(), names[m[0]]) for m in islice(_part_pattern().finditer(text), MOST_FOUND)]  # type: ignore[misc]


def part_of(at: time) -> Part:
    """Night 22:00-04:59, morning to 11:59, afternoon to 16:59, evening to 21:59 (project rule)."""
    if at.hour >= 22 or at.hour < 5:
        return "night"
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 17 else "evening"


# Helpers.
_Read = Callable[[Match[str]], Clock | None]
_Row = tuple[str, _Read]
_ENDS = ("until ", "till ", "til ")
_HOUR, _HOUR_2 = r"(?P<hour>\d{1,2})", r"(?P<hour2>\d{1,2})"
_AMPM = r"(?: ?(?P<half>am|pm|a \. m(?: \.)?|p \. m(?: \.)?)\b)"
_BEFORE = (
    r"(?:at|around|about|by|until|till|til|since|after|before|from|like|gone"
    r"|approx|roughly|nearly|almost|just after|just before|@)"
)
_TILL = "(?:til|till|until)"
_OF_DAY = r"(?= (?:last night|this (?:morning|evening|afternoon)|yesterday|in the)\b)"
_WHO = "(?:i|ive|i've|im|i'm|we|it|he|she|they|my|everyone|everything)"
#: "1200 steps" is no noon.
_NO_AMOUNT = (
    r"(?! ?(?:[/%.,:£$€-]|steps|calories|cals?|kcal|words|people|pounds|quid|m\b|metres|things|miles|dollars|euros"
    r"|emails|times|reps|of\b|pieces|followers|likes|for the))"
)
#: What follows a number that is no clock time.
_NO_CLOCK = (
    r"(?! ?(?:/|%|\.\d|:|-|–|>|→|out of|st\b|nd\b|rd\b|th\b|of\b|to\b|or\b|x\b|mg|ml|g\b|kg|k\b|km|"
    r"miles?|percent|years?|yrs?|"
    r"months?|weeks?|days?|nights?|hours|minutes|secs?|seconds?|times?|people|friends|kids|pounds|quid|"
    r"dollars|"
    r"points?\b|stage|time\b|another|a time|of us|different|other|more|less|panic|pages?|sessions?|"
    r"pills?|tablets?|drinks?|beers?|glasses|steps|stone|lbs?|things?|year))"
)
#: Words before "at 8" that make it a strength.
_STRENGTH_BEFORE = (
    "anxiety ", "anxious ", "stress ", "level ", "mood ", "intensity ", "still ",
    "was ", "were ", "is ", "it's ", "its ",
    "im ", "i'm ", "sitting ", "peaked ", "be ", "started ", "rated ", "starting ", "ended ", "fear ",
    "now ", "stayed ",
    "it ", "put it ", "panic is ", "hovering ", "stuck ",
)  # fmt: skip

#: Words before "from 8 to 5" that make it a change of strength.
_CHANGES = (
    "went ", "gone ", "go ", "dropped ", "down ", "up ", "fell ", "rose ", "came ", "jumped ", "moved ", "got it ",
    "anxiety ", "anxious ", "stress ", "mood ", "panic ", "it ", "level ", "fear ",
)  # fmt: skip
_DAY_PART = re.compile(r"\b(?:night|morning|afternoon|evening)\b")


@cache
def _clock_rules() -> tuple[tuple[re.Pattern[str], _Read], ...]:
    rows = (*_exact_clocks(), *_loose_clocks())
    return tuple((re.compile(pattern), read) for pattern, read in rows)


def _exact_clocks() -> tuple[_Row, ...]:
    return (
        (rf"\b(?:between|from) {_HOUR} (?:and|-|to|{_TILL}) \d{{1,2}}{_AMPM}", _plain),
        (rf"\b(?:between {_HOUR} and|from {_HOUR_2} to) \d{{1,2}}\b{_OF_DAY}", _no_change),
        (rf"\bfrom {_HOUR}(?: ish)? {_TILL} \d{{1,2}}\b(?! ?[/%])", _no_change),
        (r"^(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)\b(?! ?(?:/|%|mg|miles|out|am\b|pm\b|a \.|p \.))", _plain),
        (
            r"\b(?:at|around) (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\b"
            rf"|(?:^|(?<=[.;] ))(?P<hour2>0\d|1[0-8]|2[1-3])(?P<minute2>[0-5]\d)\b{_NO_AMOUNT}",
            _plain,
        ),
        (r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) hours\b", _plain),
        (rf"\b(?:at|around|about|by|since) {_HOUR} (?P<minute>[0-5][05])\b(?! ?(?:[/%]|minutes|mg))", _plain),
        (rf"\b(?:{_BEFORE} )?half (?:past )?{_HOUR}\b(?! ?(?:of|mg|minutes|hours))(?: ish)?{_AMPM}?", _half),
        (
            rf"\b(?:{_BEFORE} )?(?:a )?quarter (?P<to>past|to|after|before|till|of) {_HOUR}\b{_AMPM}?",
            _quarter,
        ),
        (
            rf"\b(?:{_BEFORE} )?(?P<minutes>5|10|20|25|\d{{1,2}} minutes) (?P<to>past) {_HOUR}\b{_AMPM}?",
            _minutes,
        ),
        (
            rf"\b(?P<minutes>5|10|20|25|\d{{1,2}} minutes) (?P<to>to) {_HOUR}\b(?= (?:am|pm|"
            rf"in the (?:morning|afternoon|evening)|this (?:morning|afternoon|evening)|last night|"
            rf"yesterday))",
            _minutes,
        ),
        (
            rf"(?:^|(?<=[.;] ))(?P<minutes>5|10|20|25) (?P<to>to) {_HOUR}\b"
            r"(?= (?:outside|inside|in|on|at|still|already|and i|waiting|sat|stood)\b)",
            _minutes,
        ),
        (
            rf"(?<!down )\b(?:at|around) (?P<minutes>5|10|20|25|"
            rf"\d{{1,2}} minutes) (?P<to>to) {_HOUR}\b{_AMPM}?",
            _minutes,
        ),
        (rf"\b(?:{_BEFORE} )?{_HOUR}(?:[.:](?P<minute>\d\d))?(?: ish)?{_AMPM}(?: ish)?", _plain),
    )


def _loose_clocks() -> tuple[_Row, ...]:
    return (
        (rf"\b(?:{_BEFORE} )?{_HOUR} ?o'?clock\b(?: {_AMPM})?", _plain),
        (rf"\b(?:{_BEFORE} )?{_HOUR} o ?clock\b", _plain),
        (rf"\b(?:{_BEFORE} )?{_HOUR} ?h (?P<minute>\d\d)\b", _plain),
        (rf"\b(?:at|around) {_HOUR} h\b", _plain),
        (rf"\b(?:{_BEFORE} )?{_HOUR}:(?P<minute>\d\d)\b", _colon),
        (rf"\b{_BEFORE} {_HOUR}\.(?P<minute>[0-5]\d)\b(?! ?(?:/|%|mg|miles))", _plain),
        (
            rf"\b(?:at|@)(?: (?:around|about|like|roughly|exactly))? {_HOUR}\b(?: ish)?{_NO_CLOCK}",
            _no_strength,
        ),
        (rf"(?<=morning ){_HOUR}\b(?: ish)?{_NO_CLOCK}|(?<=night ){_HOUR_2}\b(?: ish)?{_NO_CLOCK}", _plain),
        (
            rf"\b(?:around|about|like) {_HOUR} ish\b(?= (?:last|this|yesterday|in|on|i|we|he|she|they|"
            rf"and)\b|$| [,.])",
            _no_strength,
        ),
        (
            rf"\b{_HOUR} ish\b(?= (?:last night|this|yesterday|in the|on|tonight|today)\b)|"
            rf"(?<=yesterday ){_HOUR_2} ish\b",
            _plain,
        ),
        (
            rf"(?:(?<=yesterday )|(?<=night )|(?<=morning )|(?<=evening )|(?<=afternoon )|(?<=today ))"
            rf"(?:around|about) {_HOUR}\b{_NO_CLOCK}",
            _no_strength,
        ),
        (rf"\b(?:around|about|by|before|after|since|gone) {_HOUR}\b{_OF_DAY}", _no_level),
        (rf"\b(?:by|since) {_HOUR}\b(?= {_WHO}\b)", _no_strength),
        (rf"\b(?:in bed by|(?:up|awake) (?:since|from)) {_HOUR}\b{_NO_CLOCK}", _plain),
        (rf"\baround {_HOUR}\b(?= ?(?:$|[.,]))", _amid_a_part),
        (rf"\b{_HOUR}\b(?= (?:in the (?:morning|afternoon|evening)|at night)\b)", _plain),
        (
            r"\b(?:(?:at|around|about|by|until|till|before|after) )?(?P<name>noon|midday|midnight|"
            r"mid night)\b",
            _named,
        ),
    )


@cache
def _part_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(list(phrases('parts')))})\b")


def _read_hour(match: Match[str]) -> int:
    groups = match.groupdict()
    return int(groups.get("hour") or groups.get("hour2") or 99)


def _read_minute(match: Match[str]) -> int:
    groups = match.groupdict()
    return int(groups.get("minute") or groups.get("minute2") or 0)


def _clock(match: Match[str], hour: int, minute: int) -> Clock | None:
    half = match.groupdict().get("half") or ""
    if half.startswith((" am", "am", "a .", "pm", "p .", " pm")) or half in {
        " in the morning",
        " this morning",
    }:
        if not 1 <= hour <= 12:
            return _plain_day(match, hour, minute)
        late = half.strip().startswith("p")
        return Clock(span=match.span(), hour=hour % 12 + (12 if late else 0), minute=minute, sure=True)
    return _plain_day(match, hour, minute)


def _plain_day(match: Match[str], hour: int, minute: int) -> Clock | None:
    if hour > 23 or minute > 59:
        return None
    groups = match.groupdict()
    on_24 = (groups.get("hour") or groups.get("hour2") or "").startswith("0")
    return Clock(span=match.span(), hour=hour, minute=minute, sure=on_24 or hour > 12 or hour == 0)


def _plain(match: Match[str]) -> Clock | None:
    return _clock(match, _read_hour(match), _read_minute(match))


def _no_strength(match: Match[str]) -> Clock | None:
    # "anxiety at 8" is a strength, "left at 8" a time, "at 15 I" an age.
    hour, after = _read_hour(match), match.string[match.end() :]
    is_age = hour > 12 and match[0].startswith("at ") and re.match(rf" {_WHO}\b", after)
    return None if is_age or _is_after(match, _STRENGTH_BEFORE) else _plain(match)


def _no_level(match: Match[str]) -> Clock | None:
    # "Anxious about 2 this afternoon" is a time, "anxiety about 2" a strength.
    is_level = _is_after(match, _STRENGTH_BEFORE) and not _is_after(match, ("anxious ",))
    return None if is_level else _plain(match)


def _no_change(match: Match[str]) -> Clock | None:
    return None if _is_after(match, _CHANGES) else _plain(match)


def _amid_a_part(match: Match[str]) -> Clock | None:
    # "In the night shift I panicked around 3": with a part of the day in the sentence it is no strength.
    sentence = re.split(r"[.;]", match.string[: match.start()])[-1]
    return _no_strength(match) if _DAY_PART.search(sentence) and not sentence.endswith(", ") else None


def _is_after(match: Match[str], words: tuple[str, ...]) -> bool:
    before = " " + match.string[max(0, match.start() - 20) : match.start()]
    return before.endswith(tuple(f" {word}" for word in words))


def _colon(match: Match[str]) -> Clock | None:
    return _clock(match, _read_hour(match), int(match["minute"]))


def _half(match: Match[str]) -> Clock | None:
    hour = _read_hour(match)
    return _clock(match, hour, 30) if 1 <= hour <= 12 else None


def _quarter(match: Match[str]) -> Clock | None:
    return _shifted(match, 15)


def _minutes(match: Match[str]) -> Clock | None:
    return _shifted(match, int(match["minutes"].split()[0]))


def _shifted(match: Match[str], minutes: int) -> Clock | None:
    hour = _read_hour(match)
    if not 1 <= hour <= 12 or minutes > 59:
        return None
    if match["to"] in {"past", "after"}:
        return _clock(match, hour, minutes)
    return _clock(match, hour - 1 or 12, 60 - minutes)


def _named(match: Match[str]) -> Clock:
    hour = 0 if match["name"].startswith("mid") and match["name"].endswith("night") else 12
    return Clock(span=match.span(), hour=hour, sure=True)
