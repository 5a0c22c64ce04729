"""Homework is assigned, changed and erased; attempts at it are recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from meantime.actions.homework import assign_homework, erase_attempt, erase_homework, record_attempt
from meantime.core.homework import Attempt, Homework
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import StaleEdit
from tests.people import Someone

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)


def test_homework_is_kept_with_its_plan_and_can_be_changed(ana: Someone) -> None:
    first = Homework(id=str(uuid4()), exercise="breathing", how_often="daily", obstacle="late", instead="bus")
    assign_homework(ana.journal, first)

    assign_homework(ana.journal, replace(first, how_often="twice"), base_rev=1)

    assert ana.journal.homework() == [replace(first, how_often="twice")]
    with pytest.raises(StaleEdit):
        assign_homework(ana.journal, first, base_rev=1)


def test_attempts_stay_when_their_homework_is_erased(ana: Someone) -> None:
    homework = Homework(id=str(uuid4()), exercise="breathing")
    attempt = Attempt(
        id=str(uuid4()), exercise="breathing", at=NOW, outcome="did_some", homework=homework.id, helped=6
    )
    assign_homework(ana.journal, homework)
    record_attempt(ana.journal, attempt, now=NOW)

    assert erase_homework(ana.journal, homework.id)

    assert ana.journal.attempts() == [attempt]
    assert erase_attempt(ana.journal, attempt.id)
    assert ana.journal.attempts() == []


def test_what_breaks_a_rule_is_not_kept(ana: Someone) -> None:
    wrong = Attempt(id=str(uuid4()), exercise="breathing", at=NOW, outcome="did_it", helped=11)

    with pytest.raises(InvalidRecord):
        assign_homework(ana.journal, Homework(id=str(uuid4()), exercise="running"))
    with pytest.raises(InvalidRecord):
        record_attempt(ana.journal, wrong, now=NOW)

    assert ana.journal.homework() == ana.journal.attempts() == []
