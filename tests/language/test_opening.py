"""The opening sentence: day, event in the person's words, reaction, ask; nothing that was not said."""

from datetime import UTC, datetime

import pytest

from meantime.core.notes import Emotion, Note, Symptom
from meantime.language.opening import opening_sentence

#: Thursday.
THURSDAY = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
ASK = "I'd like to understand what happened."


def note(text: str, *, at: datetime = THURSDAY, **parts: object) -> Note:
    return Note(id="1", at=at, tz="Europe/London", text=text, **parts)  # type: ignore[arg-type]


def test_it_holds_day_event_reaction_and_ask() -> None:
    told = note("I shut down in one of the meetings. I don't know why.")

    found = opening_sentence([told], topic="Shut down", want="understand", tz="Europe/London")

    assert found == f"On Thursday I shut down in one of the meetings. I don't know why. {ASK}"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Cried after talking with mum", "On Thursday I cried after talking with mum."),
        ("panic attack at tesco", "On Thursday: panic attack at tesco."),
        ("My ex texted and I froze", "On Thursday my ex texted and I froze."),
        ("Ruth rang about borrowing £200", "On Thursday Ruth rang about borrowing £200."),
        ("Mum said I had gained weight", "On Thursday Mum said I had gained weight."),
        ("yesterday i walked out of the meeting", "On Wednesday I walked out of the meeting."),
        ("Had a fight with my brother last night", "On Wednesday night I had a fight with my brother."),
        ("On Tuesday I left the party early", "On Tuesday I left the party early."),
        ("Saw my ex yesterday and cried", "On Thursday I wrote: saw my ex yesterday and cried."),
        ("it's been fine", ""),
        ("", ""),
    ],
)
def test_the_event_stays_in_the_persons_words(text: str, opening: str) -> None:
    assert opening_sentence([note(text)], topic="", want=None, tz="Europe/London") == opening


def test_feelings_and_symptoms_are_named_once() -> None:
    told = note(
        "Cried after talking with mum, so ashamed",
        emotions=(Emotion(name="ashamed", intensity=8), Emotion(name="lonely")),
        symptoms=(Symptom(name="tight_chest", severity=2),),
    )

    found = opening_sentence([told], topic="", want=None, tz="Europe/London")

    assert found == (
        "On Thursday I cried after talking with mum, so ashamed. I felt lonely. I noticed: tight chest."
    )


def test_feelings_alone_are_enough_and_a_summary_alone_is_not() -> None:
    felt = note("", emotions=(Emotion(name="anxious", intensity=7),))

    assert opening_sentence([felt], topic="", want="tell", tz="Europe/London") == (
        "On Thursday I felt anxious. I want you to know about it."
    )
    assert opening_sentence([note("bad week")], topic="Work", want="vent", tz="Europe/London") == ""


def test_the_note_that_shares_the_topics_words_is_told() -> None:
    notes = [note("Dropped my phone in the canteen"), note("Shouted at Jo in the kitchen")]

    found = opening_sentence(notes, topic="the kitchen with Jo", want=None, tz="Europe/London")

    assert found == "On Thursday I shouted at Jo in the kitchen."


def test_private_notes_stay_out() -> None:
    assert (
        opening_sentence([note("Cried at work", private=True)], topic="", want="tell", tz="Europe/London")
        == ""
    )


def test_a_day_long_before_the_others_is_given_as_a_date() -> None:
    old = note("Cried in the car park", at=datetime(2026, 11, 3, 12, tzinfo=UTC))
    new = note("fine")

    found = opening_sentence([old, new], topic="", want=None, tz="Europe/London")

    assert found == "On 3 November I cried in the car park."


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a b " * 20_000, "and but " * 5_000, "((((", "🙂 🙂", "我很累 了", ", ."]
)
def test_odd_text_never_breaks_it(text: str) -> None:
    opening_sentence([note(text)], topic=text[:100], want="understand", tz="Nowhere/Else")
