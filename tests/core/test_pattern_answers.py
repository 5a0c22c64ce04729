"""Answers to patterns: the newest counts, and a strange one is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meantime.core.pattern_answers import PatternAnswer, accepted_keys, answers_by_key, find_problems

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def answer(key: str, said: str, days: int = 0) -> PatternAnswer:
    return PatternAnswer(id=f"{key}-{days}", key=key, answer=said, at=NOW + timedelta(days=days))  # type: ignore[arg-type]


def test_a_newer_answer_takes_the_place_of_an_older_one() -> None:
    answers = [
        answer("trigger:mum", "hidden", 2),
        answer("trigger:mum", "accepted"),
        answer("weekday:sunday", "accepted"),
    ]

    assert answers_by_key(answers)["trigger:mum"].answer == "hidden"
    assert accepted_keys(answers) == {"weekday:sunday"}


def test_an_answer_names_its_pattern_and_its_time_has_an_offset() -> None:
    bad = PatternAnswer(id="1", key=" ", answer="wrong", at=NOW.replace(tzinfo=None))

    assert [problem.where for problem in find_problems(bad)] == ["key", "at"]
    assert find_problems(answer("trigger:mum", "wrong")) == []
