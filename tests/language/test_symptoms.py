"""What mind and body did: said, of the person, as it was."""

import pytest

from meantime.content.loader import symptoms
from meantime.language.forms import forms_in
from meantime.language.sight import look
from meantime.language.symptoms import find_symptoms
from tests.language.scoring_parts import symptom_score
from tests.language.work import calls_made


def names(text: str) -> list[str]:
    return [found.name for found in find_symptoms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heart going a mile a minute", ["racing_heart"]),
        ("couldnt breathe in the lift", ["short_of_breath"]),
        ("chest tightness and i was trembling", ["tight_chest", "shaking"]),
        ("couldn't stop crying", ["cried"]),
        ("skipped three social activities", ["avoided_something"]),
        ("cancelled on Priya again", ["cancelled_plans"]),
        ("snapped at my husband", ["snapped_at_someone"]),
        ("woke at 3 and couldn't get back to sleep", ["waking_in_the_night"]),
        ("checked the door five times", ["checked_or_repeated"]),
        ("went blank in the exam", ["blank_mind"]),
        ("HEART POUNDING", ["racing_heart"]),
        ("😭😭", ["cried"]),
    ],
)
def test_a_symptom_is_found_in_the_ways_people_say_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "she cried when i told her",
        "didn't cry this time",
        "no headache today",
        "used to get nightmares every night",
        "he shouted at me",
        "what if i faint",
        "cut myself shaving",
        "my mum was shaking",
        "we laughed until we cried",
        "",
    ],
)
def test_what_is_denied_another_persons_or_only_thought_of_is_left_out(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "nearly cried in the meeting but held it in",
        "three times today i nearly cried",
        "scared ill cry at the funeral",
        "worried that ill get angry and snap at the kids",
        "nearly shouted at the kids but walked away",
        "almost ended up cutting myself",
        "urge to self harm but i rang my sister",
        "resisted the urge to check the oven 5 times",
        "close to tears on the bus",
        "so close to crying in tesco",
        "almost had a panic attack on the tube",
        "told myself it will pass and it did",
        "reminded myself it will end",
        "started at 3 and went up to 8",
        "up at 5 with the baby",
        "cacking myself before the interview",
        "that film was sick",
        "paced breathing, 8 to 5",
        "forgot to do the grounding, just froze",
        "its been a week since my last panic attack",
        "lump in my throat when i said goodbye",
    ],
)
def test_what_was_only_near_or_is_called_alike_is_left_out_with_and_without_the_model(text: str) -> None:
    assert names(text) == []
    assert [found.name for found in find_symptoms(text, look(text))] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nearly cried, then cried in the car", "cried"),
        ("nearly late, shouted at the kids", "snapped_at_someone"),
        ("nearly passed out in the queue", "faint"),
        ("i was sick in the car park", "sick_feeling"),
        ("checked the oven 5 times", "checked_or_repeated"),
        ("up at 5 again, no reason", "waking_too_early"),
        ("pannic atack in asda", "panic_attack"),
        ("nausious before the meeting", "sick_feeling"),
        ("slept badly", "hard_to_fall_asleep"),
        ("slept 4 hours", "hard_to_fall_asleep"),
    ],
)
def test_what_happened_is_kept(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("nausious before the meeting", "sick_feeling"), ("slept 3 hrs", "hard_to_fall_asleep")],
)
def test_what_the_lists_know_better_is_not_doubted_by_the_model(text: str, name: str) -> None:
    assert [found.name for found in find_symptoms(text, look(text))] == [name]


@pytest.mark.parametrize(
    ("text", "severity"),
    [("a bit shaky", 1), ("quite shaky", 2), ("shaking really badly", 3), ("shaking", None)],
)
def test_severity_is_given_only_when_said(text: str, severity: int | None) -> None:
    assert find_symptoms(text)[0].severity == severity


def test_a_remark_of_its_own_says_how_strong_it_was() -> None:
    assert find_symptoms("flashback in the car park, really bad")[0].severity == 3


def test_a_symptom_stands_at_its_own_words() -> None:
    text = "on the bus my heart was racing again"

    found = find_symptoms(text)[0]

    assert text[slice(*found.place)] == "heart was racing"


def test_every_form_names_a_known_symptom() -> None:
    forms = forms_in("symptom_forms").data["forms"]

    assert set(forms) == {symptom.id for symptom in symptoms()}


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "😭" * 50_000, "私は泣いた " * 9_000]
)
def test_any_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: find_symptoms(text)) < 450_000


@pytest.mark.parametrize("name", ["symptoms", "symptoms_apart"])
def test_symptoms_reach_the_goal_on_labelled_sentences(name: str) -> None:
    assert symptom_score(name).f1 >= 0.90


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("gagged at the hair in the drain", "sick_feeling"),
        ("honestly kind of sick", "sick_feeling"),
        ("heart 130, thought I was dying", "racing_heart"),
        ("I keep seeing the blood every time I shut me eyes", "flashback"),
        ("now I cant sleep for thinking about it", "worry_loops"),
        ("my mind went to getting fired for like two hours", "worry_loops"),
        ("Could not settle last night, up and down to the window", "restless"),
        ("Had the dream about the fire doors again", "nightmares"),
        ("Too wired to sleep", "hard_to_fall_asleep"),
        ("I am very worry, cannot to think", "cant_concentrate"),
        ("Spent $640 at Target and I don't even remember half of it", "overspent"),
        ("completely lost it at him", "snapped_at_someone"),
        ("ate a whole sodding cheesecake", "over_or_under_ate"),
        ("was gonna ring the bank, bottled it", "avoided_something"),
        ("legs like lead, walking through treacle", "heavy_body"),
        ("swithered between the two all day", "hard_to_decide"),
    ],
)
def test_a_symptom_is_known_by_what_people_say(text: str, symptom: str) -> None:
    assert symptom in {found.name for found in find_symptoms(text)}


@pytest.mark.parametrize(
    "text",
    [
        "a stranger yelled at me in the queue",
        "his mother had screamed at me over a bed",
        "bored to tears in the sermon",
        "had me raging at the telly",
        "no one asked if I was ok",
        "I went cold when she said it",
        "biopsy clear!!! 😭😭🙏 so so relieved",
        "they left me on read again",
        "I have a washing machine",
        "three hours on the phone to the council",
        "forgot the milk",
        "scary drive in the fog",
        "it is not much better",
        "nearly went head first with the washing",
    ],
)
def test_what_is_no_symptom_of_the_writer_is_left_out(text: str) -> None:
    assert {found.name for found in find_symptoms(text)} == set()
