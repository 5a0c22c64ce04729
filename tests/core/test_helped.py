from __future__ import annotations

from meantime.core.helped import HelpedSkill, find_what_helped
from meantime.core.notes import CopingSkill
from tests.people import a_note


def a_note_with(*said: tuple[str, str | None]):
    return a_note(coping=tuple(CopingSkill(skill=skill, helped=helped) for skill, helped in said))


def test_skills_are_counted_by_what_the_person_said_best_first() -> None:
    notes = [
        a_note_with(("walk", "a lot"), ("music", "a bit")),
        a_note_with(("walk", "a lot"), ("music", "a lot")),
        a_note_with(("walk", None), ("bath", "a bit"), ("bath", "a bit")),
    ]

    assert find_what_helped(notes) == [
        HelpedSkill(skill="walk", a_lot=2, a_bit=0),
        HelpedSkill(skill="music", a_lot=1, a_bit=1),
        HelpedSkill(skill="bath", a_lot=0, a_bit=2),
    ]


def test_what_made_it_worse_as_often_and_moments_without_a_skill_are_left_out() -> None:
    notes = [
        a_note_with(("phone", "a lot"), ("nothing", "a bit"), ("wine", "no change")),
        a_note_with(("phone", "worse")),
    ]

    assert find_what_helped(notes) == []
