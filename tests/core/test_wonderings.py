"""A wondering in the plain journal: `if` and `then`, there and back."""

from __future__ import annotations

import json

from meantime.core.lines import line_of, read_line
from meantime.core.others import OtherRecord
from meantime.core.wonderings import Wondering, find_problems

LINE = '{"kind":"wondering","id":"w","asked_on":"2026-11-10","if":"slept badly","then":"anxious","mood":1}'


def test_the_line_keeps_the_names_of_the_format() -> None:
    record, problems = read_line(LINE)

    assert problems == []
    assert isinstance(record, Wondering)
    assert (record.when, record.then, record.extra) == ("slept badly", "anxious", {"mood": 1})
    assert json.loads(line_of(record)) == json.loads(LINE)


def test_an_empty_half_is_told_and_a_line_with_one_is_kept_as_it_is() -> None:
    record, problems = read_line('{"kind":"wondering","id":"w","if":" ","then":"anxious"}')

    assert [problem.where for problem in find_problems(Wondering(id="w", when=" ", then="anxious"))] == ["if"]
    assert isinstance(record, OtherRecord)
    assert problems == []
