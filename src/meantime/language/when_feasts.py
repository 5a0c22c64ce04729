"""Feasts as days: "Christmas Eve", "Bonfire night", "mother's day" (the fourth Sunday in Lent, as in the UK)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from re import Match

from meantime.language.calendar_words import alternatives, phrases, time_words
from meantime.language.when_found import Found, Handler, Now, Rule, latest
from meantime.language.when_pieces import PART, part_named


@cache
def feast_rules() -> tuple[Rule, ...]:
    """Patterns of feasts with the day they last fell on; a Christmas party is no feast."""
    tail = (
        r"\b(?! (?:parties|shopping|trees?|presents?|cards?|costumes?|decorations|lights|movies?|films?|songs?"
        r"|music|jumper|market|fair|do|break|holidays?|stuff|candy|sweets)\b)"
    )
    lead = r"\b(?:(?:on|at|over|since|during|around) )?(?:last |this )?"
    rows: tuple[tuple[str, Handler], ...] = (
        (f"{lead}(?P<feast>{alternatives(list(phrases('feasts')))}){tail}{PART}", _fixed_feast),
        (f"{lead}(?P<feast>{alternatives(list(phrases('moving_feasts')))}){tail}{PART}", _moving_feast),
    )
    return tuple((re.compile(pattern), handler) for pattern, handler in rows)


# Helpers.
_PARTY = re.compile(r" party\b")
_PARTY_OVER = re.compile(r" party (?:was|were|made|got|and|at|left|,)(?: |$)")


def _fixed_feast(match: Match[str], now: Now) -> Found | None:
    feast = phrases("feasts")[match["feast"]]
    if _PARTY.match(match.string, match.end("feast")) and not _is_own_party(match, feast):
        return None
    month, day = (int(number) for number in feast.split("-"))
    part = part_named(match["part"])
    found = latest(month, day, now.day)
    return Found(span=match.span(), first=found, part=part, bare=True) if found else None


def _is_own_party(match: Match[str], feast: str) -> bool:
    """ "Halloween party was loud" is of that night; a Christmas party may be on any day of December."""
    after = match.string[match.end("feast") :]
    return feast in time_words()["weeks"]["party_nights"] and bool(_PARTY_OVER.match(after))


def _moving_feast(match: Match[str], now: Now) -> Found | None:
    if _PARTY.match(match.string, match.end("feast")):
        return None
    if match.string[: match.start()].endswith("a "):
        return None  # "a good Friday" was a good day
    name = phrases("moving_feasts")[match["feast"]]
    days = (_moving(name, year) for year in (now.day.year, now.day.year - 1))
    found = next((day for day in days if day <= now.day), None)
    return Found(span=match.span(), first=found, part=part_named(match["part"]), bare=True) if found else None


def _moving(name: str, year: int) -> date:
    easter = _easter(year)
    from_easter = {
        "easter": 0,
        "good_friday": -2,
        "easter_monday": 1,
        "pancake_day": -47,
        "mothering_sunday": -21,
    }
    if name in from_easter:
        return easter + timedelta(days=from_easter[name])
    if name == "black_friday":
        return _nth(year, 11, 3, 4) + timedelta(days=1)
    month, weekday, nth = {
        "fathers_day": (6, 6, 3),
        "thanksgiving": (11, 3, 4),
        "labor_day": (9, 0, 1),
        "remembrance_sunday": (11, 6, 2),
    }.get(name, (5, 0, 0))
    return _nth(year, month, weekday, nth) if nth else _nth(year, 6, 0, 1) - timedelta(days=7)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)
