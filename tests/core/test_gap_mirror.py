"""The gap mirror: every omission is asked about once, and only what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meantime.core.gap_mirror import HEAVY, Gap, Weighing, find_gaps
from meantime.core.homework import Attempt, Homework
from meantime.core.honesty import Honesty
from meantime.core.notes import Note, strongest
from meantime.core.session_reviews import SessionReview
from meantime.core.sessions import TherapySession, span_before
from meantime.core.topics import Topic
from tests.core.brief.world import AHEAD, LAST, anxious, journal, note

AGREED = Homework(id="h", exercise="breathing", title="Slow breathing", set_on=LAST.at.date())


def weight(one: Note) -> int:
    top = strongest(one)
    return (top.intensity or 0) if top else 0


WEIGHING = Weighing(weight=weight, avoids=lambda one: "Skipped" in one.text)


def gaps_of(*records: object) -> list[Gap]:
    world = journal(*records)  # type: ignore[arg-type]
    return find_gaps(world, span_before(AHEAD, world.sessions()), WEIGHING)


def keys(*records: object) -> list[str]:
    return [gap.key for gap in gaps_of(*records)]


def test_heavy_notes_on_no_topic_are_asked_about_the_heaviest_first() -> None:
    told = Topic(id="t", session=AHEAD.id, text="Told", notes=("c",))

    assert keys(anxious("a", 1, 7), anxious("b", 2, 9), anxious("c", 3, 10), anxious("d", 3, 6), told) == [
        "heavy:b",
        "heavy:a",
        "not_ready",
    ]


def test_a_private_note_is_mirrored_too_and_a_second_version_is_not() -> None:
    hidden = anxious("p", 1, 9, text="Nobody knows", private=True)
    second = replace(anxious("q", 1, 9), other_version_of="p")

    assert [(gap.key, gap.words) for gap in gaps_of(hidden, second)] == [
        ("heavy:p", "Nobody knows"),
        ("not_ready", ""),
    ]


def test_what_was_avoided_is_asked_about_once_a_note() -> None:
    both = anxious("a", 1, 8, text="Skipped the party")
    only = note("b", 2, text="Skipped lunch with Ruth")

    assert keys(both, only) == ["heavy:a", "avoided:b", "not_ready"]


def test_homework_without_a_try_is_asked_about_and_tried_homework_is_not() -> None:
    tried = Attempt(
        id="x", homework="h", exercise="breathing", at=LAST.at + timedelta(days=1), outcome="did_some"
    )
    earlier = replace(AGREED, id="old", set_on=date(2026, 10, 1))

    assert keys(AGREED, earlier) == ["homework:h", "not_ready"]
    assert keys(AGREED, tried) == ["not_ready"]
    assert keys(AGREED, replace(tried, outcome="not_this_time")) == ["homework:h", "not_ready"]


def test_two_sessions_that_felt_less_and_less_right_are_asked_about() -> None:
    before = TherapySession(id="s-before", at=LAST.at - timedelta(days=7))
    first = SessionReview(
        id="r1", at=LAST.at, session="s-before", answers={"heard": "yes", "goals": "partly"}
    )
    second = SessionReview(id="r2", at=LAST.at, session=LAST.id, answers={"heard": "no", "goals": "partly"})

    assert keys(before, first, second) == ["ratings:s-last", "not_ready"]
    assert keys(before, first, replace(second, answers={"heard": "yes", "goals": "not_sure"})) == [
        "not_ready"
    ]
    assert keys(first, second) == ["not_ready"], "one session alone cannot fall"


def test_what_was_answered_is_never_asked_again() -> None:
    answered = Honesty(id="1", at=LAST.at + timedelta(days=1), prompt="heavy:a", share="private")
    ready = Honesty(id="2", at=LAST.at + timedelta(days=1), prompt="not_ready", share="brief")

    assert keys(anxious("a", 1, 9), answered, ready) == []


def test_not_ready_is_asked_again_for_another_session() -> None:
    long_ago = Honesty(id="2", at=LAST.at - timedelta(days=1), prompt="not_ready", share="brief")

    assert keys(long_ago) == ["not_ready"]


@given(
    weights=st.lists(st.integers(0, 10), max_size=12),
    told=st.sets(st.integers(0, 11)),
    asked=st.sets(st.integers(0, 11)),
)
def test_every_seeded_omission_is_asked_exactly_once(
    weights: list[int], told: set[int], asked: set[int]
) -> None:
    notes = [anxious(f"n{n}", 1, one) for n, one in enumerate(weights)]
    topic = Topic(id="t", session=AHEAD.id, text="Told", notes=tuple(f"n{n}" for n in sorted(told)))
    answers = [Honesty(id=f"a{n}", at=LAST.at, prompt=f"heavy:n{n}") for n in sorted(asked)]
    left_out = [f"heavy:n{n}" for n, one in enumerate(weights) if one >= HEAVY and n not in told | asked]

    found = keys(*notes, topic, *answers)

    assert sorted(found) == sorted([*left_out, "not_ready"])
