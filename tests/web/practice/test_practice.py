"""Practice shows what was agreed and what was tried, in the person's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime.accounts.people import public_key_of
from meantime.actions.inbox import put_sealed
from meantime.content.exercise_files import exercises
from meantime.core.homework import Attempt, Homework
from meantime.core.lines import line_of
from meantime.core.practice import PracticeDraft
from meantime.vault.inbox import seal_to
from tests.people import Someone, a_session

NOW = datetime.now(UTC)
TODAY = NOW.date()


def homework(title: str, set_on: date | None = TODAY, due_on: date | None = None) -> Homework:
    """Homework from a session."""
    return Homework(
        id=str(uuid4()), exercise="breathing", title=title, set_by="therapist", set_on=set_on, due_on=due_on
    )


def attempt(of: Homework | None, **more: object) -> Attempt:
    """One go at it."""
    values = {"exercise": "breathing", "at": NOW - timedelta(hours=3), "outcome": "did_some"} | more
    return Attempt(id=str(uuid4()), homework=of.id if of else None, **values)  # type: ignore[arg-type]


def test_an_empty_page_offers_every_exercise_and_says_nothing_is_missing(ana: Someone) -> None:
    page = ana.browser.get("/practice").content.decode()

    assert all(f"/practice/exercises/{exercise.id}" in page for exercise in exercises())
    assert "Agreed now" not in page
    assert "Earlier" not in page


def test_homework_shows_how_often_when_and_the_plan_and_leads_to_its_exercise(ana: Someone) -> None:
    agreed = replace(
        homework("Breathe"),
        guide="long_exhale",
        how_often="on three mornings",
        when="on the train",
        obstacle="I run late",
        instead="do it on the bus",
    )
    ana.keeps(agreed, replace(homework("Any way"), exercise="grounding"))

    page = ana.browser.get("/practice").content.decode()

    assert "on three mornings · on the train" in page
    assert "If I run late, then do it on the bus." in page
    assert f"/practice/exercises/long_exhale?homework={agreed.id}" in page
    assert page.count("/practice/exercises/senses_54321?homework=") == 1


def test_what_was_begun_waits_there(ana: Someone) -> None:
    draft = PracticeDraft(id=str(uuid4()), guide="boundary", exercise="communication", started=NOW)
    ana.keeps(draft, replace(draft, id=str(uuid4()), guide="of_a_newer_version"))

    page = ana.browser.get("/practice").content.decode()

    assert "Go on with what you began" in page
    assert page.count("/practice/drafts/") == 1
    assert f"/practice/drafts/{draft.id}" in page


def test_agreed_now_comes_before_earlier_with_what_was_tried(ana: Someone) -> None:
    now, old = homework("Breathe on the train"), homework("Write it down", TODAY - timedelta(days=30))
    ana.keeps(old, now, a_session((NOW - timedelta(days=2)).isoformat()))
    ana.keeps(attempt(now, helped=4, learned="Three minutes is enough"))
    ana.keeps(attempt(old, outcome="not_this_time", barrier="No quiet place"))

    page = ana.browser.get("/practice").content.decode()

    order = [
        "Agreed now",
        "Breathe on the train",
        "did some",
        "Three minutes is enough",
        "Earlier",
        "Write it down",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "helped 4 of 10" in page
    assert "No quiet place" in page
    assert "not this time" in page


def test_homework_that_is_still_ahead_counts_as_now(ana: Someone) -> None:
    ana.keeps(homework("A long one", TODAY - timedelta(days=30), TODAY + timedelta(days=7)))
    ana.keeps(a_session((NOW - timedelta(days=2)).isoformat()))

    page = ana.browser.get("/practice").content.decode()

    assert "Agreed now" in page
    assert "Earlier" not in page


def test_what_belongs_to_no_homework_is_shown_too(ana: Someone) -> None:
    ana.keeps(attempt(None, learned="On my own"), attempt(homework("erased"), learned="Homework gone"))

    page = ana.browser.get("/practice").content.decode()

    assert "Done for its own sake" in page
    assert "On my own" in page
    assert "Homework gone" in page


def test_an_exercise_of_a_newer_version_is_named_plainly(ana: Someone) -> None:
    ana.keeps(Homework(id=str(uuid4()), exercise="worry_time", set_on=TODAY))

    assert "Worry time" in ana.browser.get("/practice").content.decode()


def test_strangers_see_nothing_of_it(ana: Someone, chris: Someone) -> None:
    ana.keeps(homework("canary"))

    assert "canary" not in chris.browser.get("/practice").content.decode()


def test_a_locked_browser_goes_to_the_lock(ana: Someone) -> None:
    ana.browser.cookies.pop("mt-session")

    assert ana.browser.get("/practice").headers["Location"] == "/unlock?next=/practice"


def test_twice_the_homework_takes_the_same_number_of_queries(ana: Someone) -> None:
    counts = []
    for _ in range(2):
        ana.keeps(*(attempt(ana.keeps(homework("one"))) for _ in range(5)))
        with CaptureQueriesContext(connection) as queries:
            ana.browser.get("/practice")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_what_was_sealed_without_a_connection_is_there_when_practice_is_opened(ana: Someone) -> None:
    draft = PracticeDraft(id=str(uuid4()), guide="free_writing", exercise="journaling", started=NOW)
    person = ana.journal.person_id
    sealed = seal_to(public_key_of(person), line_of(draft).encode(), person=person, id=UUID(draft.id))
    put_sealed(person, UUID(draft.id), sealed)

    assert f"/practice/drafts/{draft.id}" in ana.browser.get("/practice").content.decode()
