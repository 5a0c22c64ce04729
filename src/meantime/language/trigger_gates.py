"""Which connecting words connect nothing of the writer's: denied, somebody else's, only thought of."""

from meantime.language.phrases import Hit
from meantime.language.scope import Scope, scope_of
from meantime.language.trigger_owner import is_own
from meantime.language.trigger_spans import Line, Span, is_emoji, is_stop, trimmed

_SENTENCE_ENDS = frozenset(".!?;\n")
#: How far before a connecting word the feeling stands that it belongs to.
_NEAR = 4
#: So many named feelings are looked at.
_MOST_NAMED = 8
#: A clause of so many words that is no state is something that happened.
_EVENT = 2
#: From this rank on a connecting word ("when", "after") gives way only to what somebody else did.
_STRONG = 90
#: "He hasn't yet" is no event of its own.
_WHOLE = 5
#: So many words of somebody's doing and then a feeling, with no "was" between: the feeling is the writer's.
_DROPPED_I = 4


def sentence_at(line: Line, n: int) -> Span:
    """The sentence around a word."""
    keys, first, last = line.words.keys, n, n
    while first > 0 and keys[first - 1] not in _SENTENCE_ENDS:
        first -= 1
    while last < len(keys) and keys[last] not in _SENTENCE_ENDS:
        last += 1
    return first, last


def is_only_thought_of(line: Line, n: int) -> bool:
    """ "If they move me I'd be terrified": the sentence opens with "if" and says what would be."""
    first, last = sentence_at(line, n)
    keys = line.words.keys
    while first < last and (keys[first] in {"but", "and", "so", "like", "even"} or is_stop(keys[first])):
        first += 1
    if keys[first : first + 2] == ("what", "if"):
        return True
    opens = first < last and keys[first] in line.cues.words("thought_of")
    return opens and not line.cues.words("would").isdisjoint(keys[first:last])


def is_not_the_writers(line: Line, hit: Hit) -> bool:
    """Whether the feeling a connecting word belongs to is denied or somebody else's: "mum is worried about"."""
    n = _governor(line, hit)
    if n is None:
        return False
    scope = _scope(line, n)
    is_good = line.words.keys[n] in line.cues.words("welcome")
    return scope.other_person or scope.hypothetical or scope.past_habit or (scope.negated and not is_good)


def _governor(line: Line, hit: Hit) -> int | None:
    first = max(sentence_at(line, hit.first)[0], hit.first - _NEAR)
    named = line.named | set(range(hit.first, hit.last - 1))
    found = next((n for n in range(hit.last - 1, first - 1, -1) if n in named), None)
    while found and found - 1 in line.named:
        found -= 1
    return found


def _scope(line: Line, n: int) -> Scope:
    """The scope of one word; an emoji ends a sentence, too, and so does a turn to oneself."""
    first, last = line.words.index_range(n, n + 1)
    back = range(n - 1, sentence_at(line, n)[0] - 1, -1)
    start = next((line.words.at[m] + 1 for m in back if is_emoji(line.words.keys[m])), 0)
    own = next((part[0] for part in line.parts if part[0] <= n < part[1]), 0)
    if {"i", "im", "ive"}.intersection(line.words.keys[own : min(own + 2, n)]):
        start = max(start, line.words.at[own])
    elif n - own >= _DROPPED_I and line.cues.words("links").isdisjoint(line.words.keys[own:n]):
        start = first
    return scope_of(line.words.tokens[start:], (first - start, last - start))


def is_within_an_event(line: Line, hit: Hit) -> bool:
    """ "She told everyone about the divorce": the word connects two parts of what happened."""
    part = next((s for s in line.parts if s[0] < hit.last - 1 <= s[1]), None)
    if part is None:
        return False
    before = (part[0], hit.last - 1)
    if line.any_of(line.named | line.felt, (before[0], hit.last)) or line.words.keys[before[0]] in {
        "it",
        "its",
    }:
        return False
    span = trimmed(line, before)
    if int(hit.owner) >= _STRONG and (is_own(line, before) or span[1] - span[0] <= _EVENT):
        return False
    return span[1] - span[0] >= _EVENT and is_event(line, span)


def is_event(line: Line, span: Span) -> bool:
    """Whether the words are no state of one's own and say something."""
    keys = [key for key in line.words.keys[span[0] : span[1]] if key not in line.cues.words("skipped")]
    if not keys or keys[0] in line.cues.words("state") or keys[-1] in line.cues.words("speech"):
        return False
    if keys[0] in line.cues.words("pointers") and not line.cues.words("copulas").isdisjoint(keys[1:2]):
        return False
    if len(keys) < _WHOLE and not {"havent", "hasnt", "hadnt"}.isdisjoint(keys[1:2]):
        return False
    if not {"could", "can"}.isdisjoint(keys[1:2]):
        return False
    return says_something(line, span)


def is_denied(line: Line, span: Span) -> bool:
    """ "Not sad today, only the weather is": no feeling named so far, or here, is the writer's."""
    first, last = sentence_at(line, span[0])
    if line.any_of(line.felt, (first, last)):
        return False
    since = first if line.felt else 0
    named = sorted(n for n in line.named if since <= n < last)[:_MOST_NAMED]
    return bool(named) and all(_is_off(line, n) for n in named)


def _is_off(line: Line, n: int) -> bool:
    scope = _scope(line, n)
    return not scope.is_clear


def says_something(line: Line, span: Span) -> bool:
    """Whether one word of the span means something and is not read already."""
    dull, keys = line.cues.words("dull"), line.words.keys
    return any(
        not line.busy[n] and keys[n] not in dull and not is_stop(keys[n]) and not keys[n][:1].isdigit()
        for n in range(*span)
    )
