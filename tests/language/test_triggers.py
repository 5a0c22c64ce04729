"""What set it off, in the person's own words."""

from datetime import UTC, datetime

import pytest

from meantime.language.read import read as read_text
from meantime.language.records import Place
from meantime.language.triggers import find_triggers
from tests.language.scoring_parts import none_kept_none, trigger_f1
from tests.language.work import calls_made


def first(text: str, *read: str) -> str:
    """The best trigger, where these words of the text are read already."""
    found = find_triggers(text, taken=[(text.index(words), text.index(words) + len(words)) for words in read])
    return found[0].words if found else ""


def read_triggers(text: str) -> tuple[str, ...]:
    """What the whole reading offers."""
    return tuple(
        one.words for one in read_text(text, now=datetime(2026, 11, 25, 12, tzinfo=UTC), tz="UTC").triggers
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talking with mom made me sad", "talking with mom"),
        ("anxious before going to work", "going to work"),
        ("my ex texted and I felt sick", "my ex texted"),
        ("argument with Ruth", "argument with Ruth"),
        ("boss's email", "boss's email"),
        ("so angry cos she never listens", "she never listens"),
        ("really low since the funeral", "the funeral"),
        ("panicky in the queue at the bank", "the queue at the bank"),
        ("guilty about not calling nan", "not calling nan"),
    ],
)
def test_the_phrase_is_kept_as_it_was_written(text: str, expected: str) -> None:
    assert first(text) == expected


def test_what_is_read_already_is_no_part_of_it() -> None:
    text = "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5"

    assert first(text, "yesterday", "8/10", "breathing", "down to 5") == "tesco"


@pytest.mark.parametrize(
    "text", ["bit anxious", "fine today", "nothing happened just sad", "upset over nothing", "", "😭"]
)
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert first(text) == ""


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("my aunt cut me off mid sentence. Still fuming.", ("fuming",), "my aunt cut me off mid sentence"),
        ("dad went through my bag im raging", ("raging",), "dad went through my bag"),
        ("a driver hooted at me and I sat there shaking", ("shaking",), "a driver hooted at me"),
        ("shouted at the kids then felt so guilty", ("shouted", "guilty"), "shouted at the kids"),
        ("tight chest walking into the clinic", ("tight chest",), "walking into the clinic"),
        ("she told everyone about the divorce, gutted", ("gutted",), "she told everyone about the divorce"),
        ("😡 he read my diary at dinner", (), "he read my diary at dinner"),
        (
            "teacher made me read out loud, so embarrassed",
            ("so embarrassed",),
            "teacher made me read out loud",
        ),
        ("nervous for speak in seminar", ("nervous",), "speak in seminar"),
        ("gutted we lost", ("gutted",), "we lost"),
        ("went to baby group, nobody spoke to me. Lonely.", ("Lonely",), "nobody spoke to me"),
        ("sold the ewes. I miss the noise.", (), "sold the ewes"),
    ],
)
def test_a_clause_that_tells_what_happened_is_kept_whole(
    text: str, read: tuple[str, ...], expected: str
) -> None:
    assert first(text, *read) == expected


@pytest.mark.parametrize(
    "text",
    [
        "My husband is worried about my knee",
        "I'm not angry with him",
        "If they move my desk I'd be terrified",
        "the wife is nervous about the flight, I am not",
        "not scared of the dark anymore",
    ],
)
def test_what_is_denied_imagined_or_somebody_elses_was_set_off_by_nothing(text: str) -> None:
    assert first(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Had the telly on and got home early. Content.",
        "Proud I guess",
        "Worn out. Not because of work",
        "bad dream about the harbour, woke up soaked",
        "Numb. Wife says I'm miles off",
        "Shut the door, sat on the step. Calmer.",
        "I used to cry after every call",
    ],
)
def test_what_one_did_or_only_mentions_is_not_claimed(text: str) -> None:
    assert read_triggers(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Went to the bank and they lost my form. Frustrated.", "they lost my form"),
        ("new nurse sighed at me when i asked for water. so angry", "new nurse sighed at me"),
        ("Parade last night. The brass band stopped outside. Scared.", "The brass band stopped outside"),
        (
            "the cat would not settle all night and I snapped at Jo over a spoon. Guilty.",
            "the cat would not settle",
        ),
        ("Went through the drawer and found his watch. Heartbroken.", "found his watch"),
        ("Finished the fence. Proud of it.", "Finished the fence"),
        ("Scared about the scan", "the scan"),
    ],
)
def test_the_part_that_hurts_is_kept(text: str, expected: str) -> None:
    assert read_triggers(text) == (expected,)


def test_at_most_two_are_found_and_they_are_verbatim() -> None:
    text = "annoyed with my brother for turning up late because of the traffic when it rained"

    found = find_triggers(text, taken=())

    assert 1 <= len(found) <= 2
    assert all(text[slice(*one.place)] == one.words for one in found)


def test_a_place_that_is_only_mentioned_is_a_guess() -> None:
    found = find_triggers("cried near Leeds", taken=[(0, 5)])

    assert [(one.words, one.tier) for one in found] == [("Leeds", "guess")]


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "😭" * 50_000, "when after because " * 9_000]
)
def test_any_text_is_bounded_work(text: str) -> None:
    taken: list[Place] = []
    assert calls_made(lambda: find_triggers(text, taken=taken)) < 1_100_000


def test_triggers_reach_the_goal_on_labelled_sentences() -> None:
    assert trigger_f1(["triggers"]) >= 0.90
    assert trigger_f1(["triggers_apart"]) >= 0.78
    assert none_kept_none(["triggers", "symptoms"]) >= 0.80


def test_triggers_are_found_in_many_voices_and_none_is_made_up() -> None:
    assert trigger_f1(["triggers_voices"]) >= 0.88
    assert none_kept_none(["triggers_voices"]) >= 0.97
