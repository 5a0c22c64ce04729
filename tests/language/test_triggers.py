"""What set it off, in the person's own words."""

from datetime import UTC, datetime

import pytest

from meantime.language.read import read, read_words
from tests.language.scoring_triggers import figures, rows_of
from tests.language.work import calls_made

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def read_triggers(text: str) -> tuple[str, ...]:
    """What the whole reading offers."""
    return tuple(one.words for one in read(text, now=NOW, tz="UTC").triggers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5", "tesco"),
        ("talking with mom made me sad", "talking with mom"),
        ("anxious before going to work", "going to work"),
        ("my ex texted and I felt sick", "my ex texted"),
        ("argument with Ruth", "argument with Ruth"),
        ("so angry cos she never listens", "she never listens"),
        ("really low since the funeral", "the funeral"),
        ("panicky in the queue at the bank", "the queue at the bank"),
        ("guilty about not calling nan", "not calling nan"),
        ("dad went through my bag im raging", "dad went through my bag"),
        ("shouted at the kids then felt so guilty", "shouted at the kids"),
        ("tight chest walking into the clinic", "walking into the clinic"),
        ("teacher made me read out loud, so embarrassed", "teacher made me read out loud"),
        ("went to baby group, nobody spoke to me. Lonely.", "nobody spoke to me"),
        ("Finished the fence. Proud of it.", "Finished the fence"),
        ("absolutely terrified of the mri on monday", "the mri on monday"),
        ("so jealous seeing her post on instagram", "seeing her post on instagram"),
        ("worried about sunday lunch", "sunday lunch"),
        ("on the walk home a man shouted at me, so scared", "a man shouted at me"),
        ("a fortnight ago dad died and i cant stop crying", "dad died"),
        ("sat nite at the pub i panicked", "the pub"),
        ("felt sick, Sunday's row with Jo", "Sunday's row with Jo"),
    ],
)
def test_the_phrase_is_kept_as_it_was_written(text: str, expected: str) -> None:
    assert read_triggers(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "bit anxious",
        "fine today",
        "nothing happened just sad",
        "upset over nothing",
        "",
        "😭",
        "I'm not angry with him",
        "If they move my desk I'd be terrified",
        "not scared of the dark anymore",
        "Proud I guess",
        "Worn out. Not because of work",
        "Shut the door, sat on the step. Calmer.",
        "I used to cry after every call",
    ],
)
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert read_triggers(text) == ()


def test_at_most_two_are_found_and_they_are_verbatim() -> None:
    text = "annoyed with my brother for turning up late. furious with my sister for leaving. cross about the rain."

    found = read(text, now=NOW, tz="UTC").triggers

    assert 1 <= len(found) <= 2
    assert all(text[slice(*one.place)] == one.words for one in found)


def test_a_story_without_end_is_no_phrase() -> None:
    assert read_triggers("breathing helped " * 200) == ()
    assert all(
        len(words.split()) <= 30 for words in read_triggers("she shouted at me and then he left and " * 60)
    )


def test_where_no_reaction_is_read_it_is_a_guess() -> None:
    told, felt = (
        read(text, now=NOW, tz="UTC").triggers
        for text in ("argument with Ruth", "so sad about the argument with Ruth")
    )

    assert [one.tier for one in told] == ["guess"]
    assert [one.tier for one in felt] == ["said"]


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "😭" * 50_000, "when after because " * 9_000]
)
def test_any_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: read(text, now=NOW, tz="UTC")) < 1_600_000


def test_word_lists_alone_find_none() -> None:
    assert read_words("so sad about the argument with Ruth", now=NOW, tz="UTC").triggers == ()


def test_notes_nobody_learned_from_are_read_at_least_this_well() -> None:
    rows = rows_of("notes_marked_apart")

    found = figures([(row, read_triggers(row["text"])) for row in rows])

    assert found["of"] == 920
    assert found["f1"] >= 0.69
    assert found["right"] >= 0.64
    assert found["false"] <= 0.33
