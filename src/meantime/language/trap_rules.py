"""Thinking traps by their ways of speaking: the cues of `content/words/*/traps.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from meantime.language.cues import compiled, cue_file

#: Weight of a cue that speaks alone, and of one that needs a second sign.
_STRONG, _SOME = 1.0, 0.3
#: Without a trap from here on nothing is found; beside one, also weaker ones.
_FOUND = 0.9
#: Most traps found in one thought.
_MOST = 3
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")


def by_rules(text: str, flat: str) -> list[tuple[str, float, str]]:
    """Up to three of (slug, score from 0.3 to 2.3, the person's words), surest first; `flat` is the flattened text."""
    found = sorted(_scored(flat), key=lambda one: -one[1])
    if not found or found[0][1] < _FOUND:
        return []
    return [(slug, score, _verbatim(text, words)) for slug, score, words in found[:_MOST]]


@dataclass(frozen=True, slots=True)
class _Trap:
    slug: str
    strong: re.Pattern[str]
    some: re.Pattern[str] | None
    #: Added when it fits: how narrow its cues are.
    particular: float


@cache
def _traps() -> tuple[_Trap, ...]:
    """In the order of the file, which decides between equals: the more particular trap comes first."""
    data = cue_file("traps")
    return tuple(
        _Trap(
            row["slug"],
            compiled(row["strong"], data["lists"]),
            compiled(row["some"], data["lists"]) if row["some"] else None,
            row.get("particular", 0.0),
        )
        for row in data["trap"]
    )


def _scored(flat: str) -> Iterator[tuple[str, float, str]]:
    for trap in _traps():
        strong = [match[0] for match in trap.strong.finditer(flat)]
        some = [match[0] for match in trap.some.finditer(flat)] if trap.some else []
        score = _STRONG * min(len(strong), 1) + _SOME * min(len(strong[1:]) + len(some), 2)
        if strong or some:
            yield trap.slug, score + (trap.particular if strong else 0.0), (strong or some)[0]


def _verbatim(text: str, words: str) -> str:
    """The piece of the text whose flattened words these are; the whole text when it cannot be found."""
    wanted = [word for word in words.split() if word not in {".", ","}]
    places = [(_flat_word(match[0]), match.span()) for match in _WORD.finditer(text)]
    for at in range(len(places) - len(wanted) + 1):
        if all(places[at + n][0] == word for n, word in enumerate(wanted)):
            return text[places[at][1][0] : places[at + len(wanted) - 1][1][1]]
    return text.strip()


def _flat_word(word: str) -> str:
    return re.sub("['’‘ʼ`´]", "", re.sub(r"([a-z])\1\1+", r"\1", unicodedata.normalize("NFKC", word).lower()))
