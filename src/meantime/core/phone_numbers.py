"""Phone numbers in a line a person wrote, as they can be dialled."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A run of digits with the marks people put between them, such as `+44 (0)20 7946 0123` or `0800-123 456`.
_RUN = re.compile(r"(?<![\w.,+])\+?\(?\d(?:[\d ()./\-\u00a0\u2011]*\d)?(?![\w])")
#: Days, spans of hours and of years look like numbers and are none: 2026-11-23, 23.11.2026, 11/23/26, 9-17, 1990-1995.
_DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]\d{2}(?:\d\d)?|\d\d?-\d\d?|(?:19|20)\d\d-(?:19|20)\d\d"
)
#: Words before a short number that make it one to dial.
_DIAL = re.compile(r"(?:call|ring|dial|phone|text|tel\.?|sms|number|:)\s*$", re.IGNORECASE)
#: What makes three to six digits something else: a place before them, a unit after them.
_PLACE = re.compile(r"(?:room|ward|floor|bed|unit|flat|suite|box|road|street)\s*$", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*(?:days?|hours?|hrs?|minutes?|mins?|times?|steps?|%|am|pm|km|miles?)\b", re.IGNORECASE
)
#: Digits of a number that needs no word before it (the shortest whole numbers of a town), and of the longest one
#: (ITU-T E.164: 15), and of the shortest to dial after such a word (112).
_WHOLE, _LONGEST, _SHORT = 7, 15, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A number found in a line."""

    #: As the person wrote it.
    shown: str
    #: As it is dialled: digits, with a plus in front when there was one.
    tel: str
    #: Whether a text message may reach it: a whole number, or a short one after "text".
    takes_texts: bool


def find_phone_numbers(line: str, *, short: bool = False) -> tuple[PhoneNumber, ...]:
    """The numbers in a line, in their order. A day, an age or the number of a room is none.

    Args:
        short: whether the line names a service, whose number may be short, such as 116 123. Elsewhere a short number
            needs a word before it ("call 988"), or the line to itself.
    """
    found = (_number(line, run, short=short) for run in _RUN.finditer(line))
    return tuple(number for number in found if number is not None)


def _number(line: str, run: re.Match[str], *, short: bool) -> PhoneNumber | None:
    shown = run[0].strip()
    digits = re.sub(r"\D", "", shown.replace("(0)", "") if shown.startswith("+") else shown)
    if _DAY.fullmatch(shown) or not _SHORT <= len(digits) <= _LONGEST:
        return None
    before, after = line[: run.start()], line[run.end() :]
    asked = _DIAL.search(before)
    service = short and not _PLACE.search(before) and not _UNIT.match(after)
    if len(digits) < _WHOLE and not (asked or service or shown == line.strip()):
        return None
    texts = len(digits) >= _WHOLE or bool(asked and re.match(r"text|sms", asked[0], re.IGNORECASE))
    return PhoneNumber(shown=shown, tel=("+" if shown.startswith("+") else "") + digits, takes_texts=texts)
