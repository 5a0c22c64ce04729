"""What no thinking trap is asked about: wrongs and losses that are told, hard facts, joys, and thoughts that are fair.

The phrases are the families of `content/words/*/trap_silence.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from meantime.language.cues import LONGEST_COMPARED, compiled, cue_file, flattened
from meantime.language.scope import Scope, scope_of
from meantime.language.tokens import tokens_of

#: Most phrases of one family that are looked at in a sentence.
_MOST = 30
_SENTENCE = re.compile(r"[^.!?;:\n…]+[.!?;:…]*")


def askable(text: str) -> str:
    """What of a text may be asked about: all, its other sentences a line each, or nothing."""
    sentences = sentences_of(text)
    reaches = [_reach(flattened(sentence)) for sentence in sentences]
    if "text" in reaches:
        return ""
    kept = [sentence for sentence, reach in zip(sentences, reaches, strict=True) if not reach]
    return text if len(kept) == len(sentences) else "\n".join(kept)


def tells_of_harm(text: str) -> bool:
    """Whether a wrong, coercion, discrimination or a loss is told: nothing in the text is asked about."""
    return any(_reach(flattened(sentence)) == "text" for sentence in sentences_of(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, and the pieces before a colon or semicolon; of a very long one, the first and last."""
    if len(text) > 2 * LONGEST_COMPARED:
        text = f"{text[:LONGEST_COMPARED]}\n{text[-LONGEST_COMPARED:]}"
    return [piece for found in _SENTENCE.findall(text) if (piece := found.strip())]


def _reach(flat: str) -> str:
    """How far a flattened sentence asks for silence: "text", "sentence" or not at all."""
    reaches = {reach for reach, when, pattern in _families() if _is_met(flat, when, pattern)}
    return next((reach for reach in ("text", "sentence") if reach in reaches), "")


def _is_met(flat: str, when: str, pattern: re.Pattern[str]) -> bool:
    if when == "denied":
        return any(scope.negated or scope.past_habit for scope in _scopes(flat, pattern))
    if when == "told":
        scopes = list(_scopes(flat, pattern))
        return any(not (one.negated or one.hypothetical) for one in scopes) and not _guesses().search(flat)
    return pattern.search(flat) is not None


def _scopes(flat: str, pattern: re.Pattern[str]) -> Iterator[Scope]:
    """What the words around each phrase make of it."""
    tokens = tokens_of(flat)
    starts = [token.place[0] for token in tokens]
    for match in islice(pattern.finditer(flat), _MOST):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        if first < last:
            yield scope_of(tokens, (first, last))


@cache
def _families() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(reach, when, phrases) of each family."""
    data = cue_file("trap_silence")
    lists = {**cue_file("traps")["lists"], **data["lists"]}
    return tuple((one["reach"], one.get("when", ""), compiled(one["cues"], lists)) for one in data["silence"])


@cache
def _guesses() -> re.Pattern[str]:
    return compiled(cue_file("trap_silence")["guesses"])
