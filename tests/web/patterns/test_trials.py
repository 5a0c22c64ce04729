"""Try it fairly: days drawn in advance, a line on Today, an evening question, a result at the end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from meantime.core.fair_trials import FairTrial, TrialDay, find_problems
from tests.people import Someone

#: Monday, 20:00 in London.
EVENING = datetime(2026, 11, 23, 20, tzinfo=UTC)
TODAY = EVENING.date()


@pytest.fixture(autouse=True)
def _monday_evening():
    with time_machine.travel(EVENING, tick=False):
        yield


def page_of(someone: Someone, path: str) -> str:
    return str(someone.browser.get(path).content.decode())


def start(someone: Someone, skill: str = "slow breathing", length: str = "14", **more: str) -> object:
    form = {"id": str(uuid4()), "skill": skill, "length": length, **more}
    return someone.browser.post("/patterns/trials/new", form)


def the_trial(someone: Someone) -> FairTrial:
    (one,) = someone.journal.of_kind(FairTrial)
    return one


def a_trial(first: date, **values: object) -> FairTrial:
    """Two weeks; every second day is for practice, from the first on."""
    days = tuple(first + timedelta(days=n) for n in range(0, 14, 2))
    return FairTrial(id=str(uuid4()), skill="slow breathing", start=first, days=days, **values)  # type: ignore[arg-type]


def test_a_trial_starts_tomorrow_with_one_day_of_each_two_drawn(ana: Someone) -> None:
    answer = start(ana, length="20")

    trial = the_trial(ana)
    assert answer.headers["Location"] == f"/patterns/trials/{trial.id}"
    assert (trial.start, trial.length, len(trial.days)) == (date(2026, 11, 24), 20, 10)
    assert find_problems(trial) == []
    assert "starts tomorrow" in page_of(ana, "/")


def test_a_form_sent_twice_draws_once_and_one_trial_runs_at_a_time(ana: Someone) -> None:
    same = str(uuid4())
    start(ana, id=same)
    drawn = the_trial(ana).days

    assert start(ana, id=same).status_code == 302
    assert the_trial(ana).days == drawn
    second = start(ana, "a walk")
    assert second.status_code == 422
    assert "One at a time keeps it fair." in second.content.decode()
    assert "a walk" in second.content.decode()


@pytest.mark.parametrize("length", ["13", "400", "", "x"])
def test_a_length_that_was_not_offered_is_refused(ana: Someone, length: str) -> None:
    assert start(ana, length=length).status_code == 422
    assert ana.journal.of_kind(FairTrial) == []


def test_today_and_practice_say_what_the_day_is(ana: Someone) -> None:
    trial = ana.keeps(a_trial(TODAY))
    for path in ("/", "/practice"):
        assert "Today is a practice day for slow breathing." in page_of(ana, path)

    ana.journal.erase(trial.id)
    ana.keeps(a_trial(TODAY - timedelta(days=1)))
    assert "Today is not a practice day for slow breathing." in page_of(ana, "/")

    for one in ana.journal.of_kind(FairTrial):
        ana.journal.erase(one.id)
    ana.keeps(a_trial(TODAY - timedelta(days=14)))
    assert "practice day" not in page_of(ana, "/")


def test_an_evening_is_told_and_can_be_told_anew(ana: Someone) -> None:
    trial = ana.keeps(a_trial(TODAY))
    path = f"/patterns/trials/{trial.id}"
    assert "Tell how the day was" in page_of(ana, "/")

    kept = ana.browser.post(f"{path}/evenings", {"day": "2026-11-23", "strength": "6", "practised": "yes"})
    ana.browser.post(f"{path}/evenings", {"day": "2026-11-23", "strength": "5"})

    assert "Kept for Mon 23 Nov." in page_of(ana, kept.headers["Location"])
    assert the_trial(ana).outcomes == (TrialDay(day=TODAY, strength=5, practised=None),)
    assert "Look at the trial" in page_of(ana, "/")


@pytest.mark.parametrize(
    "form",
    [
        {"day": "2026-11-24", "strength": "6"},
        {"day": "2026-11-22", "strength": "6"},
        {"day": "2026-11-23", "strength": "11"},
        {"day": "2026-11-23"},
        {"day": "soon", "strength": "6"},
        {},
    ],
    ids=["still to come", "before it", "no such number", "no number", "no day", "empty"],
)
def test_what_is_no_evening_of_the_trial_is_asked_again(ana: Someone, form: dict[str, str]) -> None:
    trial = ana.keeps(a_trial(TODAY))

    answer = ana.browser.post(f"/patterns/trials/{trial.id}/evenings", form)

    assert answer.status_code == 422
    assert "Choose a number from 0 to 10." in answer.content.decode()
    assert the_trial(ana).outcomes == ()


def test_at_the_end_the_lot_speaks_with_a_chart(ana: Someone) -> None:
    first = TODAY - timedelta(days=14)
    told = tuple(
        TrialDay(day=first + timedelta(days=n), strength=3 + n % 3 // 2 if n % 2 == 0 else 7)
        for n in range(14)
    )
    trial = ana.keeps(a_trial(first, outcomes=told))

    page = page_of(ana, f"/patterns/trials/{trial.id}")

    assert "Because the days were drawn by lot, trying slow breathing is the likely reason." in page
    assert "slow breathing: other days 7, practice days 3.3, 14 days." in page
    assert "Because the days were drawn by lot" in page_of(ana, "/patterns/trials")
    assert "Keep this evening" not in page
    assert "Keep this evening" in page_of(ana, f"/patterns/trials/{trial.id}?day={first.isoformat()}")


def test_what_was_said_of_practising_stays_chosen_when_an_evening_is_told_anew(ana: Someone) -> None:
    trial = ana.keeps(a_trial(TODAY, outcomes=(TrialDay(day=TODAY, strength=6, practised=False),)))

    page = page_of(ana, f"/patterns/trials/{trial.id}")

    assert 'name="practised" value="no" checked' in page
    assert 'name="practised" value="yes" checked' not in page


def test_no_chart_is_drawn_of_other_days_than_those_the_answer_rests_on(ana: Someone) -> None:
    first = TODAY - timedelta(days=16)
    told = tuple(
        TrialDay(day=first + timedelta(days=n), strength=3 if n % 2 == 0 else 7) for n in range(16) if n != 5
    )
    days = tuple(first + timedelta(days=n) for n in range(0, 16, 2))
    trial = FairTrial(id=str(uuid4()), skill="a walk", start=first, length=16, days=days, outcomes=told)
    ana.keeps(trial)

    page = page_of(ana, f"/patterns/trials/{trial.id}")

    assert "Because the days were drawn by lot" in page
    assert "<figure" not in page


def test_before_the_end_nothing_is_said_of_the_difference(ana: Someone) -> None:
    told = (TrialDay(day=TODAY - timedelta(days=1), strength=2), TrialDay(day=TODAY, strength=9))
    trial = ana.keeps(a_trial(TODAY - timedelta(days=1), outcomes=told))

    page = page_of(ana, f"/patterns/trials/{trial.id}")

    assert "Because" not in page
    assert "<figure" not in page


def test_a_trial_can_be_erased(ana: Someone) -> None:
    trial = ana.keeps(a_trial(TODAY))

    assert "Erase this trial?" in page_of(ana, f"/patterns/trials/{trial.id}/erasure")
    ana.browser.post(f"/patterns/trials/{trial.id}/erasure")

    assert ana.journal.of_kind(FairTrial) == []


def test_a_strangers_trial_is_not_there(ana: Someone, ben: Someone, chris: Someone) -> None:
    trial = ana.keeps(a_trial(TODAY))

    for other in (ben, chris):
        for part in ("", "/erasure"):
            assert other.browser.get(f"/patterns/trials/{trial.id}{part}").status_code == 404
        form = {"day": "2026-11-23", "strength": "6"}
        assert other.browser.post(f"/patterns/trials/{trial.id}/evenings", form).status_code == 404
        assert "slow breathing" not in page_of(other, "/")
