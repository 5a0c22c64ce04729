"""Phrases that may have set something off: after "because" and "about", before "made me", a place, a clause."""

from collections.abc import Collection, Iterator

from meantime.language.phrases import Hit, find_forms
from meantime.language.trigger_claims import is_place_of_a_reaction
from meantime.language.trigger_clauses import Candidate, clause_before, clauses
from meantime.language.trigger_gates import (
    is_denied,
    is_event,
    is_not_the_writers,
    is_within_an_event,
    sentence_at,
)
from meantime.language.trigger_line import book, forms_at
from meantime.language.trigger_owner import is_own
from meantime.language.trigger_spans import Line, Span, span_after, span_before, trimmed

#: Ranks, 0 to 100: connecting words carry theirs in the word list.
_FOR, _DURING, _PLACE, _WEAK_PLACE = 81, 80, 50, 40
#: A connecting word inside of what happened is worth this.
_INSIDE = 45
#: The rank of "because", which connects whatever stands before it.
_BECAUSE = 95
#: The most that one is worth with no reaction right before it: less than a clause that tells what happened.
_LOOSE = 74
#: Alone these connect only with a reaction before them: "scared about it", not "took the dog over the fields".
_BEHIND = frozenset({"about", "over", "abt", "bout", "regarding", "from"})
_POINTERS = frozenset({"it", "that", "this", "which", "its", "thats"})
_MADE = frozenset({"made", "makes", "make", "making"})
#: A word of so few letters names nothing that was being done.
_SHORT = 5
_NO_DOINGS = ("thing", "thinking", "feeling", "trying", "wondering")


def candidates(line: Line) -> Iterator[Candidate]:
    """Everything that may have set something off, each with its rank; a phrase may come more than once."""
    yield from _before_cues(line)
    yield from _after_cues(line, find_forms(line.words, book("fixed")))
    yield from _doings(line)
    yield from _felt_for(line)
    yield from clauses(line)
    yield from _places(line, forms_at(line.words, "fixed"))


def _before_cues(line: Line) -> Iterator[Candidate]:
    for hit in find_forms(line.words, book("before")):
        is_negated = not line.cues.words("nots").isdisjoint(
            line.words.keys[max(0, hit.first - 1) : hit.first]
        )
        if is_negated or _is_told_to(line, hit):
            continue
        span = span_before(line, hit.first)
        is_pointer = _POINTERS.issuperset(line.words.keys[slice(*span)])
        if is_pointer and (meant := clause_before(line, span[0])):
            yield Candidate(int(hit.owner), meant, is_cut=True)
        elif span[0] < span[1]:
            yield Candidate(int(hit.owner), span)


def _is_told_to(line: Line, hit: Hit) -> bool:
    """ "Teacher made me read it out" is the event itself; "made me cry" is not."""
    keys = line.words.keys
    is_made = not _MADE.isdisjoint(keys[hit.first : hit.first + 2]) and hit.last < len(keys)
    return is_made and not (line.busy[hit.last] or keys[hit.last] in line.cues.words("made_to"))


def _after_cues(line: Line, fixed: Collection[Hit]) -> Iterator[Candidate]:
    for table in ("after", "with"):
        for hit in find_forms(line.words, book(table)):
            if any(one.first < hit.last <= one.last and one.first <= hit.first for one in fixed):
                continue
            if _is_beside_a_skill(line, hit) or _is_part_of_a_skill(line, hit):
                continue
            first, last = span_after(line, hit.last)
            if _binds_before(line, hit) and not _is_attached(line, hit) and not _is_of_an_event(line, hit):
                continue
            if first < last and not is_not_the_writers(line, hit):
                yield _after(line, hit, table, (first, last))


def _is_beside_a_skill(line: Line, hit: Hit) -> bool:
    """ "Had a bath while mum had the baby": what went on beside it set nothing off."""
    return bool(line.did) and not line.felt and line.words.keys[hit.first] in {"while", "whilst", "during"}


def _is_part_of_a_skill(line: Line, hit: Hit) -> bool:
    """ "After I go home and shower": what was done about it, where no reaction is."""
    end = sentence_at(line, hit.first)[1]
    if int(hit.owner) >= _BECAUSE or line.any_of(line.felt - line.did, (hit.last, end)):
        return False
    return line.any_of(line.did, (hit.last, next((p[1] for p in line.parts if p[1] > hit.last), end)))


def _after(line: Line, hit: Hit, table: str, span: Span) -> Candidate:
    if table == "with":
        first = hit.first + (line.words.keys[hit.first] in {"i", "im", "am", "really", "still", "just"})
        last = max(hit.last, trimmed(line, (first, span[1]))[1])
        return Candidate(int(hit.owner), (first, last), is_cut=True)
    if int(hit.owner) >= _BECAUSE and line.any_of(line.did, (hit.last, hit.last + 3)):
        part = next((part for part in line.parts if part[0] <= span[0] <= part[1]), span)
        return Candidate(int(hit.owner), trimmed(line, (hit.last, part[1]), keeping=line.did), is_cut=True)
    return Candidate(_rank(line, hit), span)


def _rank(line: Line, hit: Hit) -> int:
    rank = int(hit.owner)
    if is_within_an_event(line, hit):
        return _INSIDE
    is_bound = _is_attached(line, hit) and not _is_of_what_came_of_it(line, hit)
    return rank if rank >= _BECAUSE or is_bound else min(rank, _LOOSE)


def _is_attached(line: Line, hit: Hit) -> bool:
    """ "Scared about the scan", "felt sick when she came": the connecting word stands right behind a reaction."""
    start, end = sentence_at(line, hit.first)
    if _binds_before(line, hit):
        part = next((part for part in line.parts if part[0] < hit.first < part[1]), (start, end))
        start, end = part[0], hit.last
    is_behind_an_effect = (
        hit.first > 0 and line.busy[hit.first - 1] and hit.first - 1 not in line.did | line.times
    )
    return is_behind_an_effect or line.any_of(line.felt | line.named, (start, end))


def _binds_before(line: Line, hit: Hit) -> bool:
    return hit.last - hit.first == 1 and line.words.keys[hit.first] in _BEHIND


def _is_of_what_came_of_it(line: Line, hit: Hit) -> bool:
    """ "She would not sleep and I snapped over a lid": no feeling is named, and somebody did something before."""
    n = next((n for n, part in enumerate(line.parts) if part[0] <= hit.first <= part[1]), 0)
    if n == 0 or line.any_of(line.named_feelings, (line.parts[n][0], hit.last)):
        return False
    earlier = line.parts[n - 1]
    span = trimmed(line, earlier)
    free = not line.any_of(line.felt | line.named | line.did, earlier)
    return span[0] < span[1] and free and is_event(line, span) and not is_own(line, span)


def _is_of_an_event(line: Line, hit: Hit) -> bool:
    """ "A row about money": an event says what it was about."""
    start = sentence_at(line, hit.first)[0]
    return not line.cues.words("event_nouns").isdisjoint(line.words.keys[start : hit.first])


def _doings(line: Line) -> Iterator[Candidate]:
    """What was being done: "tight chest driving to site", "cried packing his things"."""
    keys = line.words.keys
    for n in range(1, len(keys)):
        is_picture = "like" in keys[max(0, n - 2) : n]
        if n - 1 in line.felt and _is_doing(keys[n]) and not (line.busy[n] or is_picture):
            first, last = span_after(line, n)
            if not _POINTERS.issuperset(keys[first + 1 : last]):
                yield Candidate(_DURING, (first, last))


def _felt_for(line: Line) -> Iterator[Candidate]:
    """A feeling and what it was for: "scunnered wi the council", "nervous for speak in seminar"."""
    keys, fixed = line.words.keys, forms_at(line.words, "fixed")
    for n in range(1, len(keys) - 1):
        at = n + (keys[n] in line.cues.words("stiff"))
        if (
            n - 1 not in line.felt
            or {n, n + 1} <= line.felt
            or at + 1 >= len(keys)
            or at in fixed
            or keys[n - 1].isdigit()
        ):
            continue
        if keys[at] in line.cues.words("felt_for"):
            yield Candidate(_FOR, span_after(line, at + 1))
        elif keys[at] == "theres" or (at - 1 in line.named_feelings and _is_somebodys_doing(line, at)):
            yield Candidate(_FOR, span_after(line, at))


def _is_somebodys_doing(line: Line, n: int) -> bool:
    return line.words.keys[n] in line.cues.words("somebody") or _is_own_doing(line, n)


def _is_own_doing(line: Line, n: int) -> bool:
    """ "Proud i put my hand up": what one did, no state."""
    after = line.words.keys[n + 1]
    if line.words.keys[n] in {"i'll", "ill"}:
        return True
    unlike = line.cues.words("own_state") | line.cues.words("would") | line.cues.words("state")
    unlike |= line.cues.words("takes_clause")
    return line.words.keys[n] == "i" and after not in unlike and not line.busy[n + 1]


def _is_doing(key: str) -> bool:
    return len(key) > _SHORT and key.endswith("ing") and not key.endswith(_NO_DOINGS)


def _places(line: Line, blocked: set[int]) -> Iterator[Candidate]:
    if not (line.felt or line.named) or forms_at(line.words, "uneventful"):
        return
    strong, weak = line.cues.words("place_cues"), line.cues.words("weak_place_cues")
    for n, key in enumerate(line.words.keys):
        if n not in blocked and not line.busy[n] and (key in strong or key in weak):
            first, last = span_after(line, n + 1)
            named = key in strong or line.words.keys[n + 1 : n + 2] in (("the",), ("my",))
            if is_place_of_a_reaction(line, n) and not is_denied(line, (n, n + 1)):
                yield Candidate(_PLACE if named else _WEAK_PLACE, (first, min(last, first + 8)))
