"""The same things said in other voices (Scots, Irish, second language, dictation), and what only looks alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meantime.language.coping import find_coping
from meantime.language.feelings import find_feelings
from meantime.language.ratings import find_ratings
from meantime.language.read import read
from meantime.language.records import Ratings
from meantime.language.symptoms import find_symptoms

NONE = Ratings()


def skills(text: str) -> dict[str, str | None]:
    return {found.skill: found.helped for found in find_coping(text, ratings=NONE)}


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Counted me breaths like you said, done the trick", "a lot"),
        ("breathing it help me little bit", "a bit"),
        ("breathing helped a lil", "a bit"),
        ("breathing settled me greatly", "a lot"),
        ("breathing did me the power of good", "a lot"),
        ("breathing lowkey helped", "a bit"),
        ("breathing. no help.", "no change"),
        ("breathing did hee haw", "no change"),
        ("the breathing didnae help", "no change"),
        ("breathing my arse", "no change"),
        ("did the breathing but it make me more anxious", "worse"),
        ("did my breathing, the weather was lovely", None),
    ],
)
def test_what_a_skill_did_is_read_in_many_voices(text: str, helped: str | None) -> None:
    assert skills(text) == {"slow_breathing": helped}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("had to walk out of assembly", "leaving"),
        ("Heart going fast so I get off two stops before", "leaving"),
        ("rang Jean after", "talking_to_someone"),
        ("took a wee daunder roond the loch", "walk"),
        ("did the 3 smallest ones", "doing_a_task"),
        ("had six pints after", "alcohol"),
        ("nearly turned back but I went in", "exposure_step"),
        ("He hugged me after", "hug"),
        ("anx down to a 3 after the gym", "exercise"),
        ("finally opened the letter", "exposure_step"),
        ("Garden, 1 hr.", "nature"),
    ],
)
def test_a_skill_is_read_in_many_voices(text: str, skill: str) -> None:
    assert skill in skills(text)


@pytest.mark.parametrize(
    "text",
    [
        "only two days left until the exam",
        "left work at six and met Sam",
        "I came out a different person",
        "said nothing and went and stood there",
        "Slept great, woke up rested for once",
        "rang Tuesday about the boiler",
        "going out for a walk tomorrow",
        "he had six pints and fell over",
        "did the school run",
        "the ladder fell over",
        "The music was too loud at the party",
        "Sam's nap was short",
        "the kids had a bath",
        "missed my run",
        "church was packed",
        "ran out of milk",
        "hid the presents",
        "the garden fence blew down",
    ],
)
def test_a_plain_event_is_no_coping(text: str) -> None:
    assert skills(text) == {}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("me legs went to jelly", "shaking"),
        ("cannae mind where I put anything", "forgetful"),
        ("grat the whole way through", "cried"),
        ("ma heid's mince, my head like mince all day", "cant_concentrate"),
        ("tummy 🤢 before the call", "sick_feeling"),
        ("sleep refuse to come", "hard_to_fall_asleep"),
        ("couldnae sleep", "hard_to_fall_asleep"),
        ("Sleep: bad.", "hard_to_fall_asleep"),
        ("I was that nervous at the doctor's my hands were shaking", "shaking"),
        ("me legs and me heart's racing", "racing_heart"),
        ("Could not face opening the post", "avoided_something"),
    ],
)
def test_a_symptom_is_read_in_many_voices(text: str, symptom: str) -> None:
    assert symptom in {found.name for found in find_symptoms(text)}


@pytest.mark.parametrize(
    "text",
    [
        "woke up feeling rested",
        "I shouted at the telly",
        "cant lift nothing to be honest with you",
        "more than crying would",
    ],
)
def test_what_only_looks_like_a_symptom_is_left_out(text: str) -> None:
    assert find_symptoms(text) == ()


@pytest.mark.parametrize(
    ("text", "feelings"),
    [
        ("Fair scunnered wi the council", {"frustrated"}),
        ("I was black affronted", {"embarrassed"}),
        ("I wisnae feart", set()),
        ("cant lift nothing feel useless", {"useless"}),
        ("missus thinks im depressed", set()),
        ("felt rotten about it after", {"guilty"}),
        ("im ragin", {"furious"}),
        ("I am confuse and tired", {"confused", "tired"}),
        ("me and the missus had a laugh, felt happy", {"happy"}),
        ("Empty I suppose.", {"empty"}),
    ],
)
def test_a_feeling_is_read_in_many_voices(text: str, feelings: set[str]) -> None:
    assert {one.name for one in find_feelings(text, ratings=NONE) if one.tier == "said"} == feelings


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Sad 6. Shower. Still 6.", (6, 6)),
        ("Guilt 6. Rang him. Guilt 2.", (6, 2)),
        ("anxious 8/10 → hugged the dog → 4/10", (8, 4)),
        ("homesick like 8 of 10", (8, None)),
        ("feel like shit. dunno why. 7.", (7, None)),
        ("bit stressed, 5 maybe 6", (5, None)),
        ("panic 9, doon tae a 3", (9, 3)),
        ("8 of 10 people came", (None, None)),
        ("anxiety 6. Still 3 to do.", (6, None)),
        ("to do: 1. wash 2. cook 3.", (None, None)),
        ("Bed at 10. Up at 6.", (None, None)),
    ],
)
def test_strengths_are_read_in_many_voices(text: str, pair: tuple[int | None, int | None]) -> None:
    found = find_ratings(text)

    assert (found.intensity, found.after) == pair


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Went from a 6 to a 3. Hit the gym.", "a lot"),
        ("anx 7 → 4 after walk", "a bit"),
        ("Sad 6. Shower. Still 6.", "no change"),
        ("panic 5, tried breathing, 8 after", "worse"),
        ("panic 8, breathing helped a bit, 2 after", "a bit"),
        ("Mood 3. Went for a walk. Mood 5.", "a bit"),
        ("energy 6, tried music, energy 4", "worse"),
    ],
)
def test_strengths_before_and_after_say_what_a_skill_did_where_no_word_does(
    text: str, helped: str | None
) -> None:
    found = read(text, now=datetime(2026, 11, 20, 9, tzinfo=UTC), tz="UTC").coping

    assert [skill.helped for skill in found] == [helped]
