"""What the person said helped, counted. Their own verdicts only: no claim that it works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from meantime.core.notes import NOTHING, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpedSkill:
    """One coping skill the person said helped at least once."""

    #: As chosen or typed.
    skill: str
    #: How often they said "a lot", and "a bit".
    a_lot: int
    a_bit: int


def find_what_helped(notes: Iterable[Note]) -> list[HelpedSkill]:
    """The skills of these notes that were said to help, most often "a lot" first, then "a bit", then by name.

    One that was said to make it worse as often as it helped, or more often, is left out.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for skill in (skill for note in notes for skill in note.coping if skill.skill != NOTHING):
        said[skill.skill][skill.helped or ""] += 1
    found = [
        HelpedSkill(skill=skill, a_lot=counts["a lot"], a_bit=counts["a bit"])
        for skill, counts in said.items()
        if counts["a lot"] + counts["a bit"] > counts["worse"]
    ]
    return sorted(found, key=lambda one: (-one.a_lot, -one.a_bit, one.skill))
