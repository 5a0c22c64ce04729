"""Support words: the card comes for the writer, now; it stays away for idioms, denials, other people and the past."""

import json
from pathlib import Path

import pytest

from meantime.language.support_words import has_support_words
from tests.language.work import calls_made

DATA = Path(__file__).parent / "data"

CARD = [
    "I don't want to live, it's been fine",
    "dont want to wake up tomorrow",
    "I want to die", "dont want to be alive", "I wish I'd never been born", "I keep thinking about killing myself",
    "Everyone would be better off without me", "I hope I don't wake up tomorrow", "I cut myself last night",
    "urge to cut is really strong", "I took an overdose on Friday", "I don't feel safe with myself",
    "I just want the pain to stop", "I'm not ok and i want to be dead",
    "They asked how I was and I said fine but I want to die",
    "no one would notice if I was gone", "don't see a future for me", "researching ways to do it",
    "easier if I was dead", "driving into a tree", "can't keep living like this", "need this to be over for good",
    "I want to disappear forever", "wouldn't mind if a bus hit me", "not suicidal but I think about dying",
]  # fmt: skip
QUIET = [
    "I don't want to die", "I'm not suicidal", "No suicidal thoughts this week", "I used to cut myself when I was 15",
    "My therapist asked if I was feeling suicidal", "haven't self-harmed in 3 months", "Years ago I took an overdose",
    "no thoughts of hurting myself", "my uncle tried to end it all",
    "It isn't that I want to be dead. I want a new hip.", "it doesn't mean i want to die, miss",
    "I'd rather die than sing karaoke", "no urge to cut today", "I no longer wish I was dead",
    "people think i want to die. i want to go to prom actually",
]  # fmt: skip
NOTHING = [
    "My feet are killing me", "I nearly died laughing", "I could kill for a coffee", "deadline stress again",
    "phone died halfway through", "my dog died in March", "We watched Suicide Squad",
    "I need to cut myself some slack", "hurt myself at football", "I want to end it with him", "hang in there",
    "overdosed on chocolate", "no reason to worry", "I wish I was on holiday",
    "I don't want to live with my parents", "said goodbye to everyone at the leaving party",
    "Felt anxious on a Monday morning before going to work", "Cried after talking with mom",
    "I feel worthless and hopeless", "I can't go on the trip because of work",
    "I can't do this anymore with the spreadsheets", "thinking about death and taxes, ha",
    "I wish I wasn't here at the office today", "overdose of vitamin D by mistake according to the pharmacist",
]  # fmt: skip


@pytest.mark.parametrize("text", CARD)
def test_first_person_and_now_brings_the_card(text: str) -> None:
    assert has_support_words(text)


@pytest.mark.parametrize("text", QUIET)
def test_denied_past_asked_or_somebody_else_stays_quiet(text: str) -> None:
    assert not has_support_words(text)


@pytest.mark.parametrize("text", NOTHING)
def test_idioms_and_plain_hard_days_bring_nothing(text: str) -> None:
    assert not has_support_words(text)


def test_a_denial_reaches_its_own_clause_only() -> None:
    assert not has_support_words("I am not thinking about dying")
    assert has_support_words("I am not angry, I am thinking about dying")


def test_apostrophes_capitals_and_wide_letters_make_no_difference() -> None:
    assert has_support_words("I DON’T WANT TO BE ALIVE")
    assert has_support_words("i dont want to be alive")
    assert has_support_words("ｉ ｄｏｎ＇ｔ ｗａｎｔ ｔｏ ｂｅ ａｌｉｖｅ")


@pytest.mark.parametrize(
    "text", ["dont wanna b here nemore", "i h8 livin", "Sucidal again", "I can not go on living"]
)
def test_short_and_slurred_spellings_are_put_right_first(text: str) -> None:
    assert has_support_words(text)


def test_today_in_another_stretch_does_not_make_the_past_a_now() -> None:
    assert not has_support_words("years ago i wished i was dead, today i planted tomatoes")
    assert has_support_words("years ago i wished i was dead, today i wish i was dead")


def test_a_short_sentence_takes_back_the_one_before_it() -> None:
    assert not has_support_words("He assumes I am suicidal. I'm not.")
    assert has_support_words("I am suicidal. I'm not sleeping.")


@pytest.mark.parametrize(
    "text",
    ["He hit me again", "she had her hand round my throat", "dad is drunk, ive shoved a chair against my door",
     "my husband keeps my passport and wont let me phone my mother"],
)  # fmt: skip
def test_danger_at_home_brings_the_card(text: str) -> None:
    assert has_support_words(text)


def test_one_sentence_in_a_long_note_is_enough() -> None:
    assert has_support_words("Went to the shop. Bought bread and milk.\n" * 20 + "I want to die")


@pytest.mark.parametrize(
    ("name", "recall", "false_cards"),
    [
        ("support", 0.98, 0.02),
        ("support_apart", 0.98, 0.02),
        ("support_fresh", 0.98, 0.02),
        ("support_oblique", 0.98, 0.02),
        ("support_oblique_apart", 0.95, 0.02),
        ("support_people", 0.97, 0.02),
    ],
)
def test_the_sentences_it_learned_from_hold_their_recall(
    name: str, recall: float, false_cards: float
) -> None:
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    meant = [has_support_words(row["text"]) for row in rows if row["gold"]["support"]]
    other = [has_support_words(row["text"]) for row in rows if not row["gold"]["support"]]

    assert sum(meant) / len(meant) >= recall
    assert sum(other) / len(other) <= false_cards


@pytest.mark.parametrize(
    "text",
    ["", "a" * 50_000, "(" * 50_000, "a b " * 20_000, "🙂" * 5_000, "我想" * 9_000, "want to " * 9_000,
     "\ud800", "\x00", "i dont want to " * 4_000, "no " * 20_000 + "i die", "i cant keep going on " * 3_000,
     "a? " * 20_000, "suicidal? no. " * 5_000, "?" * 50_000],
)  # fmt: skip
def test_hostile_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: has_support_words(text)) < 600_000
