"""Whose feeling it is: the nearest person before the finding, the way people write without full sentences."""

from __future__ import annotations

from meantime.language.scope_words import Flats, words

_FRESH = frozenset(
    {"so", "then", "because", "cause", "cos", "cuz", "coz", "until", "till", "since", "when", "while"}
    | {"after", "before", "though", "although", "whilst", "plus", "which"}
)
#: Words, and lists of words, that can stand before "was" without being somebody or something.
_NEUTRAL = frozenset(
    {"and", "but", "or", "what", "how", "why", "still", "never", "always", "only", "him", "her", "them"}
)
_NEUTRAL_LISTS = (
    "self_nouns", "self_subjects", "self_objects", "other_subjects", "people", "particles", "degrees", "past_verbs",
)  # fmt: skip
_MARKS = frozenset({",", "–", "—", "-", ":", "(", ")", "/", "+", "&"})


def is_somebody_elses(before: Flats, found: Flats, after: Flats) -> bool:
    """Whether a finding belongs to somebody other than the writer.

    `before` and `after` are the small-letter words of the same sentence around the words `found`.
    """
    if _is_done_to_writer(found, after):
        return False
    if _is_done_to_other(before, found, after) or _is_owned_by_other(before) or _is_said_after(before, after):
        return True
    return _nearest_is_other(before)


def _is_done_to_writer(found: Flats, after: Flats) -> bool:
    """ "Upset me", "hurt my feelings"; "mad at me" is not."""
    upset_me = bool(after) and after[0] in words("self_objects") and found[0] in words("done_to")
    return upset_me or not words("self_marks").isdisjoint(found)


def _is_done_to_other(before: Flats, found: Flats, after: Flats) -> bool:
    """ "It upset my mum"; without a subject before, as in "worried mum is ill", it is the writer's."""
    if not after or found[0] not in words("done_to") or all(word in words("degrees") for word in before):
        return False
    if before[-1] in words("links") or before[-1] in words("feels"):
        return False
    skip = 1 if after[0] in words("before_noun") and len(after) > 1 else 0
    return (
        after[skip] in words("people") or (not skip and after[0] in words("other_objects")) or _is_her(after)
    )


def _is_said_after(before: Flats, after: Flats) -> bool:
    """ "How anxious she was"."""
    follows = len(after) > 1 and after[0] in words("other_subjects") and after[1] in words("copulas")
    return follows and _word(before, len(before) - 1) == "how"


def _is_her(after: Flats) -> bool:
    return after[0] in {"her", "his"} and (len(after) == 1 or after[1] not in words("prepositions"))


def _is_owned_by_other(before: Flats) -> bool:
    """ "Her anxiety", "mum's panic attack", with at most two small words between."""
    for word in reversed(before[-3:]):
        if word in words("other_owners") or _is_possessive(word):
            return True
        if word == "my" or (word not in words("degrees") and not word.endswith(("ing", "ous", "y", "ed"))):
            return False
    return False


def _is_possessive(word: str) -> bool:
    stem = word.removesuffix("'s")
    return (stem != word and stem in words("people")) or (
        word.endswith("s") and word[:-1] in words("people") and word not in words("people")
    )


def _nearest_is_other(before: Flats) -> bool:
    """Walk back from the finding to the nearest person that can be its subject."""
    fresh_end = len(before)
    at = len(before) - 1
    while at >= 0:
        word = before[at]
        decided = _decide(before, at, fresh_end)
        if decided is not None:
            return decided
        if word in _MARKS or word in {"and", "but", "or", "nor", "also"}:
            fresh_end = at
        at -= 1
    return False


def _decide(before: Flats, at: int, fresh_end: int) -> bool | None:
    """True: somebody else's. False: the writer's. None: this word does not tell."""
    word = before[at]
    if word in words("self_subjects"):
        return _is_reported(before, at)
    if word in words("self_objects"):
        return _self_object(before, at)
    if word in words("other_subjects"):
        return _other_subject(before, at)
    if word in {"him", "her", "them"}:
        return True if _word(before, at - 1) in words("causes") else None
    if word in words("people"):
        return _person(before, at)
    if word in _MARKS or word == "but" or (word in _FRESH and not _is_degree(before, at)):
        return _fresh_start(before, at)
    if word in words("copulas") and _only_small(before[at + 1 :]):
        return _thing(before, at)
    return None


def _is_degree(before: Flats, at: int) -> bool:
    """Whether "so" here means "very": right before the finding."""
    return before[at] == "so" and at >= len(before) - 2


def _word(before: Flats, at: int) -> str:
    return before[at] if 0 <= at < len(before) else ""


def _is_reported(before: Flats, at: int) -> bool:
    """ "He said I was lazy", "mum thinks I'm depressed": somebody else's words about the writer."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if before[back] in words("says"):
            return _says_somebody_else(before, back, at)
        if not _may_stand_after_says(before[back]):
            return False
    return False


def _may_stand_after_says(word: str) -> bool:
    small = {"that", "if", "me", "us", "him", "her", "them", "like", "how", "everyone"}
    return word in small or word in words("people") or word in words("before_noun")


def _says_somebody_else(before: Flats, says: int, at: int) -> bool:
    if _word(before, says + 1) in words("self_objects"):
        return _word(before, says - 1) not in words("self_subjects")
    speaker = _word(before, says - 1)
    return speaker in words("other_subjects") or (
        speaker in words("people") and _word(before, says - 2) not in words("says")
    )


def _self_object(before: Flats, at: int) -> bool | None:
    before_me = _word(before, at - 1)
    if before_me in words("named") and before_me != "think":
        return True
    if before_me in words("prepositions") or before_me in words("says"):
        return None
    return False


def _other_subject(before: Flats, at: int) -> bool | None:
    word, between = before[at], before[at + 1 :]
    if word in {"you", "people", "someone", "everyone", "others"} and _word(before, at - 1) in words(
        "prepositions"
    ) - {"and"}:
        return None
    if word in {"who", "everyone", "people"} and _word(before, at - 1) in {"except"}:
        return None
    return not _dropped_i(between)


def _person(before: Flats, at: int) -> bool | None:
    start = at
    while start > 0 and before[start - 1] in words("before_noun"):
        start -= 1
    led_by, between = _word(before, start - 1), before[at + 1 :]
    if led_by == "and" and _word(before, start - 2) in {"me", "i", "myself"}:
        return False
    if before[at] == "family" and "our" in before[start:at]:
        return False
    if led_by in words("prepositions") - {"and"}:
        return None
    if led_by in words("causes") and not between:
        return led_by in {"made", "make", "makes", "making", "found", "saw", "got", "drove", "left"}
    if _is_object(before, start) and _link_of(between) not in words("copulas"):
        return None
    return not _dropped_i(between)


def _is_object(before: Flats, start: int) -> bool:
    """Whether the noun at this index follows a verb: "saw my ex", "told mum"."""
    led_by = _word(before, start - 1)
    return (
        led_by in words("past_verbs")
        or led_by in words("says")
        or (led_by.endswith(("ed", "ing")) and len(led_by) > 4)
    )


def _dropped_i(between: Flats) -> bool:
    """ "She shouted felt awful", "boss emailed again anxious": a verb of the other, then the writer without "I"."""
    verbs = [n for n, word in enumerate(between) if _is_verb(word)]
    if not verbs or "and" in between:
        return False
    later = between[verbs[0] + 1 :]
    if any(word in words("feels") for word in later):
        return True
    return (
        bool(later)
        and _link_of(between) == ""
        and later[-1] in words("particles") | words("self_nouns") | {"me", "us"}
    )


def _is_verb(word: str) -> bool:
    if word in words("past_verbs"):
        return word not in {"got", "had"}
    if word in words("links") or word in words("feels"):
        return False
    return len(word) > 3 and word.endswith("ed")


def _link_of(between: Flats) -> str:
    """The last linking verb of some words, or nothing."""
    return next((word for word in reversed(between) if word in words("links") or word in words("feels")), "")


def _fresh_start(before: Flats, at: int) -> bool | None:
    """A clause without a subject is the writer's own, unless it continues a list about somebody else."""
    rest, word = before[at + 1 :], before[at]
    if word in _FRESH:
        return False
    if any(w in words("feels") for w in rest):
        return False
    if word == "but" or word == "/":
        return None
    if any(w in words("links") for w in rest):
        return False if word == "," else None
    return None if _ends_in_list(before[:at]) else False


def _ends_in_list(earlier: Flats) -> bool:
    """Whether the words before a comma end in "was something", so that the next word continues it."""
    if earlier and earlier[-1] in words("particles") | words("self_nouns"):
        return False
    for back, word in enumerate(reversed(earlier[-5:])):
        if word in words("copulas") - {"went", "got", "gets"} or word in words("feels"):
            return back >= 1
    return False


def _only_small(between: Flats) -> bool:
    return all(
        word in words("degrees") or word in words("negation.bridge") or word == "," for word in between
    )


def _thing(before: Flats, at: int) -> bool | None:
    """ "Dan was angry", "the shop was empty": a subject that is neither the writer nor an hour of theirs."""
    subject = _word(before, at - 1)
    if not subject or not subject[0].isalpha() or _is_neutral(subject):
        return None
    start = at - 1
    while start > 0 and before[start - 1] in words("before_noun"):
        start -= 1
    if subject in words("body") and "my" in before[start:at]:
        return False
    led_by = _word(before, start - 1)
    if led_by in words("prepositions") or _is_object(before, start):
        return None
    return _names_another(before, start)


def _is_neutral(subject: str) -> bool:
    """Whether the word before "was" is no thing of its own: "it", "still", "feeling"."""
    known = any(subject in words(name) for name in _NEUTRAL_LISTS)
    return known or subject in _NEUTRAL or subject in _FRESH or subject.endswith(("ly", "ing", "ed"))


def _names_another(before: Flats, start: int) -> bool | None:
    """An own "I" earlier in the clause takes the finding, unless it only thinks about the subject."""
    for back in range(start - 1, -1, -1):
        if before[back] in _MARKS or before[back] in _FRESH or before[back] in {"and", "but"}:
            return True
        if before[back] in words("self_subjects"):
            return True if any(w in words("thinks") for w in before[back + 1 : start]) else None
    return True
