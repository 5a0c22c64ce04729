"""What set it off, as the person's own phrase."""

from collections.abc import Collection

from meantime.language.records import FoundTrigger, Place, Tier
from meantime.language.trigger_clauses import Candidate
from meantime.language.trigger_gates import is_denied, is_only_thought_of, says_something
from meantime.language.trigger_line import line_of
from meantime.language.trigger_phrases import candidates
from meantime.language.trigger_spans import Line, Span, trimmed

_MOST = 2
#: Up to this rank a denied feeling in the same sentence speaks against it.
_WEAK = 87
#: From this rank on the words are a "because".
_BECAUSE = 95
#: A second trigger is offered from this rank on.
_SECOND = 80
#: From this rank on the words say that it set something off; below, it is a guess.
_SAID = 50


def find_triggers(
    text: str,
    *,
    taken: Collection[Place],
    times: Collection[Place] = (),
    did: Collection[Place] = (),
    glad: Collection[Place] = (),
) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, best first; none where nothing is said.

    `taken` are the places already read as time, feeling, symptom, skill or number, of which `times`, `did` and `glad`
    are times, skills and pleasant feelings: a phrase begins and ends outside them. A clause is claimed only beside a
    reaction, what one did oneself only before a hard one. Ranked: a phrase after "because", "when", "about" or
    before "made me" (`said`), the first clause that tells something that happened, an event without a verb, a place
    (weaker ones `guess`). A feeling that is denied, somebody else's or only thought of was set off by nothing.
    Source: own cues in `trigger_cues.toml`.
    """
    line = line_of(text, taken=taken, times=times, did=did, glad=glad)
    spans = [c if c.is_cut else Candidate(c.rank, trimmed(line, c.span)) for c in candidates(line)]
    good = [
        c
        for c in spans
        if (says_something(line, c.span) or _is_because_of_one(line, c)) and not _is_off(line, c)
    ]
    chosen: list[Candidate] = []
    for candidate in sorted(good, key=lambda c: (-c.rank, c.span[0])):
        fits = not chosen or (candidate.rank >= _SECOND and candidate.rank >= chosen[0].rank - 10)
        if fits and len(chosen) < _MOST and not any(_overlap(candidate.span, c.span) for c in chosen):
            chosen.append(candidate)
    return tuple(_found(text, line, candidate) for candidate in chosen)


def _is_because_of_one(line: Line, candidate: Candidate) -> bool:
    """ "Because of the text from dad": what reads like a skill elsewhere set it off here."""
    return candidate.rank >= _BECAUSE and line.any_of(line.did, candidate.span)


def _is_off(line: Line, candidate: Candidate) -> bool:
    if is_only_thought_of(line, candidate.span[0]):
        return True
    return candidate.rank <= _WEAK and is_denied(line, candidate.span)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(text: str, line: Line, candidate: Candidate) -> FoundTrigger:
    place = line.words.place(*candidate.span)
    tier: Tier = "said" if candidate.rank >= _SAID else "guess"
    return FoundTrigger(words=text[place[0] : place[1]], tier=tier, place=place)
