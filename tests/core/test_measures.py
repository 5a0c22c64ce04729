"""Published scoring, word for word: every vector of the clinical reference, every boundary, every missing answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.content.measure_files import shipped_measures
from meantime.core.measures import (
    Administration,
    Measure,
    band_of,
    find_answer_problems,
    has_whole_pattern,
    options_of,
    questions_of,
    range_of,
    score,
    score_of,
    support_for,
)
from meantime.core.moments import parse_instant
from meantime.core.problems import InvalidRecord

MEASURES = shipped_measures()
AT = parse_instant("2026-11-22T20:10:00+00:00")


@pytest.mark.parametrize(
    ("form", "answers", "total", "band"),
    [
        ("phq-9", [1, 2, 2, 1, 0, 2, 1, 0, 0], 9, "mild"),
        ("phq-9", [0] * 9, 0, "minimal"),
        ("phq-9", [3] * 9, 27, "severe"),
        ("phq-9", [2, 2, 1, 1, 1, 1, 1, 0, 1], 10, "moderate"),
        ("phq-8", [1, 2, 2, 1, 0, 2, 1, 0], 9, "mild"),
        ("gad-7", [2, 2, 2, 1, 1, 1, 1], 10, "moderate"),
        ("gad-7", [3, 3, 2, 2, 2, 2, 1], 15, "severe"),
        ("phq-4", [2, 2, 1, 1], 6, "moderate"),
        ("who-5", [3, 2, 2, 1, 4], 48, "50 or below"),
        ("who-5", [5] * 5, 100, "above 50"),
        ("k6", [2, 2, 2, 3, 2, 2], 13, "serious distress"),
        ("audit-c", [0, 4, 4], 0, ""),
        ("audit-c", [2, 1, 1], 4, ""),
        ("pcl-5", [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 0], 12, ""),
    ],
)
def test_a_published_vector_is_scored_as_published(
    form: str, answers: list[int], total: int, band: str
) -> None:
    found = score(MEASURES[form], answers)

    assert (found.total, found.band, found.missing) == (total, band, 0)


def test_the_halves_of_the_phq_4_are_looked_at_by_themselves() -> None:
    found = score(MEASURES["phq-4"], [2, 2, 1, 1])

    assert [(part.id, part.total, part.met) for part in found.parts] == [
        ("gad-2", 4, True),
        ("phq-2", 2, False),
    ]


@pytest.mark.parametrize(("form", "answers", "met"), [("phq-2", [1, 2], True), ("gad-2", [1, 1], False)])
def test_two_questions_ask_for_more_from_three_points(form: str, answers: list[int], met: bool) -> None:
    assert score(MEASURES[form], answers).parts[0].met is met


def test_the_groups_of_the_pcl_5_are_counted_as_published() -> None:
    measure = MEASURES["pcl-5"]
    whole = score(measure, [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 0])
    without_d = score(measure, [2, 0, 0, 0, 0, 2, 0, 2, 1, 0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 0])

    assert [part.total for part in whole.parts] == [2, 2, 4, 4]
    assert has_whole_pattern(measure, whole) is True
    assert has_whole_pattern(measure, without_d) is False
    assert has_whole_pattern(MEASURES["phq-4"], score(MEASURES["phq-4"], [2, 2, 1, 1])) is None


@pytest.mark.parametrize(
    ("form", "total", "band"),
    [
        ("phq-9", 4, "minimal"),
        ("phq-9", 5, "mild"),
        ("phq-9", 9, "mild"),
        ("phq-9", 10, "moderate"),
        ("phq-9", 14, "moderate"),
        ("phq-9", 15, "moderately severe"),
        ("phq-9", 19, "moderately severe"),
        ("phq-9", 20, "severe"),
        ("phq-9", 27, "severe"),
        ("phq-8", 4, "minimal"),
        ("phq-8", 24, "severe"),
        ("gad-7", 4, "minimal"),
        ("gad-7", 5, "mild"),
        ("gad-7", 9, "mild"),
        ("gad-7", 10, "moderate"),
        ("gad-7", 14, "moderate"),
        ("gad-7", 15, "severe"),
        ("gad-7", 21, "severe"),
        ("phq-4", 2, "normal"),
        ("phq-4", 3, "mild"),
        ("phq-4", 5, "mild"),
        ("phq-4", 6, "moderate"),
        ("phq-4", 8, "moderate"),
        ("phq-4", 9, "severe"),
        ("who-5", 28, "28 or below"),
        ("who-5", 32, "50 or below"),
        ("who-5", 48, "50 or below"),
        ("who-5", 52, "above 50"),
        ("k6", 4, "low distress"),
        ("k6", 5, "moderate distress"),
        ("k6", 12, "moderate distress"),
        ("k6", 13, "serious distress"),
        ("k10", 15, "low"),
        ("k10", 16, "moderate"),
        ("k10", 21, "moderate"),
        ("k10", 22, "high"),
        ("k10", 29, "high"),
        ("k10", 30, "very high"),
        ("k10", 50, "very high"),
        ("pcl-5", 40, ""),
        ("audit-c", 5, ""),
    ],
)
def test_a_band_begins_where_it_was_published(form: str, total: int, band: str) -> None:
    assert band_of(MEASURES[form], total) == band


@pytest.mark.parametrize(
    ("form", "ends"),
    [
        ("phq-9", (0, 27)),
        ("phq-8", (0, 24)),
        ("phq-4", (0, 12)),
        ("phq-2", (0, 6)),
        ("gad-7", (0, 21)),
        ("gad-2", (0, 6)),
        ("k6", (0, 24)),
        ("k10", (10, 50)),
        ("audit-c", (0, 12)),
        ("pcl-5", (0, 80)),
        ("who-5", (0, 100)),
    ],
)
def test_the_range_is_the_published_one(form: str, ends: tuple[int, int]) -> None:
    assert range_of(MEASURES[form]) == ends


@pytest.mark.parametrize(
    ("form", "answers", "total", "missing"),
    [
        ("phq-9", [2, 2, 2, 2, 1, 1, 1, 1, None], 14, 1),  # 12 of 8: 13.5, a half goes up
        ("phq-9", [1, 1, 1, 1, 1, 1, 1, None, None], 9, 2),
        ("phq-9", [1, 1, 1, 1, 1, 1, None, None, None], None, 3),
        ("gad-7", [1, 1, 1, 1, 1, None, None], 7, 2),
        ("gad-7", [1, 1, 1, 1, None, None, None], None, 3),
        ("phq-8", [1] * 7 + [None], None, 1),
        ("phq-4", [1, 1, 1, None], None, 1),
        ("k6", [1] * 5 + [None], None, 1),
        ("k10", [1] * 9 + [None], None, 1),
        ("who-5", [1] * 4 + [None], None, 1),
        ("pcl-5", [1] * 19 + [None], None, 1),
        ("audit-c", [1, 1, None], None, 1),
        ("audit-c", [0, None, None], 0, 0),  # after "Never" the others ask about nothing
    ],
)
def test_missing_answers_follow_the_rule_of_the_form(
    form: str, answers: list[int | None], total: int | None, missing: int
) -> None:
    found = score(MEASURES[form], answers)

    assert (found.total, found.missing) == (total, missing)
    assert found.band == ("" if total is None else band_of(MEASURES[form], total))


@pytest.mark.parametrize("odd", [4, -1, "1", 1.0, True, [], "canary"])
def test_an_answer_the_form_does_not_offer_is_refused_without_repeating_it(odd: Any) -> None:
    with pytest.raises(InvalidRecord) as refused:
        score(MEASURES["phq-9"], [0, 0, odd, 0, 0, 0, 0, 0, 0])

    assert str(refused.value) == "answer 3: The form does not offer this answer. Use 0, 1, 2 or 3."


@pytest.mark.parametrize("count", [0, 1, 8, 11])
def test_another_number_of_answers_is_refused(count: int) -> None:
    (problem,) = find_answer_problems(MEASURES["phq-9"], [0] * count)

    assert problem.what == f"PHQ-9 has 9 questions, and there are {count} answers."


def test_the_tenth_question_of_the_phq_9_is_never_counted() -> None:
    assert score(MEASURES["phq-9"], [1] * 9 + [3]) == score(MEASURES["phq-9"], [1] * 9)


@pytest.mark.parametrize(
    ("form", "answers", "wanted"),
    [
        ("phq-9", [3] * 8 + [0], ""),
        ("phq-9", [0] * 8 + [1], "card"),
        ("phq-9", [0] * 8 + [3], "card"),
        ("phq-9", [0] * 8 + [None], ""),
        ("phq-8", [3] * 8, ""),
        ("pcl-5", [4] * 15 + [1] + [4] * 4, ""),
        ("pcl-5", [0] * 15 + [2] + [0] * 4, "link"),
    ],
)
def test_some_answers_call_for_support_at_once(form: str, answers: list[int | None], wanted: str) -> None:
    assert support_for(MEASURES[form], answers) == wanted


def test_a_score_holds_no_word_about_the_ninth_question() -> None:
    """The item rule: nothing about it is computed but the sum, so that nothing can be stored."""
    assert score(MEASURES["phq-9"], [1] + [0] * 8) == score(MEASURES["phq-9"], [0] * 8 + [1])


@pytest.mark.parametrize(
    ("form", "answers"), [("sleep-99", (1, 2)), ("phq-9", (1, 2)), ("phq-9", (9,) * 9), ("phq-9", ())]
)
def test_what_cannot_be_scored_is_not_scored(form: str, answers: tuple[int, ...]) -> None:
    assert score_of(Administration(id="a", at=AT, measure=form, answers=answers), MEASURES) is None


def answer_sheets(measure: Measure) -> st.SearchStrategy[tuple[int, ...]]:
    """Whole sheets of answers."""
    return st.tuples(
        *(st.sampled_from([o.value for o in options_of(measure, item)]) for item in measure.item)
    )


sheets = st.sampled_from(list(MEASURES.values())).flatmap(
    lambda measure: st.tuples(st.just(measure), answer_sheets(measure), st.integers(0, len(measure.item) - 1))
)


@given(sheets)
def test_a_total_lies_in_its_range_and_in_one_band(
    sheet: tuple[Measure, tuple[int, ...], int],
) -> None:
    measure, answers, _ = sheet
    found = score(measure, answers)
    lowest, highest = range_of(measure)

    assert found.total is not None
    assert lowest <= found.total <= highest
    assert bool(found.band) is bool(measure.band)


@given(sheets)
def test_a_higher_answer_never_lowers_the_total(sheet: tuple[Measure, tuple[int, ...], int]) -> None:
    measure, answers, place = sheet
    higher = max(o.value for o in options_of(measure, measure.item[place]))
    raised = (*answers[:place], higher, *answers[place + 1 :])

    assert (score(measure, raised).total or 0) >= (score(measure, answers).total or 0)


@given(sheets)
def test_a_total_worked_out_from_the_others_stays_in_the_range(
    sheet: tuple[Measure, tuple[int, ...], int],
) -> None:
    measure, answers, place = sheet
    found = score(measure, (*answers[:place], None, *answers[place + 1 :]))
    lowest, highest = range_of(measure)

    assert found.total is None or lowest <= found.total <= highest
    if not measure.may_leave and not measure.first_zero_ends:
        assert found.total is None


def test_a_question_that_is_never_counted_comes_last() -> None:
    assert questions_of(MEASURES["phq-9"])[-1].loinc == "69722-7"
    assert len(questions_of(MEASURES["gad-7"])) == 7
