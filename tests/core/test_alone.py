"""Which moments without a skill are asked about: about one note in five, the same ones every time, and not too soon."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from meantime.core.alone import is_drawn, note_to_ask_about, with_moment
from meantime.core.notes import CopingSkill, Emotion, Note

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SAD = (Emotion(name="sad", intensity=6),)


def note(number: int, **values: object) -> Note:
    made = {"at": NOW - timedelta(hours=1), "emotions": SAD, **values}
    return Note(id=str(UUID(int=number, version=4)), **made)  # type: ignore[arg-type]


DRAWN = next(one for one in map(note, range(100)) if is_drawn(one))


def test_about_one_note_in_five_is_drawn_by_its_id_alone() -> None:
    drawn = [n for n in range(2000) if is_drawn(note(n))]

    assert 340 <= len(drawn) <= 460
    assert drawn == [n for n in range(2000) if is_drawn(note(n, emotions=(), text="another day"))]


def test_a_drawn_note_of_the_last_hours_is_asked_about() -> None:
    assert note_to_ask_about([DRAWN], now=NOW) == DRAWN


@pytest.mark.parametrize(
    "changed",
    [
        {"at": NOW - timedelta(minutes=14)},
        {"at": NOW - timedelta(hours=24)},
        {"at": NOW + timedelta(hours=1)},
        {"emotions": ()},
        {"coping": (CopingSkill(skill="a walk"),)},
        {"other_version_of": "7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11"},
    ],
    ids=["too soon", "a day ago", "still to come", "no feeling", "did something", "second version"],
)
def test_other_notes_are_left_alone(changed: dict[str, object]) -> None:
    assert note_to_ask_about([replace(DRAWN, **changed)], now=NOW) is None  # type: ignore[arg-type]


def test_a_note_that_was_not_drawn_is_never_asked_about() -> None:
    others = [one for one in map(note, range(50)) if not is_drawn(one)]

    assert note_to_ask_about(others, now=NOW) is None


def test_the_moment_is_a_coping_row_with_the_skill_nothing() -> None:
    assert with_moment(DRAWN, before=6, after=4) == (CopingSkill(skill="nothing", before=6, after=4),)
