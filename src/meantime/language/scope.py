"""Whether something that is written was so: denied, somebody else's, long past, or only thought of.

Own rules over the words before (and a few after) a finding. Each rule reads at most `REACH` words, so the time per
finding is bounded on any text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from meantime.language.scope_owner import is_somebody_elses
from meantime.language.scope_words import Flats, cues, words
from meantime.language.tokens import Token

#: Words looked at on either side of a finding.
REACH = 40
_SENTENCE_ENDS = frozenset(".!?;…\n")
#: Words of a cue up to which it must stand before the finding: "never felt so" may end inside of "felt so alone".
_REACHES_IN = 2
_ALWAYS = frozenset({("was", "always"), ("was", "constantly"), ("were", "always"), ("always", "felt")})
_BREAKS = frozenset({",", "–", "—", "-", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words around a finding make of it. All False: it was so, for the person who writes, then."""

    #: "wasn't anxious", "no panic".
    negated: bool = False
    #: "she was angry", "my boss seemed annoyed".
    other_person: bool = False
    #: "used to panic", "back then".
    past_habit: bool = False
    #: "worried I'd panic", "if I get angry", "hope to feel calm", "am I depressed?".
    hypothetical: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether nothing speaks against the finding."""
        return not (self.negated or self.other_person or self.past_habit or self.hypothetical)


def scope_of(tokens: tuple[Token, ...], index_range: tuple[int, int]) -> Scope:
    """What stands against a finding at `tokens[first:last]`, given as that pair of indices (last not included)."""
    first, last = index_range
    start, end = _sentence(tokens, first, last)
    before = [token.flat for token in tokens[start:first]]
    after = [token.flat for token in tokens[last:end]]
    found = [token.flat for token in tokens[first:last]]
    negated, hypothetical = (
        _is_negated(before, found) or _is_free(after),
        _is_hypothetical(before, _asks(tokens, end), starts_anew=found[0] in words("self_subjects")),
    )
    if negated and _is_wished_away(before):
        negated = hypothetical = False
    return Scope(
        negated=negated,
        other_person=is_somebody_elses(before, found, after),
        past_habit=_is_past(before, after),
        hypothetical=hypothetical,
    )


def _sentence(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    start, end = first, last
    while start > 0 and first - start < REACH and tokens[start - 1].text not in _SENTENCE_ENDS:
        start -= 1
    while end < len(tokens) and end - last < REACH and tokens[end].text not in _SENTENCE_ENDS:
        end += 1
    return start, end


def _asks(tokens: tuple[Token, ...], end: int) -> bool:
    return end < len(tokens) and tokens[end].text == "?"


def _is_negated(before: Flats, found: Flats) -> bool:
    """Whether the nearest cue reaches the finding over small words, or over a list joined by "or"."""
    listed = False
    at = len(before) - 1
    while at >= 0:
        word = before[at]
        if _denies(before, at, found):
            return _reaches(before, at, listed)
        if _ends_reach(before, at) or (
            word in words("self_subjects") - {"myself"} and not _carried(before, at)
        ):
            return False
        listed = listed or word in {"or", "nor"}
        at -= 1
    return False


def _is_free(after: Flats) -> bool:
    """ "Panic free week", "anxiety-free"."""
    return [word for word in after[:2] if word != "-"][:1] == ["free"]


def _ends_reach(before: Flats, at: int) -> bool:
    """Whether the reach of a negation ends here; "so" right before the finding is a degree ("not so anxious")."""
    return before[at] in words("negation.ends") and not (before[at] == "so" and at >= len(before) - 2)


def _denies(before: Flats, at: int, found: Flats) -> bool:
    if not cues("negation.cues").length_at(before, at) or _is_said_twice(before, at):
        return False
    back, flats = range(max(0, at - 2), at + 1), [*before, *found]
    sizes = [(cues("negation.not_cues").length_at(flats, n), n) for n in back]
    return not any(size > at - n and (n + size <= len(before) or size > _REACHES_IN) for size, n in sizes)


def _is_said_twice(before: Flats, at: int) -> bool:
    """ "Can't lift nothing feel useless": its "nothing" belongs to "can't lift" and denies nothing after it."""
    twice = before[at] in {"nothing", "nobody", "nowt", "none"}
    return twice and any(cues("negation.cues").length_at(before, n) for n in range(max(0, at - 3), at))


def _reaches(before: Flats, at: int, listed: bool) -> bool:
    between = list(before[at + cues("negation.cues").length_at(before, at) :])
    if listed and len(between) <= 8:
        return True
    small = words("negation.bridge") | words("negation.carry")
    if before[at] in {"nothing", "nobody"}:
        small |= {"made", "makes", "me"}
    return all(word in small for word in between)


def _carried(before: Flats, at: int) -> bool:
    """Whether "I" at this index is still under "don't think", "can't say"."""
    back = range(max(0, at - 3), at)
    return any(cues("negation.carry").length_at(before, n) == at - n for n in back)


def _is_past(before: Flats, after: Flats) -> bool:
    return _past_before(before) or _past_after(after) or _is_always_then(before, after)


def _past_before(before: Flats) -> bool:
    if _is_last_one(before):
        return True
    for at in range(len(before) - 1, -1, -1):
        if before[at] in words("past.ends") or _begins_anew(before, at):
            return False
        if cues("past.before").length_at(before, at) > 1 and not _is_used_to_it(before, at):
            return True
        if _is_long_ago(before, at):
            return True
    return False


def _begins_anew(before: Flats, at: int) -> bool:
    """ "I used to panic there, and I felt calm": with "and I" something else is told."""
    return before[at] == "and" and not words("self_subjects").isdisjoint(before[at + 1 :])


def _is_last_one(before: Flats) -> bool:
    """ "A week since my last panic attack"."""
    end = len(before) if "since" in before else 0
    while end and before[end - 1] in words("negation.bridge"):
        end -= 1
    return tuple(before[max(0, end - 3) : end]) in cues("past.since").phrases


def _is_long_ago(flats: Flats, at: int) -> bool:
    """ "When I was 15", "in 2019", "in my early 20s"."""
    if not flats[at].isdigit():
        return False
    led_by = list(flats[max(0, at - 3) : at])
    if list(flats[at + 1 : at + 2]) in (["s"], ["'"]) and "my" in led_by:
        return "in" in led_by
    year = len(flats[at]) == 4 and flats[at].startswith(("19", "20")) and led_by[-1:] == ["in"]
    return year or led_by in (["when", "i", "was"], ["when", "i", "turned"])


def _is_always_then(before: Flats, after: Flats) -> bool:
    """ "I was always anxious at school": what always was so in a time that is over."""
    always = any(pair in _ALWAYS for pair in pairwise(before[-4:]))
    return always and any(cues("past.always_at").length_at(after, n) for n in range(min(3, len(after))))


def _is_used_to_it(before: Flats, at: int) -> bool:
    return before[at] == "used" and at > 0 and before[at - 1] in words("past.not_used_to")


def _past_after(after: Flats) -> bool:
    for at, word in enumerate(after):
        if word in words("past.ends") or word in words("past.after_ends"):
            return False
        if cues("past.after").length_at(after, at) or _is_long_ago(after, at):
            return True
    return False


def _is_hypothetical(before: Flats, asked: bool, *, starts_anew: bool) -> bool:
    return (
        (not starts_anew and _under_modal(before))
        or _wanted(before)
        or _under_if(before)
        or _feared(before)
        or _asked(before, asked)
    )


def _under_modal(before: Flats) -> bool:
    """A modal verb reaches to the finding unless a new subject or clause stands between."""
    for at in range(len(before) - 1, -1, -1):
        if _is_modal(before, at):
            return True
        if before[at] in _BREAKS or _ends_reach(before, at) or before[at] in words("self_subjects"):
            return before[at] in {"i'd", "id", "we'd"} and _is_would(before, at)
        if before[at] in words("other_subjects") or (before[at] in words("feels") and before[at] == "felt"):
            return False
    return False


def _is_modal(before: Flats, at: int) -> bool:
    size = cues("hypothetical.modals").length_at(before, at)
    follows = before[at + size] if size and at + size < len(before) else ""
    if follows == "lie":  # "Not gonna lie, bit nervous."
        return False
    if before[at] == "ill":
        return follows in {"be", "feel", "get"} or (
            at > 0 and before[at - 1] in words("hypothetical.before_ill")
        )
    if before[at] in {"going", "about"} and at and before[at - 1] in {"kept", "of", "how"}:
        return False
    return bool(size) and not (
        before[at] in {"could", "would"} and follows in words("hypothetical.real_after_could")
    )


def _is_would(before: Flats, at: int) -> bool:
    follows = before[at + 1] if at + 1 < len(before) else ""
    if before[at] == "id":
        return follows in {"be", "feel", "get", "have", "panic", "go", "end", "start"}
    return follows not in words("hypothetical.had_after_d") and not follows.endswith("ed")


def _wanted(before: Flats) -> bool:
    """ "Hope to feel", "trying to stay", "wish I was": the cue reaches over small words only."""
    for at in range(len(before) - 1, -1, -1):
        if cues("hypothetical.wants").length_at(before, at) and not _is_bare_to(before, at):
            return True
        if before[at] not in words("hypothetical.bridge"):
            return False
    return False


def _is_bare_to(before: Flats, at: int) -> bool:
    """A plain "to" counts only before a verb of being: "the way to be calm", not "led to panic", "began to feel"."""
    if before[at] != "to":
        return before[at] in {"like", "love"}
    begun = at > 0 and before[at - 1] in words("hypothetical.begins")
    return begun or at + 1 >= len(before) or before[at + 1] not in words("hypothetical.states")


def _is_wished_away(before: Flats) -> bool:
    """ "I wish I wasn't so anxious" says that it is so."""
    near = list(before[-8:])
    return any(word in words("hypothetical.wishes") for word in near) or "if only" in " ".join(near)


def _under_if(before: Flats) -> bool:
    for at in range(len(before) - 1, max(-1, len(before) - 14), -1):
        if before[at] in {"but", "so", "now", "anyway", "felt"}:
            return False
        if cues("hypothetical.ifs").length_at(before, at) and not _is_no_condition(before, at):
            return True
    return False


def _is_no_condition(before: Flats, at: int) -> bool:
    if at and before[at - 1] in words("hypothetical.asks"):
        return before[at + 1 : at + 2] == [] or before[at + 1] not in words("self_subjects")
    back = range(max(0, at - 1), at + 1)
    return any(cues("hypothetical.not_ifs").length_at(before, n) > at - n for n in back)


def _feared(before: Flats) -> bool:
    """ "Afraid of being alone", "worried about panicking": a fear of it, not it."""
    at = len(before) - 1
    while at >= 0 and before[at] in words("hypothetical.fear_bridge"):
        at -= 1
    for size in (2, 1):
        start = at - size + 1
        if start > 0 and cues("hypothetical.of_being").length_at(before, start):
            return before[start - 1] in words("hypothetical.fears")
    return False


def _asked(before: Flats, asked: bool) -> bool:
    opening = [n for n in range(len(before)) if _opens(before, n)]
    sure, others = cues("hypothetical.sure_questions"), cues("hypothetical.question_starts")
    if asked:
        return any(one.length_at(before, n) for one in (sure, others) for n in opening)
    last = max((n for n in range(len(before)) if before[n] in words("self_subjects")), default=-1)
    return any(n + sure.length_at(before, n) > last for n in opening if sure.length_at(before, n))


def _opens(before: Flats, at: int) -> bool:
    return at == 0 or before[at - 1] in _BREAKS or before[at - 1] in {"or", "and", "but", "so"}
