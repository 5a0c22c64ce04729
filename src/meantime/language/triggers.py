"""What set it off, as the person's own phrase."""

from collections.abc import Collection, Iterator

from meantime.language.phrases import Hit, find_forms
from meantime.language.records import FoundTrigger, Place, Tier
from meantime.language.trigger_clauses import Candidate, clause_before, clauses
from meantime.language.trigger_gates import (
    is_denied,
    is_not_the_writers,
    is_only_thought_of,
    is_within_an_event,
    says_something,
)
from meantime.language.trigger_line import book, forms_at, line_of
from meantime.language.trigger_spans import Line, Span, span_after, span_before, trimmed

_MOST = 2
#: Ranks, 0 to 100: connecting words carry theirs in the word list.
_FOR, _DURING, _PLACE, _WEAK_PLACE = 81, 80, 50, 40
#: A connecting word inside of what happened is worth this.
_INSIDE = 45
#: Up to this rank a denied feeling in the same sentence speaks against it.
_WEAK = 60
#: The rank of "because", which connects whatever stands before it.
_BECAUSE = 95
#: A second trigger is offered from this rank on.
_SECOND = 80
#: From this rank on the words say that it set something off; below, it is a guess.
_SAID = 50
_POINTERS = frozenset({"it", "that", "this", "which", "its", "thats"})


def find_triggers(
    text: str, *, taken: Collection[Place], times: Collection[Place] = (), did: Collection[Place] = ()
) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, best first; none where nothing is said.

    `taken` are the places already read as time, feeling, symptom, skill or number, of which `times` and `did` are
    times and skills: a phrase begins and ends outside them. Ranked: a phrase after "because", "when", "about" or
    before "made me" (`said`), the first clause that tells something that happened, an event without a verb, a place
    (weaker ones `guess`). A feeling that is denied, somebody else's or only thought of was set off by nothing.
    Source: own cues in `trigger_cues.toml`.
    """
    line = line_of(text, taken=taken, times=times, did=did)
    spans = [c if c.is_cut else Candidate(c.rank, trimmed(line, c.span)) for c in _candidates(line)]
    good = [c for c in spans if says_something(line, c.span) and not _is_off(line, c)]
    chosen: list[Candidate] = []
    for candidate in sorted(good, key=lambda c: (-c.rank, c.span[0])):
        fits = not chosen or (candidate.rank >= _SECOND and candidate.rank >= chosen[0].rank - 10)
        if fits and len(chosen) < _MOST and not any(_overlap(candidate.span, c.span) for c in chosen):
            chosen.append(candidate)
    return tuple(_found(text, line, candidate) for candidate in chosen)


def _is_off(line: Line, candidate: Candidate) -> bool:
    if is_only_thought_of(line, candidate.span[0]):
        return True
    return candidate.rank <= _WEAK and is_denied(line, candidate.span)


def _candidates(line: Line) -> Iterator[Candidate]:
    blocked = forms_at(line.words, "fixed")
    yield from _before_cues(line)
    yield from _after_cues(line, find_forms(line.words, book("fixed")))
    yield from _doings(line)
    yield from _felt_for(line)
    yield from clauses(line)
    yield from _places(line, blocked)


def _before_cues(line: Line) -> Iterator[Candidate]:
    for hit in find_forms(line.words, book("before")):
        span = span_before(line, hit.first)
        if line.words.keys[hit.first - 1] in line.cues.words("nots") or _is_told_to(line, hit):
            continue
        is_pointer = _POINTERS.issuperset(line.words.keys[slice(*span)])
        if is_pointer and (meant := clause_before(line, span[0])):
            yield Candidate(int(hit.owner), meant, is_cut=True)
        elif span[0] < span[1]:
            yield Candidate(int(hit.owner), span)


def _is_told_to(line: Line, hit: Hit) -> bool:
    """ "Teacher made me read it out" is the event itself; "made me cry" is not."""
    keys = line.words.keys
    if not {"made", "makes", "make", "making"}.intersection(
        keys[hit.first : hit.first + 2]
    ) or hit.last >= len(keys):
        return False
    return not (line.busy[hit.last] or keys[hit.last] in line.cues.words("made_to"))


def _after_cues(line: Line, fixed: Collection[Hit]) -> Iterator[Candidate]:
    for table in ("after", "with"):
        for hit in find_forms(line.words, book(table)):
            if any(one.first < hit.last <= one.last and one.first <= hit.first for one in fixed):
                continue
            if _is_beside_a_skill(line, hit):
                continue
            first, last = span_after(line, hit.last)
            if first < last and not is_not_the_writers(line, hit):
                yield _after(line, hit, table, (first, last))


def _is_beside_a_skill(line: Line, hit: Hit) -> bool:
    """ "Had a bath while mum had the baby": what went on beside it set nothing off."""
    return bool(line.did) and not line.felt and line.words.keys[hit.first] in {"while", "whilst", "during"}


def _after(line: Line, hit: Hit, table: str, span: Span) -> Candidate:
    if table == "with":
        first = hit.first + (line.words.keys[hit.first] in {"i", "im", "am", "really", "still", "just"})
        last = max(hit.last, trimmed(line, (first, span[1]))[1])
        return Candidate(int(hit.owner), (first, last), is_cut=True)
    return Candidate(_rank(line, hit), span)


def _rank(line: Line, hit: Hit) -> int:
    rank = int(hit.owner)
    return _INSIDE if rank < _BECAUSE and is_within_an_event(line, hit) else rank


def _doings(line: Line) -> Iterator[Candidate]:
    """What was being done: "tight chest driving to site", "cried packing his things"."""
    keys = line.words.keys
    for n in range(1, len(keys)):
        if n - 1 in line.felt and _is_doing(keys[n]) and not line.busy[n]:
            yield Candidate(_DURING, span_after(line, n))


def _felt_for(line: Line) -> Iterator[Candidate]:
    """A feeling and what it was for: "scunnered wi the council", "nervous for speak in seminar"."""
    keys, fixed = line.words.keys, forms_at(line.words, "fixed")
    for n in range(1, len(keys) - 1):
        at = n + (keys[n] in line.cues.words("stiff"))
        if n - 1 not in line.felt or at + 1 >= len(keys) or at in fixed or keys[n - 1].isdigit():
            continue
        if keys[at] in line.cues.words("felt_for"):
            yield Candidate(_FOR, span_after(line, at + 1))
        elif keys[at] in line.cues.words("somebody") or _is_own_doing(line, at):
            yield Candidate(_FOR, span_after(line, at))


def _is_own_doing(line: Line, n: int) -> bool:
    """ "Proud i put my hand up": what one did, no state."""
    after = line.words.keys[n + 1]
    unlike = line.cues.words("own_state") | line.cues.words("would") | line.cues.words("state")
    return line.words.keys[n] == "i" and after not in unlike and not line.busy[n + 1]


def _is_doing(key: str) -> bool:
    return (
        len(key) > 5
        and key.endswith("ing")
        and not key.endswith(("thing", "thinking", "feeling", "trying", "wondering"))
    )


def _places(line: Line, blocked: set[int]) -> Iterator[Candidate]:
    if not (line.felt or line.named) or forms_at(line.words, "uneventful"):
        return
    strong, weak = line.cues.words("place_cues"), line.cues.words("weak_place_cues")
    for n, key in enumerate(line.words.keys):
        if n not in blocked and not line.busy[n] and (key in strong or key in weak):
            first, last = span_after(line, n + 1)
            named = key in strong or line.words.keys[n + 1 : n + 2] in (("the",), ("my",))
            if not is_denied(line, (n, n + 1)):
                yield Candidate(_PLACE if named else _WEAK_PLACE, (first, min(last, first + 8)))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(text: str, line: Line, candidate: Candidate) -> FoundTrigger:
    place = line.words.place(*candidate.span)
    tier: Tier = "said" if candidate.rank >= _SAID else "guess"
    return FoundTrigger(words=text[place[0] : place[1]], tier=tier, place=place)
