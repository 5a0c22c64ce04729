"""Two things in one clause: the half that hurts is kept, without where one had gone before it."""

from meantime.language.trigger_gates import says_something
from meantime.language.trigger_owner import is_own
from meantime.language.trigger_spans import Line, Span, trimmed

_ANDS = frozenset({"and", "&", "n", "+"})
_ME = frozenset({"me", "my"})
#: A half of fewer words is no clause.
_HALF = 3


def half_that_hurts(line: Line, span: Span) -> Span:
    """ "Went to the bank and they lost my form": "they lost my form"; all of it where neither half stands out."""
    for n in range(span[0] + _HALF, span[1] - _HALF + 1):
        if line.words.keys[n] in _ANDS:
            halves = ((span[0], n), (n + 1, span[1]))
            return _chosen(line, span, *(trimmed(line, half, keeping=line.did) for half in halves))
    return span


def _chosen(line: Line, span: Span, first: Span, second: Span) -> Span:
    if min(first[1] - first[0], second[1] - second[0]) < _HALF - 1 or not says_something(line, second):
        return span
    keys = line.words.keys
    touches = [not _ME.isdisjoint(keys[slice(*half)]) for half in (first, second)]
    if _opens_with(line, first, "turns"):
        return first
    is_way_there = is_own(line, first) and _opens_with(line, first, "ways")
    return second if is_way_there or touches == [False, True] else span


def _opens_with(line: Line, span: Span, table: str) -> bool:
    skipped = line.cues.words("skipped") | {"have"}
    keys = [key for key in line.words.keys[slice(*span)] if key not in skipped]
    return bool(keys) and keys[0] in line.cues.words(table)
