"""Whose doing a clause tells of: the writer's own, or what somebody or something else did."""

from meantime.language.trigger_spans import Line, Span

_SELVES = frozenset({"i", "ive", "i'd", "i'll"})
#: A word of so few letters that ends in "ed" is no act ("red", "bed").
_SHORT = 4
#: So many words after its beginning a clause names the event it is about.
_NEAR = 4


def is_own(line: Line, span: Span) -> bool:
    """ "I wore the suit", "sat in the chapel", "mended the gate": what the writer did, no turn it took for them."""
    keys, (first, last) = line.words.keys, span
    skipped, leading = line.cues.words("skipped"), line.cues.words("leading")
    is_i = first > 0 and (
        keys[first - 1] in _SELVES or (line.busy[first - 1] and _is_act(line, keys[first - 1]))
    )
    while first < last and (keys[first] in skipped or keys[first] in leading or keys[first] in _SELVES):
        is_i = is_i or keys[first] in _SELVES
        first += 1
    if first >= last or not {"we", "weve"}.isdisjoint(keys[max(0, span[0] - 1) : first]):
        return False
    is_move = keys[first] == "got" and not line.cues.words("moves").isdisjoint(keys[first + 1 : first + 2])
    if not is_move and (keys[first] in line.cues.words("turns") or _is_about_an_event(line, span)):
        return False
    return is_i or is_move or _is_act(line, keys[first])


# Helpers.
def _is_about_an_event(line: Line, span: Span) -> bool:
    """ "Had a row with dad": an event all the same."""
    return not line.cues.words("event_nouns").isdisjoint(
        line.words.keys[span[0] : min(span[1], span[0] + _NEAR)]
    )


def _is_act(line: Line, key: str) -> bool:
    return key in line.cues.words("acts") or (len(key) > _SHORT and key.endswith("ed"))
