"""Which half of the day a clock time means: "woke at 5" is in the morning, "in bed by 9" in the evening."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from meantime.language.calendar_words import alternatives, phrases
from meantime.language.records import Part
from meantime.language.when_clock import Clock
from meantime.language.when_found import Now


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What is known of the day beside the clock time."""

    #: The part of the day that is said.
    part: Part | None = None
    #: The day it was; None when none is said.
    day: date | None = None


def time_of(clock: Clock, text: str, meant: Meant, now: Now) -> time:
    """The time of day a clock time in `text` means.

    A part of the day that is said decides; then words nearby ("fell asleep", "got to work"); then the half that was
    last, or for a day that is over, the waking one.
    """
    hour = clock.hour % 12
    hint = meant.part or _hint_near(clock, text)
    if hint:
        return clock.at(late=_is_late(hour, hint))
    if meant.day is None:
        return clock.at(late=_was_late(clock, now))
    if meant.day == now.day:
        return clock.at(late=clock.at(late=True) <= now.wall.time())
    return clock.at(late=hour < 7)


# Helpers.
#: "Up at 5", not "picked me up at 5" or "met up at 5".
_UP = (
    "".join(
        f"(?<!{word} )"
        for word in ("ed", "ing", "me", "us", "it", "him", "her", "met", "meet", "set", "hung", "shut")
    )
    + "up (?:at|by|from|since|with the baby)"
)


def _is_late(hour: int, hint: str) -> bool:
    """Whether an hour of the twelve lies after noon: a night begins in the evening, a working day in the morning."""
    if hint == "night":
        return hour >= 6
    return hour < 7 if hint == "day" else hint in {"afternoon", "evening"}


def _was_late(clock: Clock, now: Now) -> bool:
    """The half that was last. Few notes speak of four in the night without saying so, but for one written then."""
    if 0 < clock.hour % 12 < 7 and not now.night_owl:
        return True
    return _minutes_since(clock.at(late=True), now) < _minutes_since(clock.at(late=False), now)


def _minutes_since(at: time, now: Now) -> int:
    return (now.wall.hour * 60 + now.wall.minute - at.hour * 60 - at.minute) % (24 * 60)


def _hint_near(clock: Clock, text: str) -> str | None:
    """What the last word before it in its clause tells, else what all such words of the text tell alike.

    A word of the working day tells it only right there: "met at seven, the next meeting" is no morning.
    """
    found = [(match.start(), phrases("hints").get(match[0], "morning")) for match in _hints().finditer(text)]
    clause = max(text.rfind(mark, 0, clock.span[0]) for mark in ",.;!?")
    before = [hint for start, hint in found if clause < start < clock.span[0]]
    if before:
        return before[-1]
    told = {hint for _, hint in found if hint != "day"}
    return told.pop() if len(told) == 1 else None


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_UP}|{alternatives(list(phrases('hints')))})\b")
