"""What a skill did by the strengths before and after it, where no word says so."""

from __future__ import annotations

from dataclasses import replace

from meantime.core.notes import Helped
from meantime.language.records import FoundSkill


def with_numbers(skills: tuple[FoundSkill, ...]) -> tuple[FoundSkill, ...]:
    """The same skills; one without a word about what it did, but with both strengths, is given what they say.

    Half as strong or less is "a lot", weaker "a bit", the same "no change", stronger "worse".
    """
    return tuple(
        replace(one, helped=_by_strengths(one.before, one.after)) if one.helped is None else one
        for one in skills
    )


def _by_strengths(before: int | None, after: int | None) -> Helped | None:
    if before is None or after is None:
        return None
    if after >= before:
        return "no change" if after == before else "worse"
    return "a lot" if 2 * after <= before else "a bit"
