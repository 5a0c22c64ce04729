from __future__ import annotations

import pytest

from meantime.core.lines import line_of, read_line
from meantime.core.safety import SafetyPlan, find_problems, lines_of, merged_lines, steps_of, with_lines

ID = "7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11"


def a_plan(**steps: object) -> SafetyPlan:
    return SafetyPlan(id=ID, steps=steps)


def test_a_line_of_the_plain_journal_goes_in_and_out_with_all_it_holds() -> None:
    line = f'{{"kind":"safety_plan","id":"{ID}","steps":{{"signs":["I stop answering"],"mine":[1]}},"with":"Dr A"}}'

    plan, problems = read_line(line)

    assert problems == []
    assert isinstance(plan, SafetyPlan)
    assert plan.steps == {"signs": ["I stop answering"], "mine": [1]}
    assert line_of(plan) == line


def test_steps_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    plan = a_plan(matters="The allotment", mine=["x"], ask=["Priya"], signs=[], safer=["  "])

    assert steps_of(plan) == ["ask", "matters", "mine"]


@pytest.mark.parametrize(
    ("came", "lines"),
    [
        (["One", " Two "], ("One", "Two")),
        ("One\nTwo\n\n", ("One", "Two")),
        ([{"name": "Priya", "number": "07700 900123", "knows": True}], ("Priya · 07700 900123 · True",)),
        ({"name": "Priya", "number": None}, ("Priya",)),
        ([["deep", ["er"]], None, 7], ("deep", "er")),
        (None, ()),
        (7, ()),
    ],
)
def test_a_step_is_read_however_another_program_wrote_it(came: object, lines: tuple[str, ...]) -> None:
    assert lines_of(a_plan(ask=came), "ask") == lines


def test_lines_that_stayed_the_same_leave_the_step_as_it_came() -> None:
    plan = a_plan(ask=[{"name": "Priya", "number": "07700 900123"}])

    assert with_lines(plan, "ask", [" Priya · 07700 900123 ", ""]) is plan
    assert with_lines(plan, "ask", ["Priya"]).steps == {"ask": ["Priya"]}


def test_what_came_in_from_elsewhere_meanwhile_stays_after_what_was_typed() -> None:
    typed = ["walk", "phone Priya"]

    assert merged_lines(typed, before=["walk", "bath"], now=["walk", "bath", "music"]) == (
        "walk",
        "phone Priya",
        "music",
    )
    assert merged_lines(typed, before=["walk"], now=["walk"]) == ("walk", "phone Priya")


def test_a_step_holds_sixty_lines_and_a_line_500_characters() -> None:
    assert find_problems(a_plan(signs=["x" * 500] * 60)) == []

    assert [one.what for one in find_problems(a_plan(signs=["x"] * 61))] == [
        "This step has more than 60 lines."
    ]
    assert [one.what for one in find_problems(a_plan(signs=["x" * 501]))] == [
        "A line is longer than 500 characters."
    ]
