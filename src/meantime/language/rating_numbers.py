"""The numbers of a text that may be strengths, each with its value from 0 to 10, its scale and what it measures.

Clock times, doses, durations, ages, counts and the numbers of a list are none. "60%" and the 0-100 of "SUDS 70" are
brought to 0-10 where a feeling is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import floor

from meantime.language.calendar_words import Line, alternatives, line_of
from meantime.language.forms import forms_in
from meantime.language.rating_days import of_one_day
from meantime.language.rating_signs import is_out_of_ten, listed_numbers
from meantime.language.records import Place
from meantime.language.when_clock import find_clocks
from meantime.language.word_files import parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number from 0 to 10, halves rounded up."""

    #: Where it stands in the text of the line.
    span: tuple[int, int]
    #: Where it stands in the original.
    place: Place
    value: int
    #: Whether its scale is said ("8/10", "80%"): nothing else is needed to call it a strength.
    scaled: bool
    #: What is measured, as said beside it ("mood", "anxiety"); empty when unsaid.
    measures: str = ""

    @property
    def is_gauge(self) -> bool:
        """Whether it says how good something is that is no feeling: "mood 2/10", "4/10 energy"."""
        return self.measures in rating_words("gauges")

    @property
    def is_good(self) -> bool:
        """Whether what is measured is good to have, so that more of it is better."""
        return self.measures in forms_in("coping_forms").words("good_to_have")


def numbers_in(text: str, line: Line | None = None) -> tuple[Number, ...]:
    """The numbers of a text that may be strengths, in order; of a very long text those near its beginning.

    Args:
        line: its `rating_line`, where that is known.
    """
    line = line or rating_line(text)
    found = [_number(line, one) for one in sorted((*_plain(line.text), *_of_hundred(line.text)))]
    meant = [
        one for one in found if one.measures not in rating_words("others") and not _is_pronoun(text, one)
    ]
    told = of_one_day([one.span for one in meant], line.text)
    return tuple(one for one in meant if one.span in told)


def names_a_feeling(after: str) -> bool:
    """Whether a text begins with what is measured: "anxiety 5", "my mood"."""
    return _ahead(_MEASURES).match(after) is not None


def rating_line(text: str) -> Line:
    """The text in one spelling, a new line as a stop."""
    return line_of(text.replace("\n", ";"))


@cache
def rating_words(table: str) -> frozenset[str]:
    """A table of `ratings.toml`."""
    return frozenset(parsed("ratings")[table])


@cache
def behind(tables: tuple[str, ...], part: str) -> re.Pattern[str]:
    """A word of tables of `ratings.toml` (the first group), then the pattern `part`, at the end of a text."""
    return re.compile(rf"(?<![\w'])({any_of(tables)}) {part}$")


def any_of(tables: tuple[str, ...]) -> str:
    """A pattern for any word of tables of `ratings.toml`."""
    return alternatives([word for table in tables for word in parsed("ratings")[table]])


# Helpers.
_Found = tuple[int, int, int, bool]


def _number(line: Line, found: _Found) -> Number:
    start, end, value, scaled = found
    return Number(
        span=(start, end), place=line.place(start, end), value=value, scaled=scaled,
        measures=_measured(line.text, (start, end)),
    )  # fmt: skip


def _is_pronoun(text: str, one: Number) -> bool:
    """ "The nervous one", but not "down to a one"."""
    start, end = one.place
    return text[start:end].lower() == "one" and not text[:start].lower().endswith(("to a ", "to "))


_NUMBER = re.compile(
    r"(?<![\d/%£$€#] )(?<![^\w)’'] \. )(?<![\d/.:£$€#])\b(?P<value>\d{1,2}(?:\.\d)?)(?!\d)"
    r"(?: / \d{1,2}(?= / 10\b)| (?:-|or) \d{1,2}(?= / 10\b))?"
    r"(?P<ten>(?: ?/ ?| out of | outta | out of a | over )10\b(?! ?[/:\d])|(?: / |"
    r" out of )10 th\b)?(?! ?(?:/|%|:\d| percent\b))"
)
_DECIMAL = re.compile(r"\d \. $")
_SCALE = re.compile(r"\b(?:0|1|zero) ?(?:-|–|to|out of) ?10\b(?: scale)?")
_UNIT_AFTER = re.compile(
    r"^ (?:am|pm|a \. m|p \. m|o'?clock|mg|ml|st|nd|rd|th|hours|minutes|days?|nights?|weeks?|months?|"
    r"years?|times?|x|"
    r"in the (?:morning|afternoon|evening)|or so (?:minutes|hours|people)|to \d{1,2} (?:hours|minutes|"
    r"days?|weeks?|months?|years?|times?|people|am|pm)|"
    r"or \d{1,2} (?:hours|minutes|days?|weeks?|months?|years?|times?|people|am|pm)|- \d{1,2} (?:hours|"
    r"minutes|days?|weeks?|am|pm))\b"
)
#: "5 dogs", "3 exams": things that are counted; "7 as", "8 this" and "5 stress" are none.
_COUNTED = re.compile(
    r"^ (?!\w*[su]s\b|nerves\b|worries\b|always\b|perhaps\b)[a-z]{2,}[^\Wiu]s\b(?<!wards)(?<!times)"
)
_PER_CENT = re.compile(r"(?<![\d./] )(?<![\d.,/+])\b(\d{1,3}) ?(?:%|percent\b|per cent\b|pct\b)")
_HUNDRED = re.compile(r"(?<![\d./£$€#] )\b([1-9]\d|100)\b(?! ?[%/:.]\d?)")
#: Between what is measured and its per cent; "down 20%" says by how much.
_TO_A_PER_CENT = (
    r"(?:(?:(?:was|is|at|about|around|like|level|lvl|levels|went|dropped|fell|came|from|to|down to|up to|an?|now|still"
    r"|only|really|up at|down at|down from|probably|maybe|roughly|:|=|-|\(|,) )*)"
)
#: What may follow a strength in per cent; "20% off", "60% sure" and "10% of it" are none.
_AFTER_A_HUNDRED = re.compile(
    r"^(?: [^\w\s]|$| (?:before|after|afterwards|now|then|later|today|tonight|yesterday|this|last|on|in|at|when|while"
    r"|during|by|down|up|to|and|but|because|cos|bc|rn|again|with|from|until|i|then)\b)"
)
_SUDS = re.compile(
    r"\bsuds? (?:(?:was|is|at|about|around|of|level|score|rating|:|=|-|now|an?|like) )*(\d{1,3})\b"
)


def _plain(text: str) -> Iterator[_Found]:
    """Bare numbers up to 10 and those out of ten."""
    listed, taken = listed_numbers(text), [clock.span for clock in find_clocks(text)]
    taken += [match.span() for match in _SCALE.finditer(text)]
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        of_ten = bool(match["ten"]) or is_out_of_ten((start, end), text)
        is_free = of_ten or not (
            _DECIMAL.search(text[max(0, start - 8) : start])
            or any(low <= start < high for low, high in taken)
            or _has_unit(text[end : end + 40])
        )
        if is_free and start not in listed and float(match["value"]) <= 10:
            yield start, end, _half_up(float(match["value"])), of_ten


def _has_unit(after: str) -> bool:
    return _UNIT_AFTER.match(after) is not None or _COUNTED.match(after) is not None


def _of_hundred(text: str) -> Iterator[_Found]:
    """Strengths from 0 to 100: per cents of a feeling, and what is said beside "SUDS 70"."""
    yield from _per_cents(text)
    suds = _SUDS.search(text)
    if suds and int(suds[1]) > 10:
        for match in _HUNDRED.finditer(text, suds.start(1)):
            if _AFTER_A_HUNDRED.match(text[match.end() : match.end() + 20]):
                yield (*match.span(), _tenth(match[1]), True)


def _per_cents(text: str) -> Iterator[_Found]:
    """ "Anxiety at 80% before, 40% after", "60% anxiety": the first stands beside what is felt."""
    is_felt = False
    for match in _PER_CENT.finditer(text):
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 20]
        is_led = behind((*_FELT, "gauges"), _TO_A_PER_CENT).search(before)
        is_followed = int(match[1]) < 100 and not after.startswith(" of ") and _ahead(("nouns",)).match(after)
        if int(match[1]) <= 100 and (is_followed or ((is_felt or is_led) and _AFTER_A_HUNDRED.match(after))):
            is_felt = True
            yield (*match.span(), _tenth(match[1]), True)


def _tenth(hundredths: str) -> int:
    return _half_up(int(hundredths) / 10)


def _half_up(value: float) -> int:
    return floor(value + 0.5)


_FELT = ("nouns", "states")
_MEASURES = (*_FELT, "gauges", "others")
_BESIDE = (
    r"(?:(?:was|is|were|been|went|moved|rose|lifted|dropped|fell|came|hit|reached|level|levels|lvl|lvls|score|rating|at"
    r"|about|around|an?|like|today|now|still|only|really|up|down|from|to|:|=|-|\() ){0,4}"
)


def _measured(text: str, span: tuple[int, int]) -> str:
    """What stands right before a number, else right after it, else before it behind a comma."""
    before, after = text[max(0, span[0] - 48) : span[0]], text[span[1] : span[1] + 40]
    if found := behind(_MEASURES, _BESIDE).search(before) or _ahead(_MEASURES).match(after):
        return found[1]
    found = behind(_MEASURES, rf"{_BESIDE}, {_BESIDE}").search(before)
    # "2/10 nerves, 9/10": the nerves have their number.
    return found[1] if found and not _NUMBERED.search(before[: found.start()]) else ""


_NUMBERED = re.compile(r"\d (?:(?:for|of|on) )?$")


@cache
def _ahead(tables: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^ (?:(?:for|of|on) )?(?:(?:my|the) )?({any_of(tables)})(?![\w'])")
