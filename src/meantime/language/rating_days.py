"""Which numbers of a text are those of the day it tells of: "anxiety 8 (was 9 yesterday)" compares two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from meantime.language.calendar_words import WEEKDAYS

_TODAY, _YESTERDAY = "today", "yesterday"
_DAY = rf"({'|'.join(WEEKDAYS)}|yesterday|last night|today|tonight|this (?:morning|afternoon|evening))"
_SAME = {"tonight": _TODAY, "last night": _YESTERDAY} | {
    f"this {part}": _TODAY for part in ("morning", "afternoon", "evening")
}
#: "8 yesterday", "5 on Monday".
_BEHIND = re.compile(rf"^ (?:on )?{_DAY}\b")
#: "yesterday 9", "Monday a 6".
_RIGHT_AHEAD = re.compile(rf"\b{_DAY} (?:(?:it|i|was|at|an?|:|-) )*$")
#: "Monday: anxious 6".
_OPENING = re.compile(rf"(?:^|[.;!?,(] ){_DAY}\b[^.;!?]*$")
_WAS = re.compile(r"\b(?:was|were) (?:(?:at|an?|about|like) )*$")


_Span = tuple[int, int]


def of_one_day(spans: Sequence[_Span], text: str) -> set[_Span]:
    """Those of the places of numbers that are not said of another day.

    Where one is said of today, those of yesterday go; else those of another day than the first, and what it "was
    yesterday".
    """
    dated = {span: _day_of(span, text) for span in spans}
    days = [day for day in dated.values() if day]
    if len(days) == 1 and len(spans) > 1:
        return {span for span in spans if not (dated[span] == _YESTERDAY and _was(span, text))}
    told = _TODAY if _TODAY in days else next(iter(days), "")
    return {span for span in spans if dated[span] in {"", told}}


def _day_of(span: _Span, text: str) -> str:
    before = text[max(0, span[0] - 60) : span[0]]
    found = (
        _BEHIND.match(text[span[1] : span[1] + 20]) or _RIGHT_AHEAD.search(before) or _OPENING.search(before)
    )
    return _SAME.get(found[1], found[1]) if found else ""


def _was(span: _Span, text: str) -> bool:
    """ "Was 9 yesterday"."""
    before = text[max(0, span[0] - 20) : span[0]]
    return _WAS.search(before) is not None and _BEHIND.match(text[span[1] : span[1] + 20]) is not None
