"""What the person did about it, and what it did."""

from datetime import UTC, datetime

import pytest

from meantime.content.loader import coping_skills
from meantime.language.coping import find_coping
from meantime.language.forms import forms_in
from meantime.language.read import read, read_words
from meantime.language.records import Ratings
from tests.language.scoring_parts import before_and_after, coping_score
from tests.language.work import calls_made

NONE = Ratings()


def effects(text: str) -> list[tuple[str, str | None]]:
    return [(found.skill, found.helped) for found in find_coping(text, ratings=NONE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("breathing helped a bit", [("slow_breathing", "a bit")]),
        ("tried to walk it off, made it worse", [("walk", "worse")]),
        ("rang mum and felt loads better", [("talking_to_someone", "a lot")]),
        ("texted Jo, didn't really help", [("texting_someone", "no change")]),
        ("box breathing calmed me right down", [("slow_breathing", "a lot")]),
        ("wrote it all down, took the edge off", [("writing_it_down", "a bit")]),
        ("music did nothing", [("music", "no change")]),
        ("went for a walk", [("walk", None)]),
        ("had a hot shower", [("shower", None)]),
        ("rode it out", [("nothing", None)]),
        (
            "tried grounding, tried breathing, neither worked",
            [("grounding", "no change"), ("slow_breathing", "no change")],
        ),
        ("left the room", [("leaving", None)]),
    ],
)
def test_a_skill_is_found_with_what_it_did(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert effects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "should go for a walk",
        "going to try breathing next time",
        "she told me to breathe",
        "need to call mum",
        "couldn't even do the breathing",
        "didn't go for a walk",
        "he went for a walk",
        "my friend says music helps her",
        "called my sister she didn't pick up",
        "would of gone for a run but my knee",
        "talked to mum and now i feel sick",
        "walking to work i felt sick",
        "",
    ],
)
def test_plans_advice_and_what_was_left_undone_are_no_coping(text: str) -> None:
    assert effects(text) == []


def test_a_purpose_is_no_effect() -> None:
    assert effects("had a glass of wine to calm down") == [("alcohol", None)]


def test_help_that_turned_claims_nothing() -> None:
    assert effects("breathing helped for a minute then it got worse") == [("slow_breathing", None)]


def test_ratings_afterwards_belong_to_the_skill_before_them() -> None:
    text = "8/10, tried music, then breathing helped a bit, down to 5"
    ratings = Ratings(intensity=8, after=5, places=((0, 4), (56, 57)))

    found = find_coping(text, ratings=ratings)

    assert [(f.skill, f.before, f.after) for f in found] == [("music", None, None), ("slow_breathing", 8, 5)]


def test_a_strength_alone_says_nothing_about_a_skill() -> None:
    found = find_coping("8/10, breathing helped", ratings=Ratings(intensity=8, places=((0, 4),)))

    assert (found[0].before, found[0].after) == (None, None)


def test_every_form_names_a_known_skill() -> None:
    data = forms_in("coping_forms").data
    known = {skill.id for skill in coping_skills()}

    assert set(data["forms"]) == known
    assert set(data["weak"]) <= known


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "😭" * 50_000, "tried breathing " * 9_000]
)
def test_any_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: find_coping(text, ratings=NONE)) < 420_000


def test_coping_reaches_the_goal_on_sentences_looked_at() -> None:
    score = coping_score("coping")

    assert (score.f1 >= 0.90, score.detail >= 0.90, score.false_claims <= 0.02) == (True, True, True)
    assert before_and_after("coping") >= 0.95


def test_coping_holds_on_sentences_kept_apart() -> None:
    score = coping_score("coping_apart")

    assert (score.f1 >= 0.85, score.detail >= 0.85) == (True, True)


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def skills_read(text: str) -> dict[str, str | None]:
    return {found.skill: found.helped for found in read_words(text, now=NOON, tz="UTC").coping}


@pytest.mark.parametrize(
    "text",
    [
        "On Saturday evening we danced with the people from the course, I feel so happy",
        "had a laugh with the lads last friday proper good mood that",
        "Wasn't tearful at all today and we got to the park with the pram",
        "Joy 7. Reason: crossword, finished.",
        "Coffee with Jen this morning, her wedding is in June",
        "Cooked dinner for the family, the rice was burnt, everyone ate it",
        "grateful for the lad next door who brings the shopping",
        "called my teacher mum in front of everyone",
        "The therapist said breathing helps most people but I have not tried it.",
        "She cried and I held her hand until the doctor came back.",
        "Tea with Jean was lovely, her knee is much better.",
        "So proud, our Daniel swam his first length and everybody clapped.",
        "Felt sad watching the film with Ann, the ending was so good.",
        "Nervous before the game but we played football really well and won.",
        "Ran out of nappies at midnight, drove to Tesco, all good.",
        "Had a few beers at the leaving do and the speeches were great.",
        "Boss said my presentation was brilliant and that everyone loved it.",
        "voice cracked reading out my poem in class yesterday",
    ],
)
def test_a_pastime_nobody_says_was_done_about_a_feeling_is_no_coping(text: str) -> None:
    assert skills_read(text) == {}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("So low this morning, then we danced it out in the kitchen with the kids", "exercise"),
        ("put the radio on in the kitchen because i was fed up of my own head", "music"),
        ("made soup and a cup of tea to calm down before the call", "tea"),
        ("Vet says the old dog has weeks. I said nothing and went and cleaned the shed.", "chores"),
        ("took the dog over the fields tonight instead of the pub", "walk"),
    ],
)
def test_a_pastime_with_a_reason_stays(text: str, skill: str) -> None:
    assert skill in skills_read(text)


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Feeling optimistic, ran 3 miles and my therapist says my numbers are better", None),
        ("counted my breaths like my therapist says, it helped", "a bit"),
        ("breathing. it did help me", "a bit"),
        ("had a wobble at lunch, did my breathing, it helped a lot", "a lot"),
        ("did the breathing. Bus came. Dad is better now", None),
        ("told my dad to piss off on sunday, felt amazing for an hour then guilty as hell", None),
        ("meditation app can do one, made me twitchier than before", "worse"),
    ],
)
def test_an_effect_is_claimed_only_where_it_is_said_of_the_skill(text: str, helped: str | None) -> None:
    assert list(skills_read(text).values()) == [helped]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8/10, did grounding, 5/10", {"grounding": (8, 5, "a bit")}),
        ("breathing 8 to 7 walk 7 to 3", {"slow_breathing": (8, 7, "a bit"), "walk": (7, 3, "a lot")}),
        (
            "music helped a bit (6/10 to 5/10), talking to sam helped loads (5/10 to 2/10)",
            {"music": (6, 5, "a bit"), "talking_to_someone": (5, 2, "a lot")},
        ),
        ("anxiety still 6 after breathing", {"slow_breathing": (6, 6, "no change")}),
        ("after a walk 3/10", {"walk": (None, 3, None)}),
        ("mood up from 2 to 6 after a run", {"exercise": (2, 6, "a lot")}),
        ("mood better, anxiety 8 to 4 after a walk", {"walk": (8, 4, "a lot")}),
    ],
)
def test_each_skill_has_the_strengths_told_of_it(text: str, expected: dict[str, tuple[object, ...]]) -> None:
    found = read_words(text, now=NOON, tz="UTC").coping

    assert {one.skill: (one.before, one.after, one.helped) for one in found} == expected


def skills_seen(text: str) -> dict[str, str | None]:
    """What word lists and the model read together."""
    return {found.skill: found.helped for found in read(text, now=NOON, tz="UTC").coping}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("breathing, grounding, walk - nothing worked", ["slow_breathing", "grounding", "walk"]),
        ("tried grounding but couldn't focus", ["grounding"]),
        ("tried breathing but couldn't concentrate", ["slow_breathing"]),
        ("breathing was useless", ["slow_breathing"]),
        ("breathing usually helps but not today", ["slow_breathing"]),
        ("grounding normally works, but it didn't this time", ["grounding"]),
        ("breathing helped at first but then it stopped working", ["slow_breathing"]),
        ("journaling was pointless", ["writing_it_down"]),
    ],
)
def test_what_was_done_in_vain_is_read_too(text: str, expected: list[str]) -> None:
    assert skills_seen(text) == dict.fromkeys(expected, "no change")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tried breathing and grounding; only the walk helped",
            {"slow_breathing": "no change", "grounding": "no change", "walk": "a bit"},
        ),
        (
            "the breathing didnt really help but the walk did",
            {"slow_breathing": "no change", "walk": "a bit"},
        ),
        ("the walk helped, the breathing didn't", {"walk": "a bit", "slow_breathing": "no change"}),
        ("breathing 👍 walk 👎", {"slow_breathing": "a bit", "walk": "no change"}),
        (
            "panicked in the shop, left, sat in the car, did 54321 for ten minutes, felt a bit better",
            {"leaving": None, "grounding": "a bit"},
        ),
        ("called crisis line, they helped", {"talking_to_someone": "a bit"}),
        ("coffee with jane cheered me up", {"talking_to_someone": "a bit"}),
        ("- walked, helped.", {"walk": "a bit"}),
    ],
)
def test_each_skill_has_what_it_did_itself(text: str, expected: dict[str, str | None]) -> None:
    assert skills_seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("down to a 5 after talking to mark", {"talking_to_someone": None}),
        ("down to a 4 after calling my sister", {"talking_to_someone": None}),
        ("came down to 3 after i rang dad", {"talking_to_someone": "a bit"}),
        ("anxiety halved after the walk", {"walk": "a lot"}),
        ("calmed to a 2 after grounding", {"grounding": "a bit"}),
        ("panic 7→3 after pmr", {"muscle_relaxing": "a lot"}),
    ],
)
def test_what_it_got_less_after_helped_and_set_nothing_off(
    text: str, expected: dict[str, str | None]
) -> None:
    reading = read(text, now=NOON, tz="UTC")

    assert {one.skill: one.helped for one in reading.coping} == expected
    assert reading.triggers == ()


def test_what_it_got_worse_after_stays_a_cause() -> None:
    reading = read("cried after talking to mum", now=NOON, tz="UTC")

    assert reading.coping == ()
    assert [one.words for one in reading.triggers] == ["talking to mum"]


@pytest.mark.parametrize(
    "text",
    [
        "took 2 paracetamol for the headache, went away",
        "took ibuprofen for my back, helped",
        "my bath flooded the kitchen",
        "got up at 7 and felt ok",
        "phoned the bank and got angry",
        "cleaned teeth",
        "played piano which always helps",
        "did breathing with my daughter when she was panicking and it helped her",
        "my breathing was all over the place",
    ],
)
def test_what_only_looks_like_a_skill_is_none(text: str) -> None:
    assert skills_seen(text) == {}
