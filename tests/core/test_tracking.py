"""A plan of check-ins always has an end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from meantime.core.homework import Attempt
from meantime.core.tracking import TrackingPlan, check_ins, find_problems, is_running

START = date(2026, 11, 20)


def plan(days: int, **more: object) -> TrackingPlan:
    return TrackingPlan(id="p", starts=START, ends=START + timedelta(days=days - 1), **more)  # type: ignore[arg-type]


def test_a_plan_runs_on_its_days_and_no_others() -> None:
    days = [START + timedelta(days=n) for n in (-1, 0, 6, 7)]

    assert [is_running(plan(7), day) for day in days] == [False, True, True, False]


def test_it_lasts_one_to_twenty_eight_days() -> None:
    assert find_problems(plan(1)) == find_problems(plan(28)) == []
    assert [p.where for p in find_problems(plan(29))] == ["ends"]
    assert [p.where for p in find_problems(plan(0))] == ["ends"]
    assert [p.where for p in find_problems(plan(3, moments=("night",)))] == ["moments"]


def test_check_ins_are_those_of_its_days_where_the_person_lives() -> None:
    def at(moment: str, guide: str = "check_in") -> Attempt:
        when = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        return Attempt(id=moment, exercise="emotion_tracking", at=when, outcome="did_it", guide=guide)

    # In Auckland the plan begins thirteen hours before it does in London.
    first, before, other = (
        at("2026-11-19T12:00"),
        at("2026-11-19T10:00"),
        at("2026-11-21T12:00", "thought_record_3"),
    )

    assert check_ins(plan(3), [before, first, other], tz="Pacific/Auckland") == [first]
