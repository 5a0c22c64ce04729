"""Where a phrase that set something off begins and ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from meantime.language.forms import FormList
from meantime.language.phrases import STOPS, Words

#: First word and the one after the last, as indices of keys.
Span = tuple[int, int]
#: Longest phrase, in words.
_LONGEST = 14
#: Signs that belong to a word or a number; every other sign and emoji ends a phrase.
_SOFT_MARKS = frozenset("&+'/@£$€%#")
#: What is still to come, as people write it.
TOMORROW = frozenset({"tomorrow", "tmrw", "tmr", "tmoz", "tomoz", "tomorow", "tommorow", "tomoro"})
_BEFORE_NOUNS = frozenset(
    {"in", "at", "of", "on", "about", "with", "from", "by", "after", "before", "during", "to"}
)
#: The last of the signs that are used between words: dots, dashes, quotes.
_LAST_SIGN = 0x206F
_UNITS = frozenset(
    {"hour", "hours", "hrs", "hr", "minutes", "mins", "min", "days", "weeks", "months", "years"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a text, which of them are read already, and the word lists."""

    words: Words
    #: One for each word: read as time, feeling, symptom, skill or number.
    busy: tuple[bool, ...]
    #: Of these: feelings, symptoms and numbers of the person's own ...
    felt: frozenset[int] = frozenset()
    #: ... what they did about it ...
    did: frozenset[int] = frozenset()
    #: ... and times.
    times: frozenset[int] = frozenset()
    #: Words that name a feeling, whosever it is and whether it was so or not.
    named: frozenset[int] = frozenset()
    #: Words said in passing ("to be honest with you"): they end a phrase.
    asides: frozenset[int] = frozenset()
    #: Of these: feelings and states, no symptoms.
    named_feelings: frozenset[int] = frozenset()
    #: Of the words of `named` and `felt`: pleasant feelings.
    glad: frozenset[int] = frozenset()
    cues: FormList
    #: Where a phrase ends, and the clauses between these places: filled in by `trigger_ends.with_clauses`.
    ends: frozenset[int] = frozenset()
    parts: tuple[Span, ...] = ()

    def any_of(self, kind: Iterable[int], span: Span) -> bool:
        """Whether one of these words stands in the span."""
        return any(span[0] <= n < span[1] for n in kind)


def is_stop(key: str) -> bool:
    """Whether this is a sign that ends a phrase: a comma, an arrow, an emoji."""
    return key in STOPS or not (not key or _is_word(key) or key in _SOFT_MARKS)


def is_emoji(key: str) -> bool:
    """Whether this is a picture or an arrow, no sign of writing."""
    return len(key) == 1 and ord(key) > _LAST_SIGN and not _is_word(key)


def span_after(line: Line, first: int) -> Span:
    """From here to the end of the clause; what is read already ends it once something was said."""
    keys, at = line.words.keys, first
    leading = line.cues.words("leading")
    while at < len(keys) and (line.busy[at] or (keys[at] in leading and not _points(keys, at))):
        if is_stop(keys[at]):
            break
        at += 1
    start = at
    while at < len(keys) and at - start < _LONGEST and not line.busy[at] and at not in line.ends:
        at += 1
    return start, at


def span_before(line: Line, last: int) -> Span:
    """Back from here to the beginning of the clause."""
    at = last
    while at > 0 and last - at < _LONGEST and at - 1 not in line.ends:
        at -= 1
    return at, last


def trimmed(line: Line, span: Span, *, keeping: frozenset[int] = frozenset()) -> Span:
    """Without words at either end that are read already, save those of `keeping`, or say nothing."""
    first, last = span
    keys = line.words.keys
    leading, trailing = line.cues.words("leading"), line.cues.words("trailing")
    while first + 3 < last and keys[first].isdigit() and keys[first + 1] == "/":
        first += 3
    while first < last and (
        _is_read(line, first, keeping) or (keys[first] in leading and not _points(keys, first))
    ):
        first += 1
    last = _cut_at_length(keys, first, _cut_at_time(line, first, last))
    while last > first and (
        _is_read(line, last - 1, keeping)
        or keys[last - 1] in trailing
        or is_stop(keys[last - 1])
        or keys[last - 2 : last] == ("so", "much")
    ):
        if _is_object(line, first, last - 1) or _is_day_to_come(line, last - 1):
            break
        last -= 1
    # What is still to come belongs to the phrase: "exam tomorrow", "mocks start monday".
    return first, last + (first < last < len(keys) and keys[last] in TOMORROW)


def _is_read(line: Line, n: int, keeping: frozenset[int]) -> bool:
    return line.busy[n] and n not in keeping


def _is_day_to_come(line: Line, n: int) -> bool:
    return line.words.keys[n] in line.cues.words("days") and not line.busy[n]


def _points(keys: tuple[str, ...], n: int) -> bool:
    """ "In that meeting"; not "sad that he left"."""
    return keys[n] in {"that", "this"} and (n == 0 or keys[n - 1] in _BEFORE_NOUNS or is_stop(keys[n - 1]))


def _is_object(line: Line, first: int, at: int) -> bool:
    """Whether "me" here belongs to what was done: "beeped at me", "blamed me"."""
    keys = line.words.keys
    return keys[at] in {"me", "us"} and at > first and not line.busy[at] and keys[at - 1] != "made"


def _cut_at_length(keys: tuple[str, ...], first: int, last: int) -> int:
    """ "Sat in traffic for two hours": how long it took is no part of it."""
    if last - first > 3 and keys[last - 1] in _UNITS and "for" in keys[last - 4 : last - 1]:
        return max(first, next(n for n in range(last - 2, 0, -1) if keys[n] == "for"))
    return last


def _cut_at_time(line: Line, first: int, last: int) -> int:
    """ "Got nicked thursday all me tools gone": after a day a new subject is a new clause."""
    keys = line.words.keys
    for n in range(first + 1, last):
        if n in line.times and n - 1 not in line.times and n + 1 < last:
            after = next((m for m in range(n, last) if m not in line.times), last)
            owned = line.words.tokens[line.words.at[after - 1]].flat.endswith("'s")
            if after < last and (owned or keys[after] in line.cues.words("subjects")):
                return n
    return last


def _is_word(key: str) -> bool:
    return any(letter.isalnum() for letter in key)
