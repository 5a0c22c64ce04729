"""Homework and attempts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from meantime.core.homework import (
    Attempt,
    Homework,
    find_attempt_problems,
    find_problems,
    plan_of,
    title_of,
)
from meantime.core.lines import line_of

NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)


def attempt(**more: Any) -> Attempt:
    return Attempt(**{"id": "a", "exercise": "breathing", "at": NOW, "outcome": "did_it", **more})


def test_homework_of_a_kind_nobody_knows_is_named() -> None:
    assert [p.where for p in find_problems(Homework(id="h", exercise="running"))] == ["exercise"]
    assert find_problems(Homework(id="h", exercise="grounding")) == []


def test_a_rating_outside_the_scale_and_a_strange_outcome_are_named() -> None:
    wrong = attempt(outcome="won", helped=11, exercise="running")

    assert [p.where for p in find_attempt_problems(wrong)] == ["exercise", "outcome", "helped"]
    assert [p.where for p in find_attempt_problems(attempt(helped=-1))] == ["helped"]
    assert find_attempt_problems(attempt(helped=0)) == find_attempt_problems(attempt(helped=10)) == []


def test_a_moment_still_to_come_or_without_an_offset_is_named() -> None:
    later, bare = attempt(at=NOW + timedelta(hours=1)), attempt(at=NOW.replace(tzinfo=None))

    assert [p.where for p in find_attempt_problems(later, now=NOW)] == ["at"]
    assert find_attempt_problems(later) == []
    assert [p.where for p in find_attempt_problems(bare, now=NOW)] == ["at"]


def test_the_plan_is_said_once_both_halves_are_there() -> None:
    half = Homework(id="h", exercise="breathing", obstacle="I run late")
    whole = Homework(id="h", exercise="breathing", obstacle="I run late.", instead="I do it on the train ")

    assert plan_of(half) is None
    assert str(plan_of(whole)) == "If I run late, then I do it on the train."


def test_homework_without_a_title_goes_by_its_kind() -> None:
    assert title_of(Homework(id="h", exercise="exposure")) == "Facing it in steps"
    assert title_of(Homework(id="h", exercise="exposure", title="Tesco")) == "Tesco"


def test_what_was_not_said_is_not_written() -> None:
    assert "obstacle" not in line_of(Homework(id="h", exercise="breathing"))
    assert '"how_often":"daily"' in line_of(Homework(id="h", exercise="breathing", how_often="daily"))
