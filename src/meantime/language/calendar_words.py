"""Time words in one spelling: what people write ("thurs", "2day", "twenty") as the words the rules know.

Weekdays and months come out with a capital letter ("Saturday", "May") only where the words around them say that they
are one: "sat in the car" and "I may be" stay small words. Source: `content/words/en/time.toml`, own wording.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from meantime.language.records import Place
from meantime.language.tokens import Token, tokens_of
from meantime.language.word_files import parsed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
#: Words of a text longer than this many tokens are left unread: time stands near the beginning of a note.
MOST_TOKENS = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A text in one spelling, with the way back to the characters it came from."""

    #: Words joined by single spaces.
    text: str
    #: Where each word starts in `text`.
    starts: tuple[int, ...]
    #: The place of each word in the original.
    places: tuple[Place, ...]

    def place(self, start: int, end: int) -> Place:
        """The original characters behind `text[start:end]`."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.places[first][0], self.places[last][1]


def line_of(text: str) -> Line:
    """The text with one spelling for each time word and digits for number words."""
    tokens = tokens_of(text)[:MOST_TOKENS]
    words: list[str] = []
    places: list[Place] = []
    at = 0
    while at < len(tokens):
        word, used = _word_at(tokens, at)
        words.append(word[:40])
        places.append((tokens[at].place[0], tokens[at + used - 1].place[1]))
        at += used
    return Line(" ".join(words), _starts_of(words), tuple(places))


def time_words() -> Mapping[str, Any]:
    """The tables of `content/words/en/time.toml`, as they stand there."""
    return parsed("time")


@cache
def phrases(table: str) -> Mapping[str, str]:
    """Phrase to name, for one table of the file ("parts": "after dinner" to "evening")."""
    return {phrase: name for name, found in time_words()[table].items() for phrase in found}


@cache
def sunday_zones() -> frozenset[str]:
    """Zones in which a week begins with Sunday."""
    return frozenset(time_words()["weeks"]["sunday_zones"])


# Helpers.
_PREPOSITIONS = frozenset(
    [
        "on",
        "since",
        "until",
        "till",
        "last",
        "next",
        "every",
        "from",
        "between",
        "by",
        "early",
        "late",
        "before",
        "after",
        "during",
        "each",
        "most",
    ]
)
_DAY_PARTS = frozenset(
    [
        "morning",
        "morn",
        "night",
        "nite",
        "evening",
        "eve",
        "afternoon",
        "aft",
        "am",
        "pm",
        "lunchtime",
        "lunch",
        "mornings",
        "nights",
        "evenings",
    ]
)
#: What may stand right after a day that is written small and without a preposition.
_AFTER_A_DAY = frozenset({"", ".", "!", "?", ",", "without", "w", "cos", "bc", "because", "but", "n"})
_GOING = frozenset(
    [
        "went",
        "going",
        "gone",
        "go",
        "met",
        "out",
        "did",
        "came",
        "back",
        "had",
        "saw",
        "argued",
        "cried",
        "cancelled",
    ]
)
_DOERS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "you",
        "it",
        "who",
        "and",
        "then",
        "just",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "been",
        "be",
        "being",
    ]
)
_NOT_DAYS = frozenset(
    ["cream", "lounger", "lounge", "bed", "screen", "tan", "glasses", "hat", "nav", "up", "down", "bathing"]
)
_MONTH_BEFORE = frozenset(
    [
        "in",
        "since",
        "last",
        "of",
        "early",
        "late",
        "mid",
        "until",
        "till",
        "by",
        "during",
        "next",
        "from",
        "through",
    ]
)
_NUMBER_END = frozenset({"st", "nd", "rd", "th"})
_FAR_TYPOS = ("yesterday", "tomorrow", "Wednesday", "Thursday", "Saturday", "Tuesday", "morning", "afternoon",
              "evening", "weekend", "September", "October", "November", "December", "February", "January")  # fmt: skip
#: Real words one letter away from a time word.
_REAL_WORDS = frozenset(
    {"warning", "mourning", "evening's", "weekends", "weekdays", "evenings", "mornings", "opening"}
)


def _word_at(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    token = tokens[at]
    joined = _joined(tokens, at)
    if joined:
        return joined, 2
    if token.flat in phrases("numbers"):
        return _number_at(tokens, at)
    return _in_context(tokens, at) or _one_word(token.flat), 1


def _joined(tokens: tuple[Token, ...], at: int) -> str | None:
    # "2day" comes as two tokens without a gap; "tea-time" as three is left alone.
    if at + 1 >= len(tokens) or tokens[at].place[1] != tokens[at + 1].place[0]:
        return None
    return phrases("spelling").get(tokens[at].flat + tokens[at + 1].flat)


def _number_at(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    number = int(phrases("numbers")[tokens[at].flat])
    used = 2 if _flat(tokens, at + 1) == "-" else 1
    unit = phrases("numbers").get(_flat(tokens, at + used), "0")
    if number >= 20 and 0 < int(unit) < 10:
        return str(number + int(unit)), used + 1
    ordinal = phrases("ordinals").get(_flat(tokens, at + used))
    if number in (20, 30) and ordinal and int(ordinal.split()[0]) < 10:
        day, ending = ordinal.split()
        return f"{number + int(day)} {ending}", used + 1
    return str(number), 1


def _flat(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].flat if 0 <= at < len(tokens) else ""


def _in_context(tokens: tuple[Token, ...], at: int) -> str | None:
    word = tokens[at].flat.removesuffix("'s")
    if word in phrases("unsure_weekdays"):
        return phrases("unsure_weekdays")[word] if _is_weekday(tokens, at) else word
    if word in phrases("unsure_months"):
        return phrases("unsure_months")[word] if _is_month(tokens, at) else word
    return None


def _is_weekday(tokens: tuple[Token, ...], at: int) -> bool:
    before, after = _flat(tokens, at - 1), _flat(tokens, at + 1)
    if after in _NOT_DAYS or (before == "the" and tokens[at].flat == "sun"):
        return False
    if after in {":", "-", "–", ".", "/"} and before in {"", ".", "!", "?", ";", ","}:
        return True
    if before in _PREPOSITIONS or (before == "this" and tokens[at].flat != "sun"):
        return True
    if before in {"and", "to", "-", "–", "&", "/", ","} and _is_day_name(_flat(tokens, at - 2)):
        return True
    if before in _DOERS:
        return False
    if after in {"and", "&", "to", "-"} and _is_day_name(_flat(tokens, at + 2)):
        return True
    if after in _DAY_PARTS or after[:1].isdigit() or _stands_as_name(tokens, at):
        return True
    return after in _AFTER_A_DAY and _tells_of_going(tokens, at)


def _tells_of_going(tokens: tuple[Token, ...], at: int) -> bool:
    """ "They all went to the park sat without me": a day after what was done, where "sat" is no verb."""
    earlier = [token.flat for token in tokens[max(0, at - 6) : at]]
    start = max(
        (n + 1 for n, word in enumerate(earlier) if word in {",", ".", "!", "?", "and", "n"}), default=0
    )
    return len(earlier) - start > 1 and not _GOING.isdisjoint(earlier[start:-1])


def _is_day_name(word: str) -> bool:
    return word in phrases("weekdays") or word in phrases("unsure_weekdays")


def _stands_as_name(tokens: tuple[Token, ...], at: int) -> bool:
    # "felt bad Sat", not "Sat in the car": a capital letter says something only inside a sentence.
    text, before = tokens[at].text, _flat(tokens, at - 1)
    return (
        text[:1].isupper() and text[1:].islower() and before not in {"", ".", "!", "?", ":", ";", "in", "the"}
    )


def _is_month(tokens: tuple[Token, ...], at: int) -> bool:
    before, after = _flat(tokens, at - 1), _flat(tokens, at + 1)
    if before in _NUMBER_END or before in _MONTH_BEFORE or (before.isdigit() and int(before) <= 31):
        return True
    if before in phrases("ordinals") or (before in _AFTER_A_DAY and _tells_of_month(tokens, at)):
        return True
    return before not in _DOERS and after.isdigit() and (int(after) <= 31 or len(after) == 4)


def _tells_of_month(tokens: tuple[Token, ...], at: int) -> bool:
    """ "March was tough", "may has been hard": said of nobody named so, and "may" helps no "was"."""
    after = _flat(tokens, at + 1)
    is_spoken_of = after == "was" or (after == "has" and _flat(tokens, at + 2) == "been")
    return is_spoken_of and tokens[at].flat in {"march", "may"}


@lru_cache(maxsize=4096)
def _one_word(flat: str) -> str:
    word = flat.removesuffix("'s") if len(flat) > 5 else flat
    for table in ("weekdays", "months", "spelling", "ordinals"):
        found = phrases(table).get(word) or phrases(table).get(flat)
        if found:
            return found
    if word.endswith("s") and word[:-1] in phrases("weekdays") and len(word) > 5:
        return phrases("weekdays")[word[:-1]] + "s"
    return _typo_of(word) or (word if word in _KNOWN_BASES else flat)


_KNOWN_BASES = frozenset(
    {"yesterday", "today", "tomorrow", "tonight", "morning", "evening", "afternoon", "week", "weekend"}
)


def _typo_of(word: str) -> str | None:
    if len(word) < 7 or word in _REAL_WORDS:
        return None
    return next((right for right in _FAR_TYPOS if _is_one_slip(word, right.lower())), None)


def _is_one_slip(word: str, right: str) -> bool:
    """One letter more, fewer or other, or two neighbours swapped; the first letter stands."""
    if word == right or word[0] != right[0] or abs(len(word) - len(right)) > 1:
        return False
    same = next(
        (n for n, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right))
    )
    rest, wanted = word[same:], right[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == wanted
    return swapped or rest[1:] == wanted or rest == wanted[1:] or rest[1:] == wanted[1:]


def _starts_of(words: list[str]) -> tuple[int, ...]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return tuple(starts)


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """A pattern of literal words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
