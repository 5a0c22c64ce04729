"""The feelings a person says they had, in their own words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from meantime.content.loader import emotions
from meantime.language.feeling_spelling import distance, put_right
from meantime.language.feelings import find_feelings
from meantime.language.records import FoundFeeling, Ratings
from meantime.language.sight import look
from tests.language.scoring_feelings import feelings_in, rows_of, score_feelings
from tests.language.work import calls_made


def said(text: str) -> list[str]:
    return [feeling.name for feeling in feelings_in(text) if feeling.tier == "said"]


def guessed(text: str) -> list[str]:
    return [feeling.name for feeling in feelings_in(text) if feeling.tier == "guess"]


def strengths(text: str) -> dict[str, int | None]:
    return {feeling.name: feeling.intensity for feeling in feelings_in(text)}


def test_a_feeling_carries_its_strength_and_the_place_it_stands_at() -> None:
    found = feelings_in("panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5")

    assert found == (FoundFeeling(name="panicky", intensity=8, tier="said", place=(0, 12)),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("absolutely gutted i didnt get it", ["disappointed"]),
        ("knackered after nights", ["exhausted"]),
        ("mad at dan for forgetting", ["angry"]),
        ("my anxiety was bad and the shame was worse", ["anxious", "ashamed"]),
        ("in a panic, on edge, stressed out", ["panicky", "on_edge", "stressed"]),
        ("felt down all day", ["sad"]),
        ("he left me feeling empty inside", ["empty"]),
        ("over the moon", ["delighted"]),
        ("self-conscious in the pool", ["self_conscious"]),
        ("she left 💔", ["heartbroken"]),
    ],
)
def test_many_ways_of_saying_it_are_known(text: str, names: list[str]) -> None:
    assert said(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i feel so anxios and overwelmed", ["anxious", "overwhelmed"]),
        ("felt humilated and embarrased", ["humiliated", "embarrassed"]),
        ("frustated, deppressed and lonly", ["frustrated", "depressed", "lonely"]),
        ("saaaad", ["sad"]),
        ("aniexty really bad 2day", ["anxious"]),
        ("angrey at my boss and worthles", ["angry", "worthless"]),
        ("pannic in asda", ["panicky"]),
    ],
)
def test_misspelt_feelings_are_put_right(text: str, names: list[str]) -> None:
    assert said(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "we discussed the related graceful homeless shelter",
        "stared at the scored and shared screen",
        "a lovely terrific thriller",
        "i was dressed and disguised, she testified",
    ],
)
def test_plain_english_words_are_never_taken_for_a_misspelt_feeling(text: str) -> None:
    assert feelings_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "wasn't anxious", "no panic today", "didn't feel sad", "no longer ashamed", "i'm not unhappy",
        "can't say i'm happy", "she was angry", "mum is stressed", "my boss seemed annoyed", "made him sad",
        "he said i was lazy and useless", "back then i was depressed", "used to panic", "if i get angry",
        "will be anxious tomorrow", "hope to feel calm", "wish i was happy", "am i depressed?",
        "talked to my therapist about my anger",
    ],
)  # fmt: skip
def test_what_was_not_felt_by_the_writer_then_is_not_reported(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("not angry, just tired", ["tired"]),
        ("never felt so proud", ["proud"]),
        ("worried i'd panic", ["worried"]),
        ("afraid i'd be sad", ["afraid"]),
        ("i wish i wasn't so anxious", ["anxious"]),
        ("we were both nervous", ["nervous"]),
        ("she was angry and i felt guilty", ["guilty"]),
        ("nearly died of embarrassment", ["embarrassed"]),
    ],
)
def test_what_was_felt_is_kept_apart_from_what_was_not(text: str, names: list[str]) -> None:
    assert said(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "happy to help", "i'm afraid the shop was shut", "sorry", "happy birthday", "he is mad about football",
        "safe to say it rained", "read the content of the email", "calm down he said", "low battery",
        "walked down the road", "fine", "ok", "the past tense", "moved house", "wore my blue shirt", "lost my keys",
        "had free time", "hot and cold weather", "my leg hurt", "an angry customer rang",
        "doing my anxiety homework", "my anxiety meds ran out on tuesday",
        "the anger workbook arrived", "my depression nurse rang", "anxiety free day", "a guilt-free afternoon",
        "was in a meeting about stress at work", "webinar on anxiety", "radical acceptance isnt working",
        "self compassion isnt my thing", "thought i was going mad", "pissed last night, drank loads",
        "went blank in the interview", "proud month", "felt shaky", "the flat was cold",
        "anxiety meds went up", "it's a shame he left", "stuck in traffic", "the shop was empty",
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_feeling_are_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my anxiety was bad at the book group", ["anxious"]),
        ("anxiety about the course", ["anxious"]),
        ("mad at him, went mad at him", ["angry"]),
        ("pissed off with dan", ["angry"]),
        ("so relieved the scan was clear", ["relieved"]),
        ("never felt so alone", ["alone"]),
        ("never felt so low", ["sad"]),
        ("never felt better", ["happy"]),
        ("never felt this good", ["happy"]),
    ],
)
def test_a_feeling_beside_words_of_something_else_is_kept(text: str, names: list[str]) -> None:
    assert said(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("maybe anxious", "anxious"),
        ("maybe i was a bit jealous", "jealous"),
        ("angry perhaps", "angry"),
        ("anxious?", "anxious"),
        ("bit lonely??", "lonely"),
        ("guilt trip from mum again", "guilty"),
        ("almost had a panic attack on the tube", "panicky"),
    ],
)
def test_what_the_writer_wonders_about_is_a_guess(text: str, name: str) -> None:
    assert said(text) == []
    assert guessed(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("maybe because i was anxious", ["anxious"]),
        ("anxiety perhaps 6", ["anxious"]),
        ("lost my keys again. frustrated? a little", ["frustrated"]),
        ("why am i so anxious?", ["anxious"]),
    ],
)
def test_what_is_said_in_a_doubting_way_is_said(text: str, names: list[str]) -> None:
    assert said(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "happy birthday to me", "in my twenties i was anxious all the time", "as a teen i was so lonely",
        "anxiety workshop was good", "my anxiety workbook arrived", "anxiety free day", "nausious before the meeting",
        "was in a meeting about stress at work",
    ],
)  # fmt: skip
def test_what_the_words_make_clear_holds_against_the_model(text: str) -> None:
    seen = find_feelings(text, ratings=Ratings(), sight=look(text))

    assert [one.name for one in seen if one.tier == "said"] == []


@pytest.mark.parametrize(("text", "name"), [("angrey at my boss", "angry"), ("worthles", "worthless")])
def test_a_misspelt_word_is_not_doubted_by_the_model(text: str, name: str) -> None:
    assert [one.name for one in find_feelings(text, ratings=Ratings(), sight=look(text))] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anxiety 7, sadness 4", {"anxious": 7, "sad": 4}),
        ("8/10 panic on the tube", {"panicky": 8}),
        ("anger was about a 6", {"angry": 6}),
        ("a bit low and really tired", {"sad": 3, "tired": 8}),
        ("quite annoyed", {"annoyed": 5}),
        ("as scared as it gets", {"scared": 9}),
        ("my anxiety was through the roof", {"anxious": 9}),
        ("anxious 2 days running", {"anxious": None}),
        ("scared at 7 in the morning", {"scared": None}),
        ("anxiety 0 today", {}),
        ("angry 8/10 sad 6/10 tired", {"angry": 8, "sad": 6, "tired": None}),
        ("7/10 anxious 4/10 sad", {"anxious": 7, "sad": 4}),
        ("anxious 7/10 tired 5/10 sad", {"anxious": 7, "tired": 5, "sad": None}),
        ("sad 6/10 tired", {"sad": 6, "tired": None}),
        ("lonely 5/10, and 7/10 anxious", {"lonely": 5, "anxious": 7}),
        ("guilty about what i said 7/10 sad too", {"guilty": 7, "sad": None}),
        ("i was a 3/10 on anger but 9/10 on hurt", {"angry": 3, "hurt": 9}),
        ("angry 9/10 hurt 7/10", {"angry": 9, "hurt": 7}),
        ("dep 6 anx 7", {"depressed": 6, "anxious": 7}),
        ("stress lvl 9 rn, anxiety lvl 7", {"stressed": 9, "anxious": 7}),
        ("1) woke anxious 2) walk 3) better", {"anxious": None}),
        ("7.5/10 anxiety", {"anxious": 8}),
        ("anxiety 80% before the talk, 40% after", {"anxious": 8}),
        ("65% anxiety in the meeting", {"anxious": 7}),
        ("anxious about 50% of the marks", {"anxious": None}),
        ("the nervous one", {"nervous": None}),
    ],
)
def test_each_feeling_has_the_strength_that_is_said_of_it(text: str, expected: dict[str, int | None]) -> None:
    assert strengths(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "been low since monday, 3/10 mood",
        "low today, mood 2/10",
        "sad and mood 3",
        "sleep quality 4/10, sad",
        "energy 2/10 and sad",
        "motivation 1/10, sad again",
        "scared of 5 dogs in the park",
        "felt anxious about 2 this afternoon",
        "anxious from 3 this morning",
    ],
)
def test_a_mood_an_hour_and_a_count_are_no_strength_of_a_feeling(text: str) -> None:
    assert set(strengths(text).values()) == {None}


@pytest.mark.parametrize("text", ["really low today, mood 2/10", "very low, 2/10"])
def test_words_that_say_the_opposite_of_a_number_are_kept(text: str) -> None:
    assert strengths(text) == {"sad": 8}


def test_a_good_mood_is_as_strong_as_it_is_said_to_be() -> None:
    assert strengths("good mood, 7") == {"happy": 7}


def test_the_feeling_nearest_to_the_only_number_takes_it() -> None:
    text = "tired. later the panic came, at its worst it was an 8"

    found = find_feelings(text, ratings=Ratings(intensity=8, places=((52, 53),)))

    assert {feeling.name: feeling.intensity for feeling in found} == {"tired": None, "panicky": 8}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("heart was pounding before the talk", "anxious"),
        ("couldn't breathe before the exam", "panicky"),
        ("kept crying", "sad"),
        ("everyone left without me", "left_out"),
        ("less anxious than last time", "anxious"),
    ],
)
def test_what_is_only_implied_is_a_guess(text: str, name: str) -> None:
    assert said(text) == []
    assert name in guessed(text)


def test_there_are_at_most_three_guesses_and_none_beside_a_said_feeling_of_its_family() -> None:
    assert len(guessed("cried, snapped at dan, mind racing, couldn't breathe, felt awful, meh")) == 3
    assert guessed("so sad, cried all day") == []


def test_the_figures_hold_on_sentences_that_were_tuned_on_and_on_those_set_apart() -> None:
    tuned, apart = score_feelings(rows_of("feelings.jsonl")), score_feelings(rows_of("feelings_apart.jsonl"))

    assert tuned["precision"] >= 0.97
    assert tuned["recall"] >= 0.97
    assert apart["precision"] >= 0.97
    assert apart["recall"] >= 0.93


def test_every_form_names_a_feeling_of_the_vocabulary_and_there_are_many() -> None:
    file = files("meantime.content") / "words" / "en" / "feeling_forms.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    tables = ["said", "am", "felt", "guess", "cues", "signs", "sign_guesses"]

    names = {name for table in tables for name in data[table]}
    forms = {form for table in tables[:3] for forms in data[table].values() for form in forms}

    assert names == {emotion.id for emotion in emotions()}
    assert len(forms) >= 2000


def test_distance_counts_a_swap_as_one_slip() -> None:
    assert distance("lonley", "lonely") == 1
    assert distance("anxious", "anxious") == 0
    assert distance("embarased", "embarrassed") == 2


def test_a_word_that_is_already_known_stays() -> None:
    assert put_right(("tired", "wandering", "anxoius")) == ("tired", "wandering", "anxious")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "((((" * 5_000,
        "a b " * 20_000,
        "😢😡" * 9_000,
        "anxious " * 9_000,
        "мне очень грустно 悲しい " * 2_000,
        "",
        "\0",
    ],
)
def test_any_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: find_feelings(text, ratings=Ratings())) < 130_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("not gonna lie bit nervous about the scan", "nervous"),
        ("absolutely crapping it about court", "terrified"),
        ("getting more and more tense", "tense"),
        ("bored to tears in the sermon", "bored"),
        ("Is a big alone feeling", "lonely"),
    ],
)
def test_a_feeling_is_read_as_people_put_it(text: str, name: str) -> None:
    assert name in {one.name for one in feelings_in(text) if one.tier == "said"}


def test_losing_it_is_no_feeling_of_being_lost() -> None:
    assert "lost" not in {one.name for one in feelings_in("then completely lost it at him")}


@pytest.mark.parametrize("text", ["his anger scares me", "Her sadness frightened me", "your anger scares me"])
def test_anothers_feeling_is_not_read_even_where_the_model_sees_it(text: str) -> None:
    found = find_feelings(text, ratings=Ratings(), sight=look(text))

    assert {one.name for one in found if one.tier == "said"} <= {"scared", "frightened", "afraid"}
