"""Everyday words beside a feeling: strength, a meal as a time, and the place where a skill was used set nothing off."""

from datetime import UTC, datetime

import pytest

from meantime.language.read import read, read_words

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "proper low all week tbh",
        "pure raging all morning",
        "felt hella stressed",
        "lowkey panicking",
        "ruminating since lunch",
        "been low since breakfast",
        "anxious until dinner",
        "felt two inches tall",
        "tried the grounding thing on the bus but it did nothing",
        "did box breathing in the car, helped a bit",
    ],
)
def test_they_are_offered_as_no_trigger(text: str) -> None:
    assert read(text, now=NOW, tz="UTC").triggers == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("felt about two inches tall, boss pulled me up in front of everyone",
         "boss pulled me up in front of everyone"),
        ("panicked on the bus", "the bus"),
        ("low since the funeral", "the funeral"),
        ("anxious bc of exams", "exams"),
    ],
)  # fmt: skip
def test_what_did_set_it_off_is_still_found(text: str, words: str) -> None:
    assert [found.words for found in read(text, now=NOW, tz="UTC").triggers] == [words]


@pytest.mark.parametrize(
    "text",
    ["couldnt sleep till 3am cos of exams", "cudnt sleep cos of the noise", "couldnt get off to sleep",
     "cant nod off", "couldn't get back off"],
)  # fmt: skip
def test_a_night_without_sleep_is_found_without_apostrophes(text: str) -> None:
    assert "hard_to_fall_asleep" in {found.name for found in read(text, now=NOW, tz="UTC").symptoms}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("felt dead guilty", {"guilty"}),
        ("felt dead appreciated", {"appreciated"}),
        ("bloods done in 5 mins, relieved", {"relieved"}),
        ("i am done in", {"exhausted"}),
        ("dead on my feet", {"exhausted"}),
    ],
)
def test_dead_and_done_in_are_tired_only_where_they_mean_it(text: str, names: set[str]) -> None:
    found = read(text, now=NOW, tz="UTC")

    assert {one.name for one in found.emotions} == names
    assert "numb" not in {one.name for one in found.symptoms}


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.org/?q=panic+attack&cried=1",
        "HTTP://example.org/walk/it/off/8/10",
        "www.sad-and-angry.example/breathing-helped is where I found it",
    ],
)
def test_words_inside_an_address_say_nothing(text: str) -> None:
    by_words, by_both = (
        read_words(text, now=NOW, tz="UTC"),
        read(text, now=NOW, tz="UTC", guess_feelings=False),
    )

    for reading in (by_words, by_both):
        assert (reading.emotions, reading.symptoms, reading.coping) == ((), (), ())
        assert reading.ratings.intensity is None
        assert all("." not in trigger.words for trigger in reading.triggers)
