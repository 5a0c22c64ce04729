"""A questionnaire put aside: where it goes on, and what becomes of its answers."""

from __future__ import annotations

from meantime.content.measure_files import shipped_measures
from meantime.core.measure_drafts import MeasureDraft, answer_at, answers_of, next_place, with_answers
from meantime.core.moments import parse_instant

PHQ_9 = shipped_measures()["phq-9"]
EMPTY = MeasureDraft(id="d", at=parse_instant("2026-11-22T20:10:00+00:00"), measure="phq-9")


def test_it_goes_on_at_the_first_question_that_waits() -> None:
    draft = with_answers(EMPTY, {1: 2, 2: None, 4: 1})

    assert next_place(EMPTY, PHQ_9) == 1
    assert next_place(draft, PHQ_9) == 3
    assert (answer_at(draft, 1), answer_at(draft, 2), answer_at(draft, 3)) == (2, None, None)


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    assert with_answers(with_answers(EMPTY, {1: 2}), {1: 0}).answers == {"1": 0}


def test_the_question_that_is_never_counted_is_left_off_without_an_answer() -> None:
    nine = with_answers(EMPTY, dict.fromkeys(range(1, 10), 1))

    assert next_place(nine, PHQ_9) == 10
    assert answers_of(nine, PHQ_9) == (1,) * 9
    assert answers_of(with_answers(nine, {10: None}), PHQ_9) == (1,) * 9
    assert answers_of(with_answers(nine, {10: 2}), PHQ_9) == (*(1,) * 9, 2)
    assert next_place(with_answers(nine, {10: None}), PHQ_9) is None
