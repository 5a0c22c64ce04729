"""What a skill did by the strengths before and after it, where no word says so."""

from __future__ import annotations

from dataclasses import replace

from meantime.core.notes import Helped
from meantime.language.rating_numbers import numbers_in
from meantime.language.records import FoundSkill, Ratings


def with_numbers(text: str, skills: tuple[FoundSkill, ...], ratings: Ratings) -> tuple[FoundSkill, ...]:
    """The same skills; one without a word about what it did, but with both strengths, is given what they say.

    Half as strong or less is "a lot", weaker "a bit", the same "no change", stronger "worse". Of something good to
    have ("mood 3", "energy 5") it is what is wanting to 10 that grows less or more.
    """
    is_good = _is_good_to_have(text, ratings)
    return tuple(
        replace(one, helped=_by_strengths(one.before, one.after, is_good=is_good))
        if one.helped is None
        else one
        for one in skills
    )


def _is_good_to_have(text: str, ratings: Ratings) -> bool:
    return any(one.is_good for one in numbers_in(text) if one.place in ratings.places)


def _by_strengths(before: int | None, after: int | None, *, is_good: bool) -> Helped | None:
    if before is None or after is None:
        return None
    if is_good:
        before, after = 10 - before, 10 - after
    if after >= before:
        return "no change" if after == before else "worse"
    return "a lot" if 2 * after <= before else "a bit"
