"""A person's own questions: a small family, answered with the same honesty."""

from __future__ import annotations

from datetime import date

from meantime.core.notes import Emotion, Note
from meantime.core.wonderings import Wondering
from meantime.patterns.find import find_patterns
from tests.patterns.diaries import journal_of, note, wobble


def wondering(number: int, when: str, then: str) -> Wondering:
    return Wondering(id=f"w{number}", asked_on=date(2026, 3, 2), when=when, then=then)


def diary(count: int, shift: int) -> list[Note]:
    """A note a day; every third after a bad night, when anger is stronger by `shift`."""
    return [
        note(
            i,
            days=float(i),
            strength=None,
            text="slept badly again" if i % 3 == 0 else "a usual day",
            emotions=(Emotion(name="angry", intensity=4 + wobble(i) + (shift if i % 3 == 0 else 0)),),
        )
        for i in range(count)
    ]


def test_a_feeling_is_answered_in_points_with_the_notes_behind_it() -> None:
    report = find_patterns(journal_of(diary(50, 3), wondering(1, "slept badly", "angry")))

    (answer,) = report.wonderings
    assert (answer.tier, answer.with_count, answer.without_count, len(answer.notes)) == ("clear", 17, 33, 17)
    assert answer.effect is not None
    assert 2 < answer.effect < 3.5
    assert str(answer.sentence).startswith("In notes with “slept badly” you rated “angry” about ")


def test_other_words_are_answered_in_counts() -> None:
    notes = [
        note(
            i,
            days=float(i),
            text=("slept badly" if i % 3 == 0 else "fine") + (" and snapped" if i % 3 == 0 else ""),
        )
        for i in range(50)
    ]

    (answer,) = find_patterns(journal_of(notes, wondering(1, "slept badly", "snapped"))).wonderings

    assert answer.tier == "clear"
    assert str(answer.sentence).startswith(
        "In notes with “slept badly” “snapped” is in 17 of 17 notes, and in 0 of 33 others."
    )


def test_without_a_difference_it_says_so_and_without_notes_what_is_needed() -> None:
    asked = (wondering(1, "slept badly", "angry"), wondering(2, "rain", "angry"))

    same, unseen = find_patterns(journal_of(diary(50, 0), *asked)).wonderings

    assert (same.tier, unseen.tier, unseen.effect) == (None, None, None)
    assert "no clear difference" in str(same.sentence)
    assert str(unseen.sentence).startswith("Looked at 50 notes, and none has “rain” yet.")


def test_only_the_last_five_are_answered() -> None:
    asked = [wondering(i, "slept badly", "angry") for i in range(7)]

    answers = find_patterns(journal_of(diary(30, 1), *asked)).wonderings

    assert [one.wondering for one in answers] == ["w2", "w3", "w4", "w5", "w6"]


def test_whether_a_note_says_something_can_be_decided_elsewhere() -> None:
    asked = wondering(1, "tired", "angry")

    (answer,) = find_patterns(
        journal_of(diary(50, 3), asked), said=lambda words, one: "slept badly" if "badly" in one.text else ""
    ).wonderings

    assert answer.tier == "clear"


def test_the_words_that_counted_are_named_and_each_compared_note_has_its_strength() -> None:
    asked = wondering(1, "bad night", "angry")

    (answer,) = find_patterns(
        journal_of(diary(50, 3), asked), said=lambda words, one: "slept badly" if "badly" in one.text else ""
    ).wonderings

    assert str(answer.counted) == "As “bad night” counted: “slept badly”."
    assert len(answer.strengths) == answer.with_count + answer.without_count
    assert [value for _, value in answer.strengths[:3]] == [
        float(one.emotions[0].intensity or 0) for one in diary(50, 3)[:3]
    ]


def test_only_the_four_most_frequent_wordings_are_named() -> None:
    ways = ["slept badly"] * 3 + ["bad sleep"] * 2 + ["awful night", "rough night", "poor sleep", "no sleep"]
    notes = [note(i, days=float(i), text=way) for i, way in enumerate([*ways, *["fine"] * 21])]

    (answer,) = find_patterns(
        journal_of(notes, wondering(1, "bad sleep", "anxious")),
        said=lambda _, one: one.text if one.text != "fine" else "",
    ).wonderings

    assert (
        "As “bad sleep” counted: “slept badly”, “bad sleep”, “awful night”, “rough night” and 2 more."
        in str(answer.counted)
    )


def test_a_half_that_no_note_says_is_told_kindly() -> None:
    (answer,) = find_patterns(journal_of(diary(50, 0), wondering(1, "rain", "angry"))).wonderings

    assert str(answer.sentence) == (
        "Looked at 50 notes, and none has “rain” yet. Other words for it may find some: you can change the question."
    )
