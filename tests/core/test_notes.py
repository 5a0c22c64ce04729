"""What a note may hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom, find_problems, strongest

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def note(**fields: object) -> Note:
    return Note(id="n1", at=NOW, tz="Europe/London", **fields)  # type: ignore[arg-type]


def wheres(one: Note, **more: object) -> list[str]:
    return [problem.where for problem in find_problems(one, **more)]  # type: ignore[arg-type]


def test_a_note_without_text_or_part_is_empty_and_says_what_to_do() -> None:
    (problem,) = find_problems(note(text=" \n"))

    assert str(problem) == "text: This note is empty. Write a few words or choose one feeling."


@pytest.mark.parametrize(
    "part",
    [
        {"text": "x"},
        {"emotions": (Emotion(name="sad"),)},
        {"triggers": ("mum",)},
        {"symptoms": (Symptom(name="cried"),)},
        {"coping": (CopingSkill(skill="walk"),)},
    ],
)
def test_any_one_part_is_enough(part: dict[str, object]) -> None:
    assert find_problems(note(**part)) == []


def test_200_kilobytes_of_text_are_a_note() -> None:
    assert find_problems(note(text="a" * 200_000)) == []


def test_more_than_a_million_characters_are_two_notes() -> None:
    (problem,) = find_problems(note(text="a" * 1_000_001))

    assert problem.what_to_do == "Keep the first part, then put the rest in a second note."


def test_a_moment_still_to_come_is_refused_beyond_the_skew_of_clocks() -> None:
    soon = note(text="x")
    assert wheres(soon, now=NOW - timedelta(minutes=4)) == []
    assert wheres(soon, now=NOW - timedelta(minutes=6)) == ["at"]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"emotions": (Emotion(name="sad", intensity=11),)}, "intensity"),
        ({"emotions": (Emotion(name="sad", intensity=-1),)}, "intensity"),
        ({"emotions": (Emotion(name="  "),)}, "emotions"),
        ({"symptoms": (Symptom(name="cried", severity=4),)}, "severity"),
        ({"coping": (CopingSkill(skill="walk", before=12),)}, "before"),
        ({"coping": (CopingSkill(skill="walk", after=-3),)}, "after"),
        ({"coping": (CopingSkill(skill="walk", helped="maybe"),)}, "helped"),
        ({"text": "x", "triggers": ("",)}, "triggers"),
    ],
)
def test_numbers_outside_their_scale_are_named(fields: dict[str, object], where: str) -> None:
    assert wheres(note(**fields)) == [where]


def test_a_zone_that_does_not_exist_is_named() -> None:
    assert wheres(Note(id="n1", at=NOW, tz="Mars/Olympus", text="x")) == ["tz"]


def test_the_strongest_emotion_is_the_highest_rated() -> None:
    one = note(
        emotions=(Emotion(name="sad"), Emotion(name="angry", intensity=4), Emotion(name="calm", intensity=2))
    )

    assert strongest(one) == Emotion(name="angry", intensity=4)
