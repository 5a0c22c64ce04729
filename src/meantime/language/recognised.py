"""A reading after the person's own words had their say: own names, own phrases, own triggers beat what is usual.

A name they typed, or a phrase that nearly always stood beside one thing they kept, is `said` when it stands as such in
the text. A feeling that only tends to go with it is a `guess`; a symptom or a deed is never guessed. What the person
has never kept for a word is no longer ticked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import log
from typing import TypeVar

from meantime.language.coping import was_done
from meantime.language.coping_effects import effects_of
from meantime.language.feelings import MOST_GUESSES
from meantime.language.own_words import Beside, OwnWords, Phrase, keys_of, phrases_in, share_beside
from meantime.language.phrases import FILLERS, Hit, Words, words_of
from meantime.language.records import (
    FoundFeeling,
    FoundSkill,
    FoundSymptom,
    FoundTrigger,
    Place,
    Reading,
    Tier,
)
from meantime.language.scope import scope_of

#: Notes and share from which a phrase is the person's own word for something.
_OWN_NOTES, _OWN_SHARE = 2, 0.8
#: Notes, share, and how many times more than usual, from which a feeling is worth offering unticked.
_GUESS_NOTES, _GUESS_SHARE, _GUESS_LIFT = 3, 0.5, 1.5
#: From so many notes on that had the word without the thing, the thing is offered unticked.
_UNLEARN_NOTES, _UNLEARN_SHARE = 3, 0.2
_MOST_TRIGGERS = 2
_FELT = frozenset({
    "feel", "feeling", "feels", "felt", "im", "am", "was", "been", "being", "got", "get", "getting", "have", "had",
    "having", "bit", "with",
})  # fmt: skip
_DID = frozenset({"did", "do", "doing", "done", "tried", "try", "trying", "used", "use", "using", "my"})
_BETWEEN = FILLERS | {"a", "the", "my", "bit", "of", "some"}

Found = TypeVar("Found", FoundFeeling, FoundSymptom, FoundSkill)


@dataclass(frozen=True, slots=True)
class _Own:
    """One thing that the person's own words speak for."""

    name: str
    hit: Hit
    tier: Tier


def with_own_words(reading: Reading, own: OwnWords) -> Reading:
    """The reading with the feelings, symptoms and skills the person's earlier notes speak for; triggers come after."""
    words = words_of(reading.text)
    felt = [_feeling(words, one) for one in _speaking(words, own.feelings, _FELT)]
    noticed = [_symptom(words, one) for one in _speaking(words, own.symptoms, _FELT) if one.tier == "said"]
    deeds = [one for one in _speaking(words, own.skills, _DID) if one.tier == "said"]
    did = [_skill(words, one) for one in deeds if was_done(words, one.hit)]
    return replace(
        reading,
        emotions=_joined(_unlearnt(reading.text, reading.emotions, own.feelings, "name"), felt, "name"),
        symptoms=_joined(_unlearnt(reading.text, reading.symptoms, own.symptoms, "name"), noticed, "name"),
        coping=_joined(_unlearnt(reading.text, reading.coping, own.skills, "skill"), did, "skill"),
    )


def with_own_triggers(reading: Reading, own: OwnWords) -> Reading:
    """What set things off before and stands here again comes first; a longer phrase read here that holds it stays."""
    words, found = words_of(reading.text), list(reading.triggers)
    for phrase in sorted(own.triggers, key=lambda phrase: (len(phrase), phrase)):
        for hit in _hits(words, phrase, ""):
            place = words.place(hit.first, hit.last)
            if not any(one.place[0] <= place[0] and place[1] <= one.place[1] for one in found):
                found = [
                    _trigger(reading.text, place, len(phrase)),
                    *(o for o in found if not _meet(o, place)),
                ]
    return replace(reading, triggers=tuple(found[:_MOST_TRIGGERS]))


def _speaking(words: Words, beside: Beside, frame: frozenset[str]) -> list[_Own]:
    """What the words speak for: the person's own names and words, then the likeliest guesses, best first."""
    found: dict[str, _Own] = {}
    for phrase, name in beside.own.items():
        for hit in _hits(words, phrase, name):
            found.setdefault(name, _Own(name, hit, "said"))
    for name, hit in _likely(words, beside):
        phrase = words.keys[hit.first : hit.last]
        if _is_own_word(beside, phrase, name) and _is_framed(words, hit, frame):
            found.setdefault(name, _Own(name, hit, "said"))
        elif beside.phrases[phrase] >= _GUESS_NOTES:
            found.setdefault(name, _Own(name, hit, "guess"))
    return [one for one in found.values() if _is_clear(words, one.hit)]


def _likely(words: Words, beside: Beside) -> list[tuple[str, Hit]]:
    """Names with the phrase that speaks best for each, the name with most evidence first."""
    best: dict[str, tuple[float, Hit]] = {}
    weight: dict[str, float] = {}
    for phrase in sorted(set(phrases_in(words.keys)), key=len, reverse=True):
        for name in beside.names.get(phrase, ()):
            share, usual = share_beside(beside, phrase, name), beside.base[name] / beside.notes
            weight[name] = weight.get(name, 0.0) + max(0.0, log(share / usual))
            tells = share >= max(_GUESS_SHARE, _GUESS_LIFT * usual) or _is_own_word(beside, phrase, name)
            if tells and share > best.get(name, (0.0,))[0]:
                best[name] = share, next(_hits(words, phrase, name))
    order = sorted(best, key=lambda name: (-weight[name], name))
    return [(name, best[name][1]) for name in order]


def _is_own_word(beside: Beside, phrase: Phrase, name: str) -> bool:
    notes = beside.phrases[phrase]
    return notes >= _OWN_NOTES and beside.names[phrase][name] / notes >= _OWN_SHARE


def _is_framed(words: Words, hit: Hit, frame: frozenset[str]) -> bool:
    """Whether it stands as a feeling or a deed: after "felt", "had", "did", or alone in the text."""
    before = [key for key in words.keys[: hit.first] if key not in _BETWEEN or key in frame]
    return before[-1] in frame if before else len(words.keys) - (hit.last - hit.first) <= 2


def _hits(words: Words, phrase: Phrase, name: str) -> Iterator[Hit]:
    for first in range(len(words.keys) - len(phrase) + 1):
        if words.keys[first : first + len(phrase)] == phrase:
            yield Hit(name, first, first + len(phrase))


def _is_clear(words: Words, hit: Hit) -> bool:
    return scope_of(words.tokens, words.index_range(hit.first, hit.last)).is_clear


def _feeling(words: Words, own: _Own) -> FoundFeeling:
    return FoundFeeling(name=own.name, tier=own.tier, place=words.place(own.hit.first, own.hit.last))


def _symptom(words: Words, own: _Own) -> FoundSymptom:
    return FoundSymptom(name=own.name, tier=own.tier, place=words.place(own.hit.first, own.hit.last))


def _skill(words: Words, own: _Own) -> FoundSkill:
    place = words.place(own.hit.first, own.hit.last)
    return FoundSkill(skill=own.name, helped=effects_of(words, [own.hit])[0], tier=own.tier, place=place)


def _joined(usual: tuple[Found, ...], own: Iterable[Found], name: str) -> tuple[Found, ...]:
    """What is said first, own words before the usual ones; then the guesses, as few as before."""
    already = {getattr(one, name) for one in usual if one.tier == "said"}
    new = [one for one in own if getattr(one, name) not in already]
    taken = {getattr(one, name) for one in new}
    every = new + [one for one in usual if getattr(one, name) not in taken]
    guesses = [one for one in every if one.tier == "guess"]
    return tuple([one for one in every if one.tier == "said"] + guesses[:MOST_GUESSES])


def _unlearnt(text: str, usual: tuple[Found, ...], beside: Beside, name: str) -> tuple[Found, ...]:
    """What the person did not keep for these words before is offered unticked."""
    return tuple(
        replace(one, tier="guess") if _was_left(text, one.place, getattr(one, name), beside) else one
        for one in usual
    )


def _was_left(text: str, place: Place, name: str, beside: Beside) -> bool:
    phrases = list(phrases_in(keys_of(text[place[0] : place[1]])))
    notes = max((beside.phrases.get(phrase, 0) for phrase in phrases), default=0)
    kept = max((beside.names[phrase][name] for phrase in phrases if phrase in beside.names), default=0)
    return notes >= _UNLEARN_NOTES and kept / notes <= _UNLEARN_SHARE


def _trigger(text: str, place: Place, length: int) -> FoundTrigger:
    """One word alone sets things off only sometimes, so it is offered unticked."""
    return FoundTrigger(words=text[slice(*place)], tier="said" if length > 1 else "guess", place=place)


def _meet(one: FoundTrigger, place: Place) -> bool:
    return one.place[0] < place[1] and place[0] < one.place[1]
