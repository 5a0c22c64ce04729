"""The emotion, symptom, trigger and coping words."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from meantime.content import loader
from meantime.content.loader import ContentError
from meantime.content.records import WordKind


def test_there_are_141_emotions_and_64_in_the_short_list() -> None:
    words = loader.emotions()

    assert len(words) == 141
    assert sum(word.core for word in words) == 64
    assert sum(word.hl7 for word in words) == 38


@pytest.mark.parametrize(
    ("word", "quadrant", "valence", "arousal", "src"),
    [
        ("anxious", "HU", -0.59, 0.17, "G"),
        ("happy", "HP", 0.81, 0.48, "G"),
        ("numb", "LU", -0.50, -0.53, "H"),
        ("calm", "LP", 0.59, -0.31, "G"),
        ("surprised", "M", 0.25, 0.32, "H"),
        ("dreading something", "HU", -0.73, 0.14, "G:dread"),
        ("awkward", "HU", -0.47, 0.0, "G"),
    ],
)
def test_a_word_keeps_its_published_ratings(
    word: str, quadrant: str, valence: float, arousal: float, src: str
) -> None:
    emotion = loader.find_emotion(word)

    assert emotion is not None
    assert (emotion.quadrant, emotion.src) == (quadrant, src)
    assert (emotion.valence, emotion.arousal) == (valence, arousal)


def test_quadrants_have_the_exact_screen_words_and_marks() -> None:
    shown = [(q.id, q.label, q.colour, q.mark) for q in loader.quadrants()]

    assert shown == [
        ("HU", "Stirred up and unpleasant", "oxblood", "zigzag"),
        ("HP", "Stirred up and pleasant", "brass", "star"),
        ("LU", "Low and unpleasant", "indigo", "sag"),
        ("LP", "Quiet and pleasant", "verdigris", "ring"),
        ("M", "Mixed or not sure", "plain", "dot"),
    ]


def test_each_quadrant_has_its_number_of_words_and_at_least_four_core_words_outside_mixed() -> None:
    counts = {q.id: sum(e.quadrant == q.id for e in loader.emotions()) for q in loader.quadrants()}
    core = {q.id: sum(e.quadrant == q.id and e.core for e in loader.emotions()) for q in loader.quadrants()}

    assert counts == {"HU": 38, "HP": 36, "LU": 45, "LP": 13, "M": 9}
    assert all(core[q] >= 4 for q in ("HU", "HP", "LU", "LP"))
    assert core["M"] >= 1


def test_every_rating_lies_between_minus_one_and_one() -> None:
    assert all(-1 <= e.valence <= 1 and -1 <= e.arousal <= 1 for e in loader.emotions())


@pytest.mark.parametrize("wanted", ["left out", "Left Out", "left_out", " LEFT OUT ", "left-out"])
def test_an_emotion_is_found_by_id_or_word_in_any_case(wanted: str) -> None:
    emotion = loader.find_emotion(wanted)

    assert emotion is not None
    assert emotion.id == "left_out"


def test_a_persons_own_word_has_no_quadrant() -> None:
    assert loader.quadrant_of("Anxious") == "HU"
    assert loader.quadrant_of("flumpy") is None
    assert loader.find_emotion("") is None


@pytest.mark.parametrize(
    ("kind", "count"), [("emotions", 14), ("symptoms", 4), ("triggers", 6), ("coping", 11)]
)
def test_every_family_has_words_and_a_name(kind: WordKind, count: int) -> None:
    read: dict[str, Callable[[], Iterable[Any]]] = {
        "emotions": loader.emotions, "symptoms": loader.symptoms,
        "triggers": loader.triggers, "coping": loader.coping_skills,
    }  # fmt: skip
    used = {word.family for word in read[kind]()}

    assert used == set(loader.families(kind))
    assert len(used) == count


def test_red_flags_stand_under_the_five_words_of_the_reference() -> None:
    flagged = [symptom.word for symptom in loader.symptoms() if symptom.red_flag]

    assert flagged == [
        "tight chest",
        "faint",
        "no sleep for two nights",
        "seeing or hearing things others don't",
        "very high or speeded-up mood",
    ]
    assert "call your emergency number" in loader.red_flag_text()


def test_clinical_terms_stay_out_of_the_shown_word() -> None:
    unreal = loader.find_symptom("feeling unreal")

    assert unreal is not None
    assert unreal.clinical == "derealisation"
    assert unreal.family == "mind"


def test_only_hurting_oneself_opens_support_beside_a_word() -> None:
    assert [s.id for s in loader.symptoms() if s.opens_support] == ["hurt_myself"]
    assert [c.id for c in loader.coping_skills() if c.opens_support] == ["hurting_myself"]


def test_the_18_association_codes_are_among_the_triggers() -> None:
    codes = {trigger.word for trigger in loader.triggers() if trigger.hl7}

    assert codes == {
        "community", "current events", "dating", "education", "family", "fitness", "friends", "health",
        "hobbies", "identity", "money", "partner", "self-care", "spirituality", "tasks", "travel",
        "weather", "work",
    }  # fmt: skip


def test_nothing_is_a_coping_skill_with_help_and_avoiding_is_not_judged() -> None:
    nothing = loader.find_coping_skill("nothing")

    assert nothing is not None
    assert nothing.help.startswith("You got through it")
    assert loader.avoid_note() == "Sometimes this is what gets you through. It's useful to know."


def test_slow_breathing_calms_the_body() -> None:
    skill = loader.find_coping_skill("slow breathing")

    assert skill is not None
    assert (skill.id, skill.family) == ("slow_breathing", "calm_the_body")


@pytest.mark.parametrize("lang", ["xx", "../en", "", "en/../../helplines"])
def test_a_language_without_files_is_refused_by_name(lang: str) -> None:
    with pytest.raises(ContentError):
        loader.emotions(lang)
