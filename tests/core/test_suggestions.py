"""Suggested topics: from what weighs most and comes back most, each with its reason and its notes."""

from __future__ import annotations

from dataclasses import replace

from meantime.core.gap_mirror import Weighing
from meantime.core.notes import Note, strongest
from meantime.core.phrases import phrase
from meantime.core.suggestions import Suggestion, find_suggestions
from tests.core.brief.world import anxious, note


def weight(one: Note) -> int:
    top = strongest(one)
    return (top.intensity or 0) if top else 0


WEIGHING = Weighing(weight=weight, avoids=lambda one: "Skipped" in one.text)


def found(
    *notes: Note, told: tuple[str, ...] = (), more: tuple[Suggestion, ...] = ()
) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (one.text, str(one.reason), one.notes) for one in find_suggestions(notes, told, WEIGHING, more=more)
    ]


def test_the_heaviest_note_comes_first_with_its_day_and_strength() -> None:
    assert found(
        anxious("a", 1, 6, text="row with mum"), anxious("b", 2, 9, text="Went blank in a meeting")
    ) == [
        ("Went blank in a meeting", "On Sat 21 Nov you felt anxious, 9 of 10.", ("b",)),
        ("Row with mum", "On Fri 20 Nov you felt anxious, 6 of 10.", ("a",)),
    ]


def test_what_set_things_off_three_times_is_suggested_with_every_note() -> None:
    notes = [note(f"n{n}", n, triggers=("Emails from Dana",)) for n in (1, 2, 3)]

    assert found(*notes) == [("Emails from Dana", "It set something off 3 times.", ("n1", "n2", "n3"))]
    assert found(*notes[:2]) == []


def test_what_was_avoided_is_suggested_in_the_persons_words() -> None:
    assert found(note("a", 2, text="Skipped three social activities")) == [
        ("Skipped three social activities", "You kept away from it on Sat 21 Nov.", ("a",))
    ]


def test_a_note_on_a_topic_and_a_private_note_suggest_nothing() -> None:
    assert found(anxious("a", 1, 9), told=("a",)) == []
    assert found(replace(anxious("a", 1, 9), private=True)) == []


def test_one_note_is_suggested_once_and_never_more_than_six() -> None:
    thought = Suggestion(
        key="theme:0", kind="theme", text="I always ruin it", reason=phrase("x"), notes=("a", "b")
    )
    notes = [anxious(name, day, 8, text=f"Skipped {name}") for day, name in enumerate("abcdefgh", start=1)]

    texts = [text for text, _, _ in found(*notes, more=(thought,))]

    assert texts == ["Skipped a", "Skipped b", "Skipped c", "Skipped d", "Skipped e", "Skipped f"]
    assert [text for text, _, _ in found(more=(thought,))] == ["I always ruin it"]
