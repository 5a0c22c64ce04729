"""What the brief says, and what it never says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.core.brief import build_brief
from meantime.core.briefs import Brief, BriefChoices
from meantime.core.homework import Attempt, Homework
from meantime.core.journal import MemoryJournal
from tests.core.brief.world import (
    AHEAD,
    LAST,
    Question,
    Reflection,
    Symptom,
    Topic,
    anxious,
    breathed,
    journal,
    note,
)


def said(brief: Brief, section: str) -> list[str]:
    return [str(line.text) for line in brief.lines if line.section == section]


def test_a_feeling_is_counted_with_its_usual_and_strongest_rating() -> None:
    brief = build_brief(journal(anxious("a", 1, 4), anxious("b", 2, 5), anxious("c", 3, 8)))

    assert said(brief, "felt") == ["Anxious 3 times: usually 5 of 10, strongest 8"]
    assert brief.lines[0].sources == ("a", "b", "c")


@pytest.mark.parametrize(
    ("intensities", "words"),
    [
        ([None], "Anxious once"),
        ([7], "Anxious once, strength 7 of 10"),
        ([None, 7], "Anxious twice, strength 7 of 10"),
        ([4, 5], "Anxious twice: usually 4.5 of 10, strongest 5"),
    ],
)
def test_a_feeling_says_no_more_than_was_rated(intensities: list[int | None], words: str) -> None:
    notes = [anxious(f"n{n}", 1 + n, intensity) for n, intensity in enumerate(intensities)]

    assert said(build_brief(journal(*notes)), "felt") == [words]


def test_symptoms_are_counted_by_days_and_a_severity_of_none_is_no_symptom() -> None:
    tight = (Symptom(name="tight chest", severity=2),)
    gone = (Symptom(name="tight chest", severity=0),)
    brief = build_brief(
        journal(
            note("a", 1, symptoms=tight),
            replace(
                note("b", 1, symptoms=(Symptom(name="Tight chest", severity=1),)),
                at=LAST.at + timedelta(days=1),
            ),
            note("c", 2, symptoms=tight),
            note("d", 3, symptoms=gone),
        )
    )

    assert said(brief, "felt") == ["Tight chest on 2 days, at most moderate"]


def test_a_skill_is_told_with_verdicts_and_ratings_but_no_claim() -> None:
    brief = build_brief(
        journal(
            note("a", 1, coping=breathed("a bit", 7, 5)),
            note("b", 2, coping=breathed("no change", 6, 6)),
            note("c", 3, coping=breathed("a bit")),
        )
    )

    assert said(brief, "did") == [
        "Slow breathing 3 times: helped a bit twice, no change once; usually 6.5 before and 5.5 after"
    ]


def test_living_through_it_without_a_skill_is_no_skill() -> None:
    episode = note("a", 1, coping=(replace(breathed("a bit")[0], skill="nothing"),))

    assert said(build_brief(journal(episode)), "did") == []


def test_topics_come_in_their_order_with_opening_wish_and_their_notes() -> None:
    brief = build_brief(
        journal(
            note("a", 1, text="Went blank."),
            Topic(id="t2", session="s-next", text="Saying no to Ruth", order=2),
            Topic(
                id="t1",
                session="s-next",
                text="Shut down",
                opening="On Tuesday I shut down in a meeting.",
                want="understand",
                minutes=20,
                order=1,
                notes=("a", "gone"),
            ),
        )
    )

    first, second = (line for line in brief.lines if line.section == "topics")
    assert (str(first.text), str(first.aside)) == (
        "On Tuesday I shut down in a meeting.",
        "I want to understand it, about 20 minutes",
    )
    assert first.sources == ("t1", "a")
    assert (str(second.text), second.quoted) == ("Saying no to Ruth", True)


def test_the_newest_reflection_of_the_span_speaks_in_four_sections() -> None:
    at = LAST.at + timedelta(days=5)
    brief = build_brief(
        journal(
            Reflection(id="old", at=LAST.at - timedelta(days=1), notice="old words"),
            Reflection(
                id="r",
                at=at,
                felt="flat",
                did="walked",
                notice="It's worse when I haven't slept.",
                next="sleep",
            ),
        )
    )

    assert [(line.section, str(line.text), line.sources) for line in brief.lines] == [
        ("felt", "flat", ("r",)),
        ("did", "walked", ("r",)),
        ("notice", "It's worse when I haven't slept.", ("r",)),
        ("next", "sleep", ("r",)),
    ]


def test_practice_says_how_often_and_what_was_learned() -> None:
    at = LAST.at + timedelta(days=2)
    brief = build_brief(
        journal(
            Homework(id="h", exercise="thought_record", title="One thought record"),
            Attempt(
                id="x",
                homework="h",
                exercise="thought_record",
                at=at,
                outcome="did_some",
                learned="It was shorter.",
            ),
            Attempt(
                id="y",
                homework="h",
                exercise="thought_record",
                at=at,
                outcome="not_this_time",
                barrier="too tired",
            ),
            Attempt(
                id="z",
                homework="h",
                exercise="thought_record",
                at=LAST.at - timedelta(days=1),
                outcome="did_it",
            ),
        )
    )

    assert said(brief, "practice") == [
        "One thought record: did some once, not this time once",
        "It was shorter.",
        "too tired",
    ]


def test_questions_wait_until_they_were_asked() -> None:
    brief = build_brief(
        journal(
            Question(id="q1", text="How long?"), Question(id="q2", text="Why?", asked_on=date(2026, 11, 19))
        )
    )

    assert said(brief, "questions") == ["How long?"]


def test_private_records_reach_no_line_no_count_and_no_source() -> None:
    shared = [anxious("a", 1, 5, text="shared words"), note("b", 2, coping=breathed("a bit"))]
    hidden = [
        anxious(
            "p", 1, 10, text="SECRET", private=True, triggers=("SECRET",), coping=breathed("worse", 9, 9)
        ),
        Topic(id="pt", session="s-next", text="SECRET", private=True),
        Question(id="pq", text="SECRET", private=True),
        Reflection(id="pr", at=LAST.at + timedelta(days=5), felt="SECRET", private=True),
        Attempt(
            id="pa",
            exercise="exposure",
            at=LAST.at + timedelta(days=1),
            outcome="did_it",
            learned="SECRET",
            private=True,
        ),
    ]

    assert build_brief(journal(*shared, *hidden)) == build_brief(journal(*shared))


def test_a_topic_does_not_lead_to_a_private_note() -> None:
    brief = build_brief(
        journal(
            note("p", 1, text="SECRET", private=True), Topic(id="t", session="s-next", text="x", notes=("p",))
        )
    )

    assert brief.lines[0].sources == ("t",)


def test_an_unsettled_second_version_is_not_counted_twice() -> None:
    first = anxious("a", 1, 5)

    brief = build_brief(journal(first, replace(first, id="b", other_version_of="a")))

    assert (brief.notes, said(brief, "felt")) == (1, ["Anxious once, strength 5 of 10"])


def test_notes_outside_the_span_are_not_in_the_brief() -> None:
    brief = build_brief(
        journal(anxious("before", -1, 5), anxious("inside", 1, 5), anxious("after", 9, 5)), "s-next"
    )

    assert (brief.notes, brief.days) == (1, 1)
    assert (brief.first_day, brief.last_day) == (date(2026, 11, 19), date(2026, 11, 26))


def test_newer_notes_without_a_planned_session_get_a_brief_of_their_own() -> None:
    brief = build_brief(MemoryJournal(records=(LAST, anxious("a", 1, 5)), tz="Europe/London"))

    assert (brief.session, brief.notes) == (None, 1)


def test_a_file_without_sessions_is_about_all_its_notes() -> None:
    brief = build_brief(
        MemoryJournal(records=(anxious("a", -200, 5), anxious("b", 5, 5)), tz="Europe/London")
    )

    assert brief.notes == 2


def test_an_unknown_session_is_an_error() -> None:
    with pytest.raises(KeyError):
        build_brief(journal(), "nobody")


def test_lines_leave_and_enter_the_page_by_choice() -> None:
    notes = [anxious("a", 1, 5, text="one"), note("b", 2, text="two"), note("c", 3, text="three")]
    choices = BriefChoices(id="c1", session="s-next", left_out=("emotion:anxious",), added=("quote:c",))

    brief = build_brief(journal(*notes, choices))

    assert [line.key for line in brief.lines] == ["quote:a", "quote:b", "quote:c"]


def test_erasing_a_note_changes_the_lines_that_rest_on_it() -> None:
    both = build_brief(journal(anxious("a", 1, 5), anxious("b", 2, 7)))
    one = build_brief(journal(anxious("a", 1, 5)))

    assert said(both, "felt") != said(one, "felt")


WORDS = st.text(max_size=400)
NOTES = st.lists(
    st.builds(
        anxious,
        st.uuids().map(str),
        st.integers(1, 7),
        st.none() | st.integers(0, 10),
        text=WORDS,
        private=st.booleans(),
        triggers=st.lists(st.text(min_size=1, max_size=60), max_size=3).map(tuple),
    ),
    max_size=200,
    unique_by=lambda one: one.id,
)


@settings(max_examples=60, deadline=None)
@given(notes=NOTES, opening=WORDS)
def test_every_line_of_every_brief_has_a_source_that_exists_and_is_shared(notes: list, opening: str) -> None:
    topic = Topic(
        id="t", session=AHEAD.id, text="topic", opening=opening, notes=tuple(n.id for n in notes[:3])
    )
    shared = {one.id for one in notes if not one.private} | {"t"}

    brief = build_brief(journal(*notes, topic))

    assert all(line.sources for line in brief.candidates)
    assert {source for line in brief.candidates for source in line.sources} <= shared
    assert brief == build_brief(journal(*notes, topic))
