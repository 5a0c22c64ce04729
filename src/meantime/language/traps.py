"""Hints at thinking traps in one thought: at most three, often none, each with the person's words it came from.

Only for thought records, never for quick notes. People agree on these names less than half of the time, so a hint is
asked ("Does it fit?"), never stated, counted or kept unless the person picks it. Traps: Beck (1976), Burns (1980).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from meantime.language.cues import compiled, cue_file, flattened

#: Most hints for one thought.
_MOST = 3
#: Weight of a cue that speaks alone, and of one that needs a second sign.
_STRONG, _SOME = 1.0, 0.3
#: Without a trap from here on nothing is offered; beside one, also weaker ones.
_OFFERED = 0.9
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapHint:
    """One trap that may fit."""

    #: Slug of `content/words/*/traps.toml`.
    trap: str
    #: The person's words it came from, verbatim.
    because: str
    #: Larger is surer. For ordering only.
    score: float


def find_traps(text: str) -> tuple[TrapHint, ...]:
    """Up to three hints, surest first; none for good, neutral or plainly felt thoughts."""
    flat = flattened(text)
    if _quiet().search(flat):
        return ()
    found = sorted(_scored(flat), key=lambda one: -one[1])
    if not found or found[0][1] < _OFFERED:
        return ()
    return tuple(
        TrapHint(trap=slug, because=_verbatim(text, words), score=round(score, 2))
        for slug, score, words in found[:_MOST]
    )


def trap_question(slug: str) -> str:
    """The question a hint is shown as. A slug that does not exist raises KeyError."""
    trap = {row["slug"]: row for row in cue_file("traps")["trap"]}[slug]
    return str(cue_file("traps")["question"]).format(label=trap["label"].strip("“”"), line=trap["line"])


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


@cache
def _quiet() -> re.Pattern[str]:
    return compiled(cue_file("traps")["quiet"]["cues"])


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
