"""What set it off, as the person's own phrase."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from meantime.content.loader import emotions
from meantime.language.coping_effects import effect_words
from meantime.language.forms import forms_in
from meantime.language.phrases import STOPS, Book, Hit, Words, find_forms, words_of
from meantime.language.records import FoundTrigger, Place, Tier
from meantime.language.trigger_spans import Line, Span, segments_of, span_after, span_before, trimmed

_MOST = 2
#: Ranks, 0 to 100: connecting words carry theirs in the word list.
_SUBJECT, _EVENT, _FRAGMENT, _PLACE, _WEAK_PLACE = 75, 70, 55, 50, 40
#: A second trigger is offered from this rank on.
_SECOND = 80
#: From this rank on the words say that it set something off; below, it is a guess.
_SAID = 50


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    span: Span


def find_triggers(text: str, *, taken: Collection[Place]) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, best first; none where nothing is said.

    `taken` are the places already read as time, feeling, symptom, skill or number: a phrase begins and ends outside
    them. Ranked: a phrase after "because", "when", "about" or before "made me" (`said`), the clause before "and I
    felt", an event without a verb, a place (weaker ones `guess`). Source: own cues in `trigger_cues.toml`.
    """
    line = _line_of(text, taken)
    spans = [_Candidate(c.rank, trimmed(line, c.span)) for c in _candidates(line)]
    good = [c for c in spans if _says_something(line, c.span)]
    chosen: list[_Candidate] = []
    for candidate in sorted(good, key=lambda c: (-c.rank, c.span[0])):
        fits = not chosen or (candidate.rank >= _SECOND and candidate.rank >= chosen[0].rank - 10)
        if fits and len(chosen) < _MOST and not any(_overlap(candidate.span, c.span) for c in chosen):
            chosen.append(candidate)
    return tuple(_found(text, line, candidate) for candidate in chosen)


def _line_of(text: str, taken: Collection[Place]) -> Line:
    words = words_of(text)
    feelings, cues = _feeling_words(), forms_in("trigger_cues")
    free = cues.words("free")
    states = effect_words(words) | {
        n for hit in find_forms(words, _book("states")) for n in range(hit.first, hit.last)
    }
    busy = (
        (_is_taken(words, n, taken) and key not in free) or key in feelings or n in states
        for n, key in enumerate(words.keys)
    )
    return Line(words=words, busy=tuple(busy), cues=cues)


def _is_taken(words: Words, n: int, taken: Collection[Place]) -> bool:
    start, end = words.tokens[words.at[n]].place
    return any(start < last and first < end for first, last in taken)


@cache
def _feeling_words() -> frozenset[str]:
    return frozenset(
        emotion.word for emotion in emotions() if emotion.word not in {"hurt", "left out", "lost"}
    )


def _candidates(line: Line) -> Iterator[_Candidate]:
    fixed = find_forms(line.words, _book("fixed"))
    yield from _before_cues(line)
    yield from _after_cues(line, fixed)
    yield from _clauses(line)
    yield from _places(line, fixed)


@cache
def _book(table: str) -> Book:
    return forms_in("trigger_cues").book(table)


def _before_cues(line: Line) -> Iterator[_Candidate]:
    for hit in find_forms(line.words, _book("before")):
        span = span_before(line, hit.first)
        if span[0] < span[1]:
            yield _Candidate(int(hit.owner), span)


def _after_cues(line: Line, fixed: Iterable[Hit]) -> Iterator[_Candidate]:
    blocked = {n for hit in fixed for n in range(hit.first, hit.last)}
    for table in ("after", "with"):
        for hit in find_forms(line.words, _book(table)):
            if not blocked & {hit.last - 1}:
                first, last = span_after(line, hit.last)
                if first < last:
                    yield _Candidate(int(hit.owner), (hit.first if table == "with" else first, last))


def _clauses(line: Line) -> Iterator[_Candidate]:
    """Clauses that are not about one's own state: events, with what was felt in a clause after them."""
    parts = segments_of(line)
    nouns, state = line.cues.words("event_nouns"), line.cues.words("state")
    last_busy = max((n for n, is_busy in enumerate(line.busy) if is_busy), default=-1)
    for n, part in enumerate(parts):
        keys = line.words.keys[part[0] : part[1]]
        span = trimmed(line, part)
        if span[0] == span[1] or _is_state(line, span, state):
            continue
        if not _is_busy(line, part[0], span[1]):
            rank = _SUBJECT if n == 0 and last_busy >= part[1] else _EVENT if nouns & set(keys) else _FRAGMENT
            yield _Candidate(rank, span)


def _is_busy(line: Line, first: int, last: int) -> bool:
    """Whether more than a time was read in these words."""
    times = line.cues.words("trailing")
    return any(line.busy[n] and line.words.keys[n] not in times for n in range(first, last))


def _is_state(line: Line, span: Span, state: frozenset[str]) -> bool:
    keys = line.words.keys[span[0] : span[1]]
    own = [key for key in keys if key not in {"i", "ive", "really", "just", "so"}]
    return not own or own[0] in state


def _places(line: Line, fixed: Iterable[Hit]) -> Iterator[_Candidate]:
    blocked = {n for hit in fixed for n in range(hit.first, hit.last)}
    strong, weak = line.cues.words("place_cues"), line.cues.words("weak_place_cues")
    for n, key in enumerate(line.words.keys):
        if n not in blocked and not line.busy[n] and (key in strong or key in weak):
            first, last = span_after(line, n + 1)
            named = key in strong or line.words.keys[n + 1 : n + 2] in (("the",), ("my",))
            yield _Candidate(_PLACE if named else _WEAK_PLACE, (first, min(last, first + 8)))


def _says_something(line: Line, span: Span) -> bool:
    dull = line.cues.words("dull")
    keys = range(span[0], span[1])
    return any(not line.busy[n] and line.words.keys[n] not in dull and _is_word(line, n) for n in keys)


def _is_word(line: Line, n: int) -> bool:
    return line.words.keys[n] not in STOPS and any(letter.isalpha() for letter in line.words.keys[n])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(text: str, line: Line, candidate: _Candidate) -> FoundTrigger:
    place = line.words.place(*candidate.span)
    tier: Tier = "said" if candidate.rank >= _SAID else "guess"
    return FoundTrigger(words=text[place[0] : place[1]], tier=tier, place=place)
