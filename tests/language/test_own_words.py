"""Learning from what the person kept: their words, their skills, their triggers; nothing is learnt from little."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.language.own_words import MOST_REMEMBERED, learn, phrases_in, share_beside
from meantime.language.read import read
from meantime.language.records import Reading
from tests.language.diary import diary
from tests.language.work import calls_made

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def a_note(text: str, **parts: Any) -> Note:
    return Note(id="00000000-0000-4000-8000-000000000001", at=NOW, text=text, **parts)


def felt(text: str, *names: str, **parts: Any) -> Note:
    return a_note(text, emotions=tuple(Emotion(name=name) for name in names), **parts)


def did(text: str, skill: str) -> Note:
    return a_note(text, coping=(CopingSkill(skill=skill),))


PERSON = [
    felt("had the wobbles in the office", "anxious"),
    felt("got the wobbles on the bus", "anxious"),
    felt("a row about money", "angry"),
    felt("long bath", "calm"),
    felt("ok", "spiky", triggers=("Sunday dinner at Ruth's",)),
    did("did my starfish in the loo", "slow breathing"),
    did("tried the starfish", "slow breathing"),
    did("went outside", "walk"),
    did("wall pushes before the call", "my wall thing"),
    a_note("static in my arms again", symptoms=(Symptom(name="tingling"),)),
    a_note("static in my legs", symptoms=(Symptom(name="tingling"),)),
    a_note("slept like a stone", symptoms=(Symptom(name="tired"),)),
]


def reading(text: str, notes: list[Note] = PERSON) -> Reading:
    return read(text, now=NOW, tz="Europe/London", own=learn(notes))


def feelings(text: str) -> list[tuple[str, str]]:
    return [(found.name, found.tier) for found in reading(text).emotions]


def test_an_own_word_kept_twice_as_anxious_is_anxious_when_it_stands_as_a_feeling() -> None:
    assert feelings("had the wobbles before lunch") == [("anxious", "said")]


def test_the_same_word_without_such_a_frame_is_only_offered_and_only_from_three_notes_on() -> None:
    often = [*PERSON, felt("wobbles in the queue", "anxious")]

    assert feelings("the wobbles again at work") == []
    assert [(f.name, f.tier) for f in reading("the wobbles again at work", often).emotions] == [
        ("anxious", "guess")
    ]


def test_a_name_the_person_typed_is_theirs_from_the_first_time() -> None:
    assert feelings("felt a bit spiky") == [("spiky", "said")]


@pytest.mark.parametrize("text", ["no wobbles today", "used to get the wobbles", "she had the wobbles"])
def test_own_words_are_denied_past_and_other_peoples_like_any_other(text: str) -> None:
    assert [one for one in feelings(text) if one[1] == "said"] == []


def test_an_own_phrase_for_a_skill_is_that_skill_with_what_it_did() -> None:
    (found,) = reading("did my starfish, it helped a bit").coping

    assert (found.skill, found.helped, found.tier) == ("slow_breathing", "a bit", "said")


def test_a_skill_with_a_name_of_its_own_is_recognised_and_a_plan_is_not_a_deed() -> None:
    assert [found.skill for found in reading("my wall thing helped").coping] == ["my wall thing"]
    assert reading("should do my starfish").coping == ()


def test_own_words_for_symptoms_are_learnt_and_never_guessed() -> None:
    assert [(s.name, s.tier) for s in reading("had static in my hands").symptoms] == [("tingling", "said")]
    assert reading("the static in the room").symptoms == ()


def test_what_set_it_off_before_is_recognised_verbatim() -> None:
    (first, *_) = reading("sunday dinner at ruth's was long").triggers

    assert (first.words, first.tier) == ("sunday dinner at ruth's", "said")


def test_the_words_are_never_changed_and_places_are_theirs() -> None:
    text = "Had the WOBBLES before lunch"
    (found,) = reading(text).emotions

    assert reading(text).text == text
    assert text[slice(*found.place)] == "WOBBLES"


def test_what_the_person_never_keeps_for_a_word_is_no_longer_ticked() -> None:
    notes = [felt("shattered after the gym", "content") for _ in range(4)] + [felt("choir", "calm")] * 4

    usual = read("shattered after the shop", now=NOW, tz="Europe/London").emotions
    learnt = reading("shattered after the shop", notes).emotions

    assert ("exhausted", "said") in [(found.name, found.tier) for found in usual]
    assert ("exhausted", "said") not in [(found.name, found.tier) for found in learnt]


def test_private_notes_teach_nothing() -> None:
    own = learn([felt("had the wobbles", "anxious", private=True)] * 3)

    assert own.feelings.notes == 0


def test_only_the_newest_notes_teach() -> None:
    own = learn([felt(f"note {n} about tea", "calm") for n in range(MOST_REMEMBERED + 50)])

    assert own.feelings.notes == MOST_REMEMBERED


def test_phrases_begin_and_end_with_words_that_show_something() -> None:
    assert sorted(phrases_in(("the", "wobbles", "at", "work", ".", "bus"))) == [
        ("bus",), ("wobbles",), ("wobbles", "at", "work"), ("work",),
    ]  # fmt: skip


def test_one_note_proves_less_than_three() -> None:
    once = learn([felt("choir", "calm"), felt("bank", "sad"), felt("bus", "sad")])
    thrice = learn([felt("choir", "calm")] * 3 + [felt("bank", "sad")] * 6)

    assert share_beside(once.feelings, ("choir",), "calm") == pytest.approx((1 + 1 / 3) / 2)
    assert share_beside(thrice.feelings, ("choir",), "calm") == pytest.approx((3 + 1 / 3) / 4)


def test_after_fifty_confirmed_notes_the_first_three_feelings_are_right_far_more_often() -> None:
    notes = diary(150, seed=4)
    own = learn(reversed(notes[:50]))

    assert _first_three(notes[50:], own) >= _first_three(notes[50:], None) + 0.05


def test_a_person_without_notes_reads_as_anybody() -> None:
    text = "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5"

    assert reading(text, []) == read(text, now=NOW, tz="Europe/London")


def test_learning_is_bounded_work() -> None:
    notes = diary(300, seed=1)

    assert calls_made(lambda: learn(notes)) < 95_000


def _first_three(notes: list[Note], own: Any) -> float:
    found = [(note, read(note.text, now=note.at, tz="UTC", own=own).emotions[:3]) for note in notes]
    return sum(note.emotions[0].name in {one.name for one in first} for note, first in found) / len(found)


def test_a_word_for_how_things_are_is_nobodys_own() -> None:
    """ "It's been fine" is not read as guilty because two notes with "fine" in them were kept as guilty."""
    own = learn(
        [felt("I said everything's fine again", "guilty"), felt("he says it's fine, I forgot", "guilty")]
    )

    assert read("It's been fine", now=NOW, tz="UTC", own=own).emotions == ()
