"""Whether a pastime was done about a feeling: football, tea with a friend or a film are as often part of the day."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from meantime.content.loader import emotions
from meantime.language.forms import forms_in
from meantime.language.phrases import STOPS, Book, find_forms, words_of
from meantime.language.records import FoundFeeling, FoundSkill, FoundSymptom, Place

#: A text of so few words is the skill and nothing else: "went for a walk".
_BRIEF = 5
#: Characters between a pastime and the words that say why it was done.
_REACH = 40


def with_reason(
    text: str, skills: tuple[FoundSkill, ...], *, feelings: Iterable[FoundFeeling], hard: tuple[Place, ...]
) -> tuple[FoundSkill, ...]:
    """The skills without pastimes that nobody says were done about a feeling.

    A pastime (`words.pastimes` of `coping_forms.toml`) stays when it is said what it did, when something hard to feel
    stands before it (`hard`: the places of it), when words beside it say what it was for ("to calm down", "instead
    of", "so I"), when it stands in a list with a skill, or when it is all the text says. Moving about stays beside any
    feeling.
    """
    places, said = [one.place for one in skills if _is_skill(one)], tuple(feelings)
    if len(places) == len(skills) or (not said and _is_brief(text)):
        return skills
    places += _reasons_in(text)
    moved = forms_in("coping_forms").words("moving") if said else frozenset()
    return tuple(
        one
        for one in skills
        if _is_skill(one)
        or any(_leads_to(text, place, one.place) for place in hard)
        or one.skill in moved
        or any(_is_near(one.place, place) for place in places)
    )


def hard_places(feelings: Iterable[FoundFeeling], symptoms: Iterable[FoundSymptom]) -> tuple[Place, ...]:
    """Where something unpleasant is felt or noticed, said or guessed."""
    felt = (one.place for one in feelings if one.name not in _pleasant())
    return (*felt, *(one.place for one in symptoms))


# Helpers.
def _is_skill(skill: FoundSkill) -> bool:
    """Whether it is more than a pastime: said to have done something, or a skill by itself."""
    is_pastime = skill.skill in forms_in("coping_forms").words("pastimes")
    return not is_pastime or skill.helped is not None or skill.after is not None


def _leads_to(text: str, hard: Place, did: Place) -> bool:
    """Whether the feeling came first; "sad watching the film" names what it came from."""
    is_cause = not text[hard[1] : did[0]].strip() and text[slice(*did)].split()[0].endswith("ing")
    return hard[0] < did[0] and not is_cause


def _is_brief(text: str) -> bool:
    return sum(key not in STOPS for key in words_of(text).keys) <= _BRIEF


def _reasons_in(text: str) -> list[Place]:
    words = words_of(text)
    return [words.place(hit.first, hit.last) for hit in find_forms(words, _reasons())]


def _is_near(place: Place, reason: Place) -> bool:
    return reason[0] < place[1] + _REACH and place[0] < reason[1] + _REACH


@cache
def _reasons() -> Book:
    return forms_in("coping_forms").book("reason", "purpose")


@cache
def _pleasant() -> frozenset[str]:
    return frozenset(one.id for one in emotions() if one.quadrant.endswith("P"))
