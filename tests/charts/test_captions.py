"""Each type drawn once by hand: the sentence, the table, and that the two say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from hypothesis import given, settings

from meantime.charts.bars import Bar, bars_chart
from meantime.charts.dumbbell import Pair, before_after_chart
from meantime.charts.hours import Moment, hours_chart
from meantime.charts.line import Course, DayValue, line_chart
from meantime.charts.records import GREY, Chart, Look
from meantime.charts.span import SpanMark, legend_of, span_chart
from meantime.charts.suds import Reading, suds_chart
from meantime.core.phrases import phrase
from tests.charts.any_charts import courses

MONDAY = date(2026, 11, 16)
LOOK = Look()


def test_a_line_says_its_lowest_and_highest_day_and_names_the_days_without_a_note() -> None:
    chart = line_chart(a_course({0: 7, 1: 5, 4: 8, 6: 3}), LOOK)

    assert str(chart.caption) == (
        "Strongest feeling, 0 to 10, on 4 days: lowest 3 (Sun 22 Nov), highest 8 (Fri 20 Nov)."
    )
    assert str(chart.gaps) == "Describes the 4 days you wrote on, of 7."
    assert chart.rows == (
        ("Mon 16 Nov", "7"),
        ("Tue 17 Nov", "5"),
        ("Wed 18 Nov to Thu 19 Nov", "no note"),
        ("Fri 20 Nov", "8"),
        ("Sat 21 Nov", "no note"),
        ("Sun 22 Nov", "3"),
    )


def test_a_line_is_broken_where_days_are_without_a_note() -> None:
    two_runs = line_chart(a_course({0: 7, 1: 5, 4: 8, 5: 3}), LOOK)
    one_run = line_chart(a_course({0: 7, 1: 5, 2: 8, 3: 3}), LOOK)

    assert "no note" in line_chart(a_course({0: 7, 6: 5}), LOOK).svg
    assert two_runs.svg.count("stroke-dasharray") == 2
    assert drawn_steps(two_runs) == 2
    assert drawn_steps(one_run) == 3


def test_marked_days_are_compared_with_the_others_and_have_a_shape_of_their_own() -> None:
    course = a_course({0: 7, 1: 5, 2: 8, 3: 3, 4: 4}, marked={0, 2})

    chart = line_chart(course, Look(palette=GREY))

    assert str(chart.caption).endswith("On 2 days with mum: usually 7.5. On the other 3: usually 4.")
    assert [row[2] for row in chart.rows] == ["yes", "no", "yes", "no", "no", ""]
    assert chart.svg.count("Z") == 2 + 1  # the third is in the legend


@given(courses)
@settings(max_examples=200, deadline=None)
def test_the_sentence_of_a_line_can_be_counted_again_from_its_table(course: Course) -> None:
    chart = line_chart(course, LOOK)
    values = chart.caption.values

    days = [row for row in chart.rows if row[1] != course.nothing]
    if not days:
        assert str(chart.caption).endswith("no values yet.")
        return
    numbers = [float(row[1]) for row in days]
    said = str(chart.caption)
    assert f"on {len(days)} day" in said
    assert float(re.findall(r"lowest (\S+) \(", said)[-1]) == min(numbers)
    assert float(re.findall(r"highest (\S+) \(", said)[-1]) == max(numbers)
    if "whole" in values:
        with_it = [float(row[1]) for row in days if row[2] == "yes"]
        assert values["count"] == len(with_it)
        assert abs(float(values["with_it"]) - median(with_it)) <= 0.11


def test_dots_by_hour_count_notes_and_strong_ones() -> None:
    moments = [
        Moment(weekday=6, hour=20, is_strong=True),
        Moment(weekday=6, hour=20, is_strong=True),
        Moment(weekday=6, hour=9),
        Moment(weekday=0, hour=8, is_strong=True),
    ]

    chart = hours_chart(moments, strong="of strength 7 or more", look=LOOK)

    assert str(chart.caption) == "4 notes, 3 of them of strength 7 or more. Most of these: Sunday, 2."
    assert chart.rows[0] == ("Monday", "0", "1", "0", "0", "1", "1")
    assert chart.rows[6] == ("Sunday", "0", "1", "0", "2", "3", "2")
    assert chart.rows[7] == ("All days", "0", "2", "0", "2", "4", "3")
    assert [sum(int(row[at]) for row in chart.rows[:7]) for at in range(1, 7)] == [0, 2, 0, 2, 4, 3]


def test_before_and_after_says_each_pair() -> None:
    pairs = [Pair(label="slow breathing", before=7, after=4.4, often="12 times")]

    chart = before_after_chart(pairs, look=LOOK, title=phrase("What helped"))

    assert str(chart.caption) == "slow breathing: before 7, after 4.4, 12 times."
    assert chart.rows == (("slow breathing", "7", "4.4", "12 times"),)
    assert numbers_of(str(chart.caption)) == numbers_in(chart)


def test_a_curve_says_all_it_rises_to_and_what_was_expected() -> None:
    readings = [Reading(minute=8, value=45), Reading(minute=0, value=60), Reading(minute=4, value=75)]

    chart = suds_chart(readings, look=LOOK, expected=90)

    assert str(chart.caption) == "60 at the start, 75 at 4 minutes, 45 at 8 minutes. Expected: 90."
    assert chart.rows == (("the start", "60"), ("4 minutes", "75"), ("8 minutes", "45"), ("Expected", "90"))
    assert numbers_of(str(chart.caption)) == numbers_in(chart)


def test_a_long_curve_says_its_start_its_height_and_its_end() -> None:
    readings = [Reading(minute=n, value=value) for n, value in enumerate([40, 50, 80, 70, 60, 50, 45])]

    chart = suds_chart(readings, look=LOOK)

    assert str(chart.caption) == "40 at the start, 80 at 2 minutes, 45 at 6 minutes."


def test_bars_say_how_many_of_how_many() -> None:
    bars = [Bar(label="Notes with mum", count=7, of=9), Bar(label="Other notes", count=11, of=60)]

    chart = bars_chart(bars, look=LOOK, title=phrase("Ashamed"))

    assert str(chart.caption) == "Notes with mum: 7 of 9; Other notes: 11 of 60."
    assert chart.rows == (("Notes with mum", "7 of 9"), ("Other notes", "11 of 60"))


def test_more_bars_than_a_sentence_holds_stand_in_the_table() -> None:
    chart = bars_chart([Bar(label=name, count=1) for name in "abcde"], look=LOOK, title=phrase("x"))

    assert str(chart.caption) == "a: 1; b: 1; c: 1; 2 more in the table."
    assert len(chart.rows) == 5


def test_the_span_counts_notes_and_days_and_holds_strangers_at_its_posts() -> None:
    marks = [
        SpanMark(day=MONDAY, kind="HU"),
        SpanMark(day=MONDAY, kind="LP"),
        SpanMark(day=MONDAY + timedelta(days=9), kind="??"),
    ]

    chart = span_chart(marks, MONDAY, MONDAY + timedelta(days=7), look=LOOK)

    assert str(chart.caption) == "3 notes on 2 days, from Mon 16 Nov to Mon 23 Nov."
    assert chart.rows == (
        ("Mon 16 Nov", "2", "stirred up, unpleasant: 1; quiet, pleasant: 1"),
        ("Mon 23 Nov", "1", "mixed or not named: 1"),
    )
    assert [kind for kind, _ in legend_of(marks)] == ["HU", "LP", "M"]


def test_time_runs_from_the_right_where_people_read_so() -> None:
    course = a_course({0: 7, 6: 5})

    left, right = (first_dot(line_chart(course, Look(rtl=rtl))) for rtl in (False, True))

    assert left < 100
    assert right > 250


def test_the_numbers_do_not_depend_on_how_a_chart_is_drawn() -> None:
    course = a_course({0: 7, 6: 5}, marked={0})

    drawn = [line_chart(course, look) for look in (LOOK, Look(width=640, palette=GREY, rtl=True))]

    assert drawn[0].svg != drawn[1].svg
    assert (drawn[0].caption, drawn[0].rows) == (drawn[1].caption, drawn[1].rows)


def a_course(values: dict[int, float], marked: Sequence[int] | set[int] = ()) -> Course:
    """A week from Monday."""
    return Course(
        title=phrase("Strongest feeling by day"),
        heading=phrase("Strongest feeling, 0 to 10"),
        values=[
            DayValue(day=MONDAY + timedelta(days=n), value=value, is_marked=n in marked)
            for n, value in values.items()
        ],
        first=MONDAY,
        last=MONDAY + timedelta(days=6),
        marked="days with mum" if marked else "",
    )


def drawn_steps(chart: Chart) -> int:
    """How many pairs of days are joined."""
    found = re.search(r'<path d="([ML0-9. ]+)"[^>]*stroke-width="1.5"', chart.svg)
    return found[1].count("L") if found else 0


def first_dot(chart: Chart) -> float:
    found = re.search(r'cx="([0-9.]+)"', chart.svg)
    assert found
    return float(found[1])


def numbers_of(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))


def numbers_in(chart: Chart) -> list[str]:
    return sorted(n for row in chart.rows for cell in row for n in re.findall(r"\d+(?:\.\d+)?", cell))
