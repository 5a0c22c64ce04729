"""Clauses that tell what happened, with what was felt in a clause beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from meantime.language.trigger_claims import stands_alone_or_by_a_reaction
from meantime.language.trigger_gates import (
    is_denied,
    is_event,
    is_only_thought_of,
    says_something,
    sentence_at,
)
from meantime.language.trigger_halves import half_that_hurts
from meantime.language.trigger_line import forms_at
from meantime.language.trigger_owner import is_own
from meantime.language.trigger_spans import TOMORROW, Line, Span, trimmed

#: Ranks, 0 to 100: connecting words carry theirs in the word list.
_OWN_ACT, _SUBJECT, _EVENT, _WITH_A_SKILL, _OTHERS, _FRAGMENT, _OCCASION = 91, 75, 70, 60, 58, 55, 54
#: Clauses behind these are pictures and ends ("till the cat woke"), or are weighed as connecting words.
_NOT_FROM = frozenset({"like", "till", "til", "until", "after", "when", "whenever"})
#: The name of an occasion has at most so many words.
_NAME = 2
#: A note of fewer words and signs is a list: "Panic 9, train."
_TERSE = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be what set something off."""

    rank: int
    span: Span
    #: Whether words that are read already belong to it: what one did oneself.
    is_cut: bool = False


def clauses(line: Line) -> Iterator[Candidate]:
    """The first thing that happened ranks before the others, more so when a reaction follows."""
    if forms_at(line.words, "uneventful") or (not line.felt and forms_at(line.words, "unmoved")):
        return
    yield from _own_acts(line)
    first = next((n for n in range(len(line.parts)) if _is_first(line, n)), -1)
    for n, part in enumerate(line.parts):
        span = trimmed(line, part)
        if line.words.keys[part[0]] in line.cues.words("becauses") | _NOT_FROM:
            continue
        if span[0] < span[1] and not (is_only_thought_of(line, span[0]) or is_denied(line, span)):
            rank = _rank(line, n, span, is_first=n <= first)
            if not rank:
                continue
            whole = trimmed(line, part, keeping=line.did) if rank == _WITH_A_SKILL else span
            half = half_that_hurts(line, whole)
            if stands_alone_or_by_a_reaction(line, half if half != whole else span):
                yield Candidate(rank, half, is_cut=rank == _WITH_A_SKILL)


def clause_before(line: Line, n: int) -> Span | None:
    """The clause that ends before this word: what "it" in "it frets me" stands for."""
    kept = line.felt | line.did
    earlier = [trimmed(line, part, keeping=kept) for part in line.parts if part[1] <= n]
    told = [span for span in reversed(earlier) if says_something(line, span)]
    keys = line.words.keys
    main = (s for s in told if keys[max(0, s[0] - 1)] not in line.cues.words("ends") and keys[s[0]] != "i")
    return next(main, told[0] if told else None)


# Helpers.
def _rank(line: Line, n: int, span: Span, *, is_first: bool) -> int:
    """0 for a clause that is no event, or that only tells how one was or what one did about it."""
    after, begun = (line.parts[n][1], len(line.words.keys)), (line.parts[n][0], span[1])
    if _is_consequence(line, n) or (_is_about_a_skill(line) and not _is_before_it(line, span)):
        return 0
    if line.any_of(line.felt, begun):
        return 0
    if line.any_of(line.did, line.parts[n]):
        return _WITH_A_SKILL if _is_more_than_a_skill(line, n, span) else 0
    if line.any_of(line.named, begun):
        return _OTHERS if _is_answered(line, after) else 0
    return _rank_of_event(line, n, span, is_first=is_first and line.any_of(line.felt | line.named, after))


def _rank_of_event(line: Line, n: int, span: Span, *, is_first: bool) -> int:
    keys = line.words.keys[slice(*span)]
    if _is_failure(line, n, span):
        return _FRAGMENT
    if not is_event(line, span) or (len(keys) == 1 and not _may_stand_alone(line, line.parts[n], keys[0])):
        return 0
    if _is_setting(line, n, span):
        return _FRAGMENT
    if is_first:
        return _OCCASION if _is_occasion(line, n, span) else _SUBJECT
    return _EVENT if line.cues.words("event_nouns") & set(keys) else _FRAGMENT


def _is_first(line: Line, m: int) -> bool:
    span = trimmed(line, line.parts[m])
    return is_event(line, span) and not _is_setting(line, m, span)


def _is_setting(line: Line, n: int, span: Span) -> bool:
    """ "Went to baby group, nobody spoke to me": where one went before it happened."""
    keys = [key for key in line.words.keys[slice(*span)] if key not in {"i", "we", "just", "anyway"}]
    end = sentence_at(line, span[0])[1]
    later = [m for part in line.parts[n + 1 :] if part[0] < end for m in range(part[0], part[0] + 2)]
    somebody = line.cues.words("somebody").intersection(line.words.keys[m] for m in later if m < end)
    return keys[:1] in (["went"], ["got"]) and keys[1:2] in (["to"], ["in"]) and bool(somebody)


def _is_occasion(line: Line, n: int, span: Span) -> bool:
    """ "Fireworks last night. First one went off": a time and its name, and then what happened."""
    if span[1] - span[0] > _NAME or n + 1 >= len(line.parts) or not line.any_of(line.times, line.parts[n]):
        return False
    after = trimmed(line, line.parts[n + 1])
    read_ = line.any_of(line.felt | line.named | line.did, line.parts[n + 1])
    return after[1] - after[0] > _NAME and not read_ and is_event(line, after) and not is_own(line, after)


def _is_failure(line: Line, n: int, span: Span) -> bool:
    """ "Cant lift nothing feel useless": what one could not do, with what one makes of it right after."""
    keys = line.words.keys
    if keys[span[0]] not in line.cues.words("failing") or not says_something(line, span):
        return False
    follows = line.parts[n + 1] if n + 1 < len(line.parts) else (0, 0)
    return not line.cues.words("failed").isdisjoint(keys[slice(*follows)])


def _is_consequence(line: Line, n: int) -> bool:
    """ "Skipped it because I felt drained": what stands before "because" came of it."""
    follows = line.words.keys[line.parts[n][1] : line.parts[n][1] + 1]
    return not line.cues.words("becauses").isdisjoint(follows) and is_own(line, trimmed(line, line.parts[n]))


def _is_about_a_skill(line: Line) -> bool:
    """Only what was done and how it helped is told: nothing set it off."""
    return bool(line.did) and not line.felt


def _is_more_than_a_skill(line: Line, n: int, span: Span) -> bool:
    """ "Got kicked from the group chat, feel sick": a hard feeling follows, so it was no help."""
    keys, words = line.words.keys, [m for m in range(*span) if not line.busy[m]]
    follows = [m for m in line.felt | line.named if m >= line.parts[n][1] and not keys[m].isdigit()]
    good = (line.cues.words("welcome") - {"proud"}) | line.cues.words("easing")
    return n == 0 and bool(follows) and good.isdisjoint(keys) and is_event(line, span) and len(words) > 2


def _is_before_it(line: Line, span: Span) -> bool:
    """Whether somebody did something in a sentence before the first skill."""
    is_earlier = sentence_at(line, span[0])[1] <= min(line.did, default=0)
    return is_earlier and line.words.keys[span[0]] not in {"i", "ive", "had", "went", "did"}


def _own_acts(line: Line) -> Iterator[Candidate]:
    """ "Snapped at my son, felt rotten about it": guilt after something one did is about that."""
    keys, small = line.words.keys, {"i", "ive", "just", "then", "and", "so"}
    for first, last in line.parts:
        while first < last and keys[first] in small:
            first += 1
        if last - first < 3 or keys[first] not in line.cues.words("own_acts") or _is_answer(line, first):
            continue
        if line.cues.words("guilt").intersection(keys[last:]):
            end = trimmed(line, (first + 1, last))[1]
            with_i = first - 1 if first and keys[first - 1] == "i" else first
            yield Candidate(_OWN_ACT, (with_i, end), is_cut=True)


def _is_answer(line: Line, n: int) -> bool:
    """Whether something else happened before it in the same sentence."""
    start = sentence_at(line, n)[0]
    earlier = (trimmed(line, part) for part in line.parts if start <= part[0] and part[1] <= n)
    return any(is_event(line, span) for span in earlier)


def _is_answered(line: Line, after: Span) -> bool:
    """Somebody else's feeling set one off only when the writer then has one of their own."""
    keys = line.words.keys[slice(*after)]
    return line.any_of(line.felt, after) and line.cues.words("contrast").isdisjoint(keys)


def _may_stand_alone(line: Line, part: Span, key: str) -> bool:
    """One word is an event where it is known as one, or stands in a list beside the feeling: "panic 9, train"."""
    if key in line.cues.words("event_nouns"):
        return True
    keys, own = line.words.keys, {"felt", "feel", "feeling", "im", "i", "was"}
    if keys[part[0]] in own:
        return False
    if len(keys) < _TERSE and line.felt and not line.any_of(line.did, sentence_at(line, part[0])):
        return line.cues.words("welcome").isdisjoint(keys)
    return part[1] < len(keys) and keys[part[1] - 1] in TOMORROW
