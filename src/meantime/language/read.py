"""Reading one text: the findings of all parts put together, and as the JSON of `meantime read`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from meantime.language.coping import find_coping
from meantime.language.coping_numbers import with_numbers
from meantime.language.coping_reason import hard_places, with_reason
from meantime.language.coping_relief import is_relieved_by
from meantime.language.feelings import find_feelings
from meantime.language.implied import with_implied_feelings
from meantime.language.joined import with_effects
from meantime.language.own_words import OwnWords
from meantime.language.ratings import find_ratings
from meantime.language.recognised import with_own_triggers, with_own_words
from meantime.language.records import (
    FoundFeeling,
    FoundSkill,
    FoundSymptom,
    Place,
    Reading,
    Specificity,
    When,
    meet,
)
from meantime.language.sight import Sight, look
from meantime.language.specificity import judge
from meantime.language.support_sense import asks_for_support
from meantime.language.symptoms import find_symptoms
from meantime.language.tokens import tokens_of, words_at
from meantime.language.triggers import find_triggers
from meantime.language.when import find_when

#: Right before an activity these say that it came first: "panicked before talking to Dan".
_CAUSE_WORDS = frozenset({"after", "before", "because", "since", "from", "about", "when"})
#: These may stand between: "after a walk", "before seeing my therapist".
_SMALL = frozenset({"a", "an", "the", "my", "our", "his", "her", "their", "i", "we"})
_SENTENCE_ENDS = ".!?;\n"
#: Of the names that are a feeling and a symptom, those that are felt.
_FELT = frozenset({"numb", "restless", "tired"})
#: Between a skill and where it was used: "the grounding thing on the bus".
_WHERE = frozenset({"on", "in", "at", "outside", "inside", "near"})
_BEFORE_WHERE = frozenset({"thing", "things", "stuff", "exercise", "exercises", "bit", "again", "quickly"})


def read(
    text: str, *, now: datetime, tz: str, own: OwnWords | None = None, guess_feelings: bool = True
) -> Reading:
    """Everything that can be read in a text. Proposals: nothing is asserted, no word is changed.

    Word lists and a small model (`sight`) read it together; the model is loaded at the first use (0.3 s) and takes
    some 10 ms a text. Where it cannot run, this is `read_words`; so it is where a text asks for support: all else is
    quiet then.

    Args:
        guess_feelings: whether feelings may be guessed where the words name none.
    """
    sight = look(text)
    if sight is None:
        return read_words(text, now=now, tz=tz, own=own)
    parts = read_parts(text, now=now, tz=tz, sight=sight)
    if parts.support:
        told = read_words(text, now=now, tz=tz, own=own)
        return replace(told, specificity=Specificity(), support=True)
    reading = _with_triggers(with_own_words(parts, own) if own else parts, sight, own)
    return with_implied_feelings(reading, sight) if guess_feelings else reading


def read_words(text: str, *, now: datetime, tz: str, own: OwnWords | None = None) -> Reading:
    """What the word lists read: no phrase that set it off, no feeling that is only implied. It loads no model.

    Args:
        text: any text; of a very long one the first 2,400 characters are read.
        now: the present instant, aware.
        tz: the person's IANA zone, in which days are meant.
        own: what their earlier notes say about their words (`own_words.learn`); it beats what is usual.

    Deterministic: the same arguments give the same reading.
    """
    reading = read_parts(text, now=now, tz=tz)
    return with_own_triggers(with_own_words(reading, own), own) if own else reading


def read_parts(text: str, *, now: datetime, tz: str, sight: Sight | None = None) -> Reading:
    """What is said, but for what set it off and the person's own words; arguments as for `read_words`.

    Args:
        sight: what the model sees in the text; without it the word lists are alone.
    """
    when, ratings = find_when(text, now=now, tz=tz), find_ratings(text)
    emotions = find_feelings(text, ratings=ratings, sight=sight)
    symptoms = _beside(emotions, find_symptoms(text, sight))
    felt, noticed = (e.place for e in emotions), (s.place for s in symptoms)
    taken = _places(when.places, ratings.places, felt, noticed)
    did = with_numbers(
        text, _without_causes(text, find_coping(text, ratings=ratings, sight=sight), taken), ratings
    )
    told = with_effects(did, sight) if sight else did
    coping = with_reason(text, told, feelings=emotions, hard=hard_places(emotions, symptoms))
    support = asks_for_support(text, sight)
    return Reading(
        text=text,
        when=when,
        ratings=ratings,
        emotions=emotions,
        symptoms=symptoms,
        coping=coping,
        specificity=Specificity() if support else judge(text, when=when, seen=sight.vague if sight else 0.0),
        support=support,
    )


def with_second_opinion(reading: Reading) -> Reading:
    """A reading by word lists, with `support` as the model sees it: it may come and it may go.

    For one text that was just written, not for many: it may load the model.
    """
    support = asks_for_support(reading.text, look(reading.text))
    return replace(reading, specificity=Specificity() if support else reading.specificity, support=support)


def reading_json(reading: Reading) -> dict[str, Any]:
    """The reading as `meantime read --json` prints it (`docs/use/command-line.md`)."""
    return {
        "text": reading.text,
        "when": _when_json(reading.when),
        "emotions": [{"name": e.name, "intensity": e.intensity, "tier": e.tier} for e in reading.emotions],
        "intensity": reading.ratings.intensity,
        "intensity_after": reading.ratings.after,
        "triggers": [words_at(reading.text, trigger.place) for trigger in reading.triggers],
        "symptoms": [{"name": s.name, "severity": s.severity} for s in reading.symptoms],
        "coping": [
            {"skill": c.skill, "helped": c.helped, "before": c.before, "after": c.after}
            for c in reading.coping
        ],
        "vague": reading.specificity.vague,
        "ask": reading.specificity.ask,
        "asks_for": reading.specificity.asks_for,
        "support": reading.support,
    }


def _when_json(when: When) -> dict[str, Any]:
    return {
        "date": when.date.isoformat() if when.date else None,
        "end": when.end.isoformat() if when.end else None,
        "part": when.part,
        "time": f"{when.time:%H:%M}" if when.time else None,
        "grain": when.grain,
        "words": when.words,
    }


def _with_triggers(reading: Reading, sight: Sight, own: OwnWords | None) -> Reading:
    said = find_triggers(reading, sight)
    triggers = (t for t in said if not (_is_where(reading, t.place) or _helped(reading, t.place)))
    found = replace(reading, triggers=tuple(triggers))
    return with_own_triggers(found, own) if own else found


def _is_where(reading: Reading, place: Place) -> bool:
    """Whether this is where a skill was used: it set nothing off."""
    return any(_leads_to(reading.text[skill.place[1] : place[0]]) for skill in reading.coping)


def _helped(reading: Reading, place: Place) -> bool:
    """Whether it got less by what stands here: "7 → 3 after pmr", "calmer after the walk"."""
    measured = (skill.place for skill in reading.coping if skill.after is not None)
    return is_relieved_by(reading.text, place) or any(meet(one, place) for one in measured)


def _leads_to(between: str) -> bool:
    *others, last = [token.flat for token in tokens_of(between)] or [""]
    return last in _WHERE and _BEFORE_WHERE.issuperset(others)


def _without_causes(
    text: str, skills: tuple[FoundSkill, ...], taken: tuple[Place, ...]
) -> tuple[FoundSkill, ...]:
    """Skills that were tried: "cried after talking with mom" names what set it off, not what was done about it."""
    return tuple(
        one
        for one in skills
        if one.helped
        or _is_rated(one)
        or is_relieved_by(text, one.place)
        or not _is_cause(text, one.place[0], taken)
    )


def _is_cause(text: str, start: int, taken: tuple[Place, ...]) -> bool:
    """Whether a reaction and then a cause word stand before this place, in the same sentence."""
    sentence = max((text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS), default=-1)
    before = [token for token in tokens_of(text) if sentence < token.place[0] < start]
    while before and before[-1].flat in _SMALL:
        before.pop()
    return (
        bool(before)
        and before[-1].flat in _CAUSE_WORDS
        and any(sentence < place[0] < before[-1].place[0] for place in taken)
    )


def _is_rated(skill: FoundSkill) -> bool:
    """ "7 → 4 after walk": it stands behind "after" and was done all the same."""
    return skill.before is not None and skill.after is not None


def _beside(
    emotions: tuple[FoundFeeling, ...], symptoms: tuple[FoundSymptom, ...]
) -> tuple[FoundSymptom, ...]:
    """Symptoms that are not said to be a feeling by the same words: "felt nothing" is the feeling alone."""
    said = {(one.name, one.place) for one in emotions if one.tier == "said" and one.name in _FELT}
    return tuple(
        one
        for one in symptoms
        if not any(name == one.name and meet(place, one.place) for name, place in said)
    )


def _places(*groups: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for group in groups for place in group)
