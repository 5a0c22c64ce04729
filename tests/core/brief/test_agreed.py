"""The closed loop: everything agreed has a state and its evidence in the next brief, and comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meantime.core.brief import build_brief
from meantime.core.briefs import Brief
from meantime.core.homework import Attempt, Homework
from meantime.core.honesty import Honesty
from meantime.core.session_reviews import SessionReview
from meantime.core.watch_points import WatchPoint
from tests.core.brief.world import AHEAD, LAST, Topic, anxious, journal, note

AGREED = Homework(id="h", exercise="breathing", title="Breathing on the bus", set_on=LAST.at.date())
TRY = Attempt(id="x", homework="h", exercise="breathing", at=LAST.at + timedelta(days=2), outcome="did_some")
WATCH = WatchPoint(id="w", text="Snapping at Ruth", session=LAST.id)


def lines(brief: Brief, section: str = "practice") -> list[tuple[str, tuple[str, ...]]]:
    return [(str(line.text), line.sources) for line in brief.lines if line.section == section]


def test_homework_opens_the_page_with_its_outcome_and_what_was_learned() -> None:
    brief = build_brief(
        journal(
            AGREED,
            TRY,
            replace(TRY, id="y", learned="The bus was shorter than I predicted."),
            anxious("a", 1, 5),
        )
    )

    assert lines(brief) == [
        ("Breathing on the bus: did some twice", ("h", "x", "y")),
        ("The bus was shorter than I predicted.", ("y",)),
    ]
    assert brief.lines[0].section == "practice"


def test_what_was_agreed_without_a_try_has_a_kind_line_of_its_own() -> None:
    assert lines(build_brief(journal(AGREED))) == [("Breathing on the bus: agreed, still open", ("h",))]


def test_homework_of_another_span_has_no_line() -> None:
    earlier = replace(AGREED, set_on=LAST.at.date() - timedelta(days=1))
    after = replace(AGREED, set_on=AHEAD.at.date())
    still_due = replace(earlier, id="d", due_on=AHEAD.at.date())

    assert lines(build_brief(journal(earlier))) == []
    assert lines(build_brief(journal(after))) == []
    assert lines(build_brief(journal(still_due))) == [("Breathing on the bus: agreed, still open", ("d",))]


def test_practice_of_ones_own_says_so() -> None:
    own = replace(TRY, homework=None, outcome="did_it")

    assert lines(build_brief(journal(own))) == [("Breathing, my own idea: did it once", ("x",))]


@pytest.mark.parametrize(
    ("state", "chosen", "said", "sources"),
    [
        ("open", (), "Watched for “Snapping at Ruth”: in 1 note", ("w", "a")),
        ("seen", ("a", "b"), "Watched for “Snapping at Ruth”: in 2 notes", ("w", "a", "b")),
        ("quiet", (), "Watched for “Snapping at Ruth”: quiet this time", ("w",)),
    ],
)
def test_a_watch_point_counts_the_notes_that_show_it(state, chosen, said, sources) -> None:
    notes = [
        note("a", 1, text="Snapping at Ruth again"),
        note("b", 2, text="Shouted"),
        note("p", 3, text="Snapping at Ruth", private=True),
    ]

    point = replace(WATCH, state=state, notes=chosen)

    assert lines(build_brief(journal(point, *notes))) == [(said, sources)]


def test_a_watch_point_nobody_wrote_about_is_still_being_watched() -> None:
    assert lines(build_brief(journal(WATCH))) == [("Watched for “Snapping at Ruth”: still watching", ("w",))]
    assert lines(build_brief(journal(replace(WATCH, private=True)))) == []


def test_everything_agreed_stays_on_a_page_that_is_full() -> None:
    crowd = [anxious(f"n{n}", 1 + n % 6, 5, text=f"{n} " + "many words " * 20) for n in range(60)]
    brief = build_brief(journal(AGREED, WATCH, *crowd))

    assert {"practice:h", "watch:w"} <= {line.key for line in brief.lines}


def test_topics_parked_last_time_come_first_and_only_once() -> None:
    parked = Topic(id="p", session=LAST.id, text="Parked", state="parked", order=2)
    said = Topic(id="s", session=LAST.id, text="Said", state="said", order=1)
    new = Topic(id="n", session=AHEAD.id, text="New", order=1)

    assert lines(build_brief(journal(parked, said, new)), "topics") == [("Parked", ("p",)), ("New", ("n",))]
    again = replace(new, text="parked")
    assert lines(build_brief(journal(parked, said, again)), "topics") == [("parked", ("n",))]


def test_only_an_answer_put_in_the_brief_is_in_the_brief() -> None:
    told = Honesty(
        id="1", at=LAST.at + timedelta(days=1), prompt="not_ready", answer="It is there.", share="brief"
    )
    hidden = [replace(told, id=share, answer="SECRET", share=share) for share in ("private", "topic")]
    before = replace(told, id="2", at=LAST.at - timedelta(days=1), answer="SECRET")
    review = SessionReview(id="3", at=LAST.at, session=LAST.id, shifted="SECRET", remember="SECRET")

    brief = build_brief(journal(told, *hidden, before, review))

    assert [(line.text.values["words"], line.quoted, line.sources) for line in brief.candidates] == [
        ("It is there.", True, ("1",))
    ]


def test_a_tick_from_elsewhere_is_told_as_a_counted_line() -> None:
    tick = Honesty(id="1", at=LAST.at + timedelta(days=1), prompt="how_you_work", share="brief")
    (line,) = build_brief(journal(tick)).lines

    assert (str(line.text), line.quoted) == ("Something hard to say: how you work", False)
