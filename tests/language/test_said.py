"""How notes say the half of a wondering."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.language.said import said_by_meaning


def said(half: str, text: str = "", **parts: object) -> str:
    note = Note(id="n1", at=datetime(2026, 11, 23, tzinfo=UTC), text=text, **parts)  # type: ignore[arg-type]
    return said_by_meaning()(half, note)


@pytest.mark.parametrize(
    ("half", "text", "words"),
    [
        ("bad sleep", "I slept badly again.", "slept badly"),
        ("bad sleep", "Awful night's sleep, then work.", "Awful night's"),
        ("bad sleep", "What a terrible night.", "terrible night"),
        ("bad sleep", "Hardly slept.", "Hardly slept"),
        ("slept badly", "Bad sleep, woke grumpy.", "Bad sleep"),
        ("me snap at people", "Snapped at Finn over nothing.", "Snapped"),
        ("I snap at people", "I keep snapping.", "snapping"),
        ("argument with mum", "Argued with my mother on the phone.", "Argued with my mother"),
        ("no sleep", "Didn't sleep a wink.", "Didn't sleep"),
        ("not eating", "Not eating again.", "Not eating"),
        ("mum", "Mom called.", "Mom"),
        ("gym", "Went to the gym.", "gym"),
        ("people snap at me", "Finn snapped at me.", "snapped"),
        ("I'm anxious", "Nervous before the call.", "Nervous"),
    ],
)
def test_other_forms_and_words_alike_say_it(half: str, text: str, words: str) -> None:
    assert said(half, text) == words


@pytest.mark.parametrize(
    ("half", "text"),
    [
        ("bad sleep", "Bad day at work. Slept well."),
        ("bad sleep", "Slept after an awful day."),
        ("no sleep", "Slept ten hours."),
        ("bad sleep", "Slept like a log."),
        ("bad sleep", "Out at night with friends."),
        ("bad sleep", "No bad sleep this week."),
        ("I snap at people", "Finn snapped at me."),
        ("people snap at me", "I snapped at Finn."),
        ("I snap at people", "I didn't snap at anyone."),
        ("I snap at people", "Many people in the shop."),
        ("angry", "A picture fell and smashed."),
        ("", "anything"),
        ("?!", "?!"),
        ("at the", "at home"),
    ],
)
def test_other_things_and_what_was_not_so_do_not(half: str, text: str) -> None:
    assert said(half, text) == ""


def test_a_part_that_means_it_says_it_by_its_own_name() -> None:
    assert said("bad sleep", symptoms=(Symptom(name="hard to fall asleep"),)) == "hard to fall asleep"
    assert said("slept badly", symptoms=(Symptom(name="hard_to_fall_asleep"),)) == "hard_to_fall_asleep"
    assert said("I snap at people", symptoms=(Symptom(name="snapped at someone"),)) == "snapped at someone"
    assert said("I feel anxious", emotions=(Emotion(name="anxious"),)) == "anxious"
    assert said("going for a walk", coping=(CopingSkill(skill="walk"),)) == "walk"
    assert said("work calls", triggers=("Work call",)) == "Work call"
    assert said("bad sleep", triggers=("work call",)) == ""


def test_a_rating_changes_nothing() -> None:
    found = {
        said("bad sleep", "Slept badly.", emotions=(Emotion(name="sad", intensity=n),)) for n in range(11)
    }

    assert found == {"Slept badly"}
