"""Where a phrase that set something off begins and ends."""

from dataclasses import dataclass

from meantime.language.forms import FormList
from meantime.language.phrases import STOPS, Words

#: First word and the one after the last, as indices of keys.
Span = tuple[int, int]
#: Longest phrase, in words.
_LONGEST = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a text, which of them are read already, and the word lists."""

    words: Words
    #: One for each word: read as time, feeling, symptom, skill or number.
    busy: tuple[bool, ...]
    cues: FormList


def span_after(line: Line, first: int) -> Span:
    """From here to the end of the clause; what is read already ends it once something was said."""
    keys, at = line.words.keys, first
    while (
        at < len(keys) and (line.busy[at] or keys[at] in line.cues.words("leading")) and keys[at] not in STOPS
    ):
        at += 1
    start = at
    while at < len(keys) and at - start < _LONGEST and not line.busy[at] and not _ends(line, at):
        at += 1
    return start, at


def span_before(line: Line, last: int) -> Span:
    """Back from here to the beginning of the clause."""
    keys, at = line.words.keys, last
    while at > 0 and last - at < _LONGEST and keys[at - 1] not in STOPS and not _ends(line, at - 1):
        at -= 1
    return at, last


def segments_of(line: Line) -> list[Span]:
    """Clauses: cut at signs, clause words, and at "and" before something of one's own."""
    keys, start = line.words.keys, 0
    found = []
    for n in range(len(keys)):
        if _ends(line, n) and not (n == start and keys[n] not in STOPS):
            found.append((start, n))
            start = n + 1 if keys[n] in STOPS else n
    found.append((start, len(keys)))
    return [span for span in found if span[0] < span[1]]


def trimmed(line: Line, span: Span) -> Span:
    """Without words at either end that are read already or say nothing."""
    first, last = span
    keys = line.words.keys
    leading, trailing = line.cues.words("leading"), line.cues.words("trailing")
    while first < last and (line.busy[first] or keys[first] in leading):
        first += 1
    while last > first and (
        line.busy[last - 1] or keys[last - 1] in trailing or not _is_word(keys[last - 1])
    ):
        last -= 1
    # What is still to come belongs to the phrase: "exam tomorrow".
    return first, last + (first < last < len(keys) and keys[last] == "tomorrow")


def _ends(line: Line, n: int) -> bool:
    keys = line.words.keys
    if keys[n] in STOPS or keys[n] in line.cues.words("ends"):
        return True
    if keys[n] not in {"and", "&", "n", "+"}:
        return False
    return n + 1 >= len(keys) or line.busy[n + 1] or keys[n + 1] in line.cues.words("own")


def _is_word(key: str) -> bool:
    return any(letter.isalnum() for letter in key)
