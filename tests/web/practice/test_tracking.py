"""Plans of check-ins: a first and a last day, check-ins in between, silence after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from meantime.core.homework import Attempt
from meantime.core.tracking import TrackingPlan
from tests.people import Someone

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()


def plan(starts: int, ends: int) -> TrackingPlan:
    return TrackingPlan(
        id=str(uuid4()),
        starts=TODAY + timedelta(days=starts),
        ends=TODAY + timedelta(days=ends),
        about="Mornings",
    )


def test_a_plan_is_kept_and_shown_on_practice_until_it_ends(ana: Someone) -> None:
    sent = {
        "id": str(uuid4()),
        "starts": TODAY.isoformat(),
        "ends": (TODAY + timedelta(days=6)).isoformat(),
        "moments": ["morning", "evening"],
        "about": "Before work",
    }

    url = ana.browser.post("/practice/plans/new", sent).headers["Location"]

    assert "In the day: morning, evening." in ana.browser.get(url).content.decode()
    assert "Before work" in ana.browser.get("/practice").content.decode()
    ana.journal.erase(sent["id"])
    ana.keeps(plan(-9, -1))
    assert "Mornings" not in ana.browser.get("/practice").content.decode()


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "The end is before the start."), (28, "A plan lasts 28 days at most.")]
)
def test_a_plan_without_an_end_in_reach_is_refused(ana: Someone, days: int, said: str) -> None:
    sent = {
        "id": str(uuid4()),
        "starts": TODAY.isoformat(),
        "ends": (TODAY + timedelta(days=days)).isoformat(),
    }

    answer = ana.browser.post("/practice/plans/new", sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert ana.journal.of_kind(TrackingPlan) == []


def test_its_page_shows_the_check_ins_that_are_there_and_asks_for_none_after_the_end(ana: Someone) -> None:
    running, over = ana.keeps(plan(-2, 2)), ana.keeps(plan(-9, -3))
    ana.keeps(
        Attempt(
            id=str(uuid4()),
            exercise="emotion_tracking",
            guide="check_in",
            at=datetime.now(UTC) - timedelta(minutes=1),
            outcome="did_it",
            answers={"emotions": "calm, tired", "strength": 4},
        )
    )

    now = ana.browser.get(f"/practice/plans/{running.id}").content.decode()
    after = ana.browser.get(f"/practice/plans/{over.id}").content.decode()

    assert "calm, tired, 4" in now
    assert "Check in now" in now
    assert "calm, tired" not in after
    assert "Nothing is asked any more." in after
    assert "Check in now" not in after


def test_ending_a_plan_keeps_its_check_ins(ana: Someone) -> None:
    running = ana.keeps(plan(-2, 2))

    ana.browser.post(f"/practice/plans/{running.id}/erasure")

    assert ana.journal.of_kind(TrackingPlan) == []
