"""Whether a clause or a place may be claimed at all: it stands beside a reaction, and is more than what one did."""

from meantime.language.trigger_gates import sentence_at
from meantime.language.trigger_owner import is_own
from meantime.language.trigger_spans import Line, Span, is_stop

#: A sentence of so few words tells nothing that comes between.
_FEW = 2
_ABOUT = frozenset({"of", "about", "by", "at", "with"})
_POINTERS = frozenset({"that", "it", "this"})


def stands_alone_or_by_a_reaction(line: Line, span: Span) -> bool:
    """A clause is claimed right before or after a reaction; what one did oneself only before a hard feeling."""
    reactions = {n for n in line.felt | line.named if not line.words.keys[n].isdigit()}
    if not reactions:
        return not is_own(line, span) and not line.any_of(line.did, (0, span[0]))
    hard = reactions - line.glad
    if is_own(line, span):
        return _is_own_trouble(line, span, hard)
    after = _soon_after(line, span)
    if line.any_of(reactions, after) or (
        span[0] == 0 and line.any_of(hard, (after[0], len(line.words.keys)))
    ):
        return True
    return line.any_of(reactions, _just_before(line, span)) and not _is_opinion(line, span)


def is_place_of_a_reaction(line: Line, n: int) -> bool:
    """ "Panicked on the bus", "Rough day, at the shops": a place is claimed in the clause of a feeling or beside it."""
    part = next((part for part in line.parts if part[0] <= n < part[1]), (n, n))
    if line.any_of(line.did, part):
        return False
    if part[0] < n:
        return line.any_of(line.felt | line.named, (part[0], n))
    return line.any_of(line.felt | line.named, sentence_at(line, n))


# Helpers.
def _is_own_trouble(line: Line, span: Span, hard: set[int]) -> bool:
    """Before a hard feeling; before what the body did only in the same sentence, and not when it was a meal."""
    after = _soon_after(line, span)
    later = (after[0], len(line.words.keys)) if span[0] == 0 else after
    if _is_felt_about_it(line, later) or line.any_of(hard & line.named_feelings & _said(line), after):
        return True
    is_meal = not line.cues.words("meals").isdisjoint(line.words.keys[slice(*span)])
    return not is_meal and line.any_of(hard & line.felt, (span[1], sentence_at(line, span[1] - 1)[1]))


def _said(line: Line) -> frozenset[int]:
    """Feelings said to be so; where nothing is read at all, every one named."""
    return line.felt or line.named


def _is_felt_about_it(line: Line, after: Span) -> bool:
    """ "Proud of that one", "ashamed of it": the feeling points back, whichever it is."""
    keys, reactions = line.words.keys, line.felt | line.named
    pairs = ((n, keys[n : n + 2]) for n in range(max(1, after[0]), after[1]))
    return any(
        {n - 1, n} & reactions and pair[0] in _ABOUT and not _POINTERS.isdisjoint(pair[1:])
        for n, pair in pairs
    )


def _is_opinion(line: Line, span: Span) -> bool:
    """ "Numb. Wife says I'm miles off": what somebody thinks of it came after it."""
    return not line.cues.words("opinions").isdisjoint(line.words.keys[slice(*span)])


def _soon_after(line: Line, span: Span) -> Span:
    """The rest of the sentence and the next one; behind one of few words the one after, too."""
    first, end = _next(line, sentence_at(line, span[1] - 1)[1])
    return span[1], _next(line, end)[1] if end - first <= _FEW else end


def _next(line: Line, n: int) -> Span:
    """The sentence behind the end of one."""
    keys = line.words.keys
    while n < len(keys) and is_stop(keys[n]):
        n += 1
    return (n, sentence_at(line, n)[1]) if n < len(keys) else (n, n)


def _just_before(line: Line, span: Span) -> Span:
    """The sentence so far and the one before it."""
    start = sentence_at(line, span[0])[0]
    while start and is_stop(line.words.keys[start - 1]):
        start -= 1
    return (sentence_at(line, start - 1)[0] if start else 0), span[0]
