"""Where one clause of a text ends and the next begins, also where nobody wrote a sign."""

from collections.abc import Iterator
from dataclasses import replace

from meantime.language.scope_words import words
from meantime.language.trigger_spans import Line, Span, is_stop

_ANDS = frozenset({"and", "&", "n", "+"})


def with_clauses(line: Line) -> Line:
    """The line cut at signs, asides, clause words, and where the writer turns to themselves."""
    ends = frozenset(n for n in range(len(line.words.keys)) if _ends(line, n))
    return replace(line, ends=ends, parts=tuple(_parts(line, ends)))


# Helpers.
def _parts(line: Line, ends: frozenset[int]) -> Iterator[Span]:
    keys, start = line.words.keys, 0
    for n in (*sorted(ends), len(keys)):
        if start < n:
            yield start, n
        start = n + 1 if n < len(keys) and is_stop(keys[n]) else n


def _ends(line: Line, n: int) -> bool:
    keys = line.words.keys
    if is_stop(keys[n]) or n in line.asides:
        return True
    if keys[n] in line.cues.words("ends"):
        return _is_clause_word(line, n)
    if keys[n] in _ANDS:
        return n + 1 >= len(keys) or line.busy[n + 1] or keys[n + 1] in line.cues.words("own")
    return _turns_to_self(line, n)


def _is_clause_word(line: Line, n: int) -> bool:
    """ "So upset" and "asked if" begin no clause."""
    before, after = ("", *line.words.keys, "")[n], ("", *line.words.keys, "")[n + 2]
    if line.words.keys[n] == "so":
        return after in line.cues.words("subjects") or not before or is_stop(before)
    if line.words.keys[n] in {"if", "when"}:
        return line.cues.words("asks").isdisjoint((before, *line.words.keys[max(0, n - 2) : n]))
    if line.words.keys[n] == "like":
        return after not in {"a", "an"}
    if line.words.keys[n] == "since":
        return "first" not in line.words.keys[max(0, n - 3) : n]
    return True


def _turns_to_self(line: Line, n: int) -> bool:
    """ "... went through my phone im raging": without a sign, "I" before a state begins a clause."""
    keys = line.words.keys
    if n == 0 or is_stop(keys[n - 1]) or keys[n - 1] in line.cues.words("takes_clause"):
        return False
    if keys[n] in {"he", "she", "they"} and keys[n - 1] in words("people"):
        return True
    if keys[n - 1] == "again" and keys[n] in line.cues.words("subjects"):
        return True
    if keys[n] in {"felt", "feeling", "feel"}:
        return _turns_to_feeling(line, n)
    if keys[n] not in {"i", "im", "ive", "id"} or n + 1 >= len(keys):
        return False
    if keys[n + 1 : n + 3] == ("have", "to"):
        return True
    return any(line.busy[n + 1 : n + 3]) or keys[n + 1] in line.cues.words("own_state")


def _turns_to_feeling(line: Line, n: int) -> bool:
    """ "... got nicked thursday felt sick": after a time, or where what was felt follows."""
    keys = line.words.keys
    follows = any(line.busy[n + 1 : n + 4]) or keys[n + 1 : n + 2] == ("like",)
    return n - 1 in line.times or (follows and keys[n - 1] not in line.cues.words("before_felt"))
