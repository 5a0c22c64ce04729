"""What I notice: accepted patterns in the client's own voice, with counts; "maybe" keeps its word."""

from __future__ import annotations

from typing import Any

import pytest

from meantime.core.brief import build_brief
from meantime.core.brief.notice import notice_lines
from meantime.core.briefs import Beside, lines_of
from meantime.core.patterns import Pattern
from meantime.core.phrases import phrase
from tests.core.brief.world import anxious, journal


def a_pattern(**values: Any) -> Pattern:
    """With mum, stronger, clear."""
    return Pattern(
        **{
            "key": "trigger:mum",
            "kind": "trigger",
            "when": "mum",
            "then": "stronger",
            "tier": "clear",
            "effect": 1.62,
            "interval": (0.8, 2.44),
            "with_count": 14,
            "without_count": 44,
            "notes": ("n1", "n2"),
            "sentence": phrase("x"),
            **values,
        }
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "With mum my notes are about 1.6 points stronger (0.8 to 2.4): 14 with it, 44 without"),
        (
            {"tier": "maybe", "interval": (-0.1, 2.7)},
            "Maybe: with mum my notes are about 1.6 points stronger (0 to 2.7): 14 with it, 44 without",
        ),
        (
            {"kind": "weekday", "when": "Sunday", "then": "weaker", "effect": -1.0, "interval": (-1.8, -0.2)},
            "On Sundays my notes are about 1.0 points weaker (0.2 to 1.8): 14 with it, 44 without",
        ),
        (
            {"kind": "part_of_day", "when": "night"},
            "At night my notes are about 1.6 points stronger (0.8 to 2.4): 14 with it, 44 without",
        ),
        (
            {
                "kind": "coping",
                "when": "slow breathing",
                "effect": -1.2,
                "interval": (-2.0, -0.4),
                "tier": "maybe",
            },
            "Maybe: After slow breathing I fall about 1.2 points more than on my own (0.4 to 2.0): "
            "14 with it, 44 without",
        ),
        (
            {
                "kind": "link",
                "then": "ashamed",
                "sentence": phrase("x", both=7, with_count=9, other=11, without_count=60),
            },
            "“ashamed” is in 7 of 9 notes with mum, and in 11 of 60 without",
        ),
        (
            {"when": "{boss} & <b>"},
            "With {boss} & <b> my notes are about 1.6 points stronger (0.8 to 2.4): 14 with it, 44 without",
        ),
    ],
)
def test_a_line_says_what_holds_with_its_counts(values: dict[str, Any], said: str) -> None:
    (line,) = notice_lines([a_pattern(**values)])

    assert str(line.text) == said
    assert (line.section, line.quoted, line.sources) == ("notice", False, ("n1", "n2"))


def test_a_finding_stands_under_what_i_notice_and_can_be_taken_off() -> None:
    world = journal(anxious("n1", 1, 7), anxious("n2", 2, 5))

    brief = build_brief(world, beside=Beside(findings=[a_pattern()]))

    assert [line.key for line in lines_of(brief, "notice")] == ["pattern:trigger:mum"]
    assert lines_of(build_brief(world), "notice") == []
