"""A chart of each type, of anything a person or a device may have given."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from meantime.charts.bars import Bar, bars_chart
from meantime.charts.dumbbell import Pair, before_after_chart
from meantime.charts.hours import Moment, hours_chart
from meantime.charts.line import Course, DayValue, line_chart
from meantime.charts.marks import MEANINGS
from meantime.charts.records import GREY, PAPER, WEB, Chart, Look
from meantime.charts.span import SpanMark, span_chart
from meantime.charts.suds import Reading, suds_chart
from meantime.core.phrases import phrase
from tests.properties.strategies import words

_START = date(2026, 8, 31)
_days = st.integers(-3, 100).map(lambda n: _START + timedelta(days=n))
_numbers = st.floats(width=32) | st.integers(-5, 200).map(float)
_titles = words.map(lambda text: phrase("{text}", text=text))

looks = st.builds(
    Look,
    name=words,
    palette=st.sampled_from([WEB, PAPER, GREY]),
    width=st.sampled_from([350, 640]),
    rtl=st.booleans(),
)
courses = st.builds(
    Course,
    title=_titles,
    heading=_titles,
    values=st.lists(st.builds(DayValue, day=_days, value=_numbers, is_marked=st.booleans()), max_size=12),
    first=st.just(_START),
    last=st.integers(0, 90).map(lambda n: _START + timedelta(days=n)),
    marked=words,
    joins=st.sampled_from([1, 7, 400]),
)
charts: st.SearchStrategy[Chart] = st.one_of(
    st.builds(line_chart, courses, looks),
    st.builds(
        lambda moments, strong, look: hours_chart(moments, strong=strong, look=look),
        st.lists(
            st.builds(Moment, weekday=st.integers(-1, 8), hour=st.integers(-1, 25), is_strong=st.booleans()),
            max_size=12,
        ),
        words,
        looks,
    ),
    st.builds(
        lambda pairs, look, title, ends: before_after_chart(pairs, look=look, title=title, ends=ends),
        st.lists(st.builds(Pair, label=words, before=_numbers, after=_numbers, often=words), max_size=6),
        looks,
        _titles,
        st.tuples(words, words),
    ),
    st.builds(
        lambda readings, look, expected: suds_chart(readings, look=look, expected=expected),
        st.lists(st.builds(Reading, minute=_numbers, value=_numbers), max_size=12),
        looks,
        st.none() | st.integers(-10, 300),
    ),
    st.builds(
        lambda bars, look, title: bars_chart(bars, look=look, title=title),
        st.lists(
            st.builds(Bar, label=words, count=st.integers(-1, 10**6), of=st.none() | st.integers(-1, 10**6)),
            max_size=6,
        ),
        looks,
        _titles,
    ),
    st.builds(
        lambda marks, last, look: span_chart(marks, _START, last, look=look),
        st.lists(
            st.builds(SpanMark, day=_days, part=_numbers, kind=st.sampled_from([*MEANINGS]) | words),
            max_size=30,
        ),
        st.integers(0, 400).map(lambda n: _START + timedelta(days=n)),
        looks,
    ),
)
