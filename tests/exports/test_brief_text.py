"""Three printers of one brief: they print its lines, all of them, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from meantime.core.brief.words import width
from meantime.core.briefs import Brief, Line
from meantime.core.phrases import phrase
from meantime.exports.brief_text import brief_json, brief_markdown, brief_terminal, head_line, title_line

A, B, C = "aaaaaaaa-1", "aaaaaaaa-2", "cccccccc-3"
LINES = (
    Line(
        key="topic:t",
        section="topics",
        text=phrase("{words}", words="On Thursday I *shut down* in one of the meetings"),
        quoted=True,
        sources=(A,),
        aside=phrase("I want to understand it"),
    ),
    Line(
        key="emotion:anxious", section="felt", text=phrase("Anxious 3 times"), quoted=False, sources=(B, A, C)
    ),
)
BRIEF = Brief(
    session="s1",
    session_at=datetime(2026, 11, 26, 16, tzinfo=UTC),
    therapist="Dr A",
    name="Sam",
    tz="Europe/London",
    first_day=date(2026, 11, 13),
    last_day=date(2026, 11, 26),
    notes=14,
    days=9,
    lines=LINES,
    left_over=(replace(LINES[1], key="emotion:sad", text=phrase("Left over")),),
    candidates=LINES,
)
EMPTY = replace(BRIEF, lines=(), left_over=(), candidates=(), notes=0, days=0)


def test_json_has_every_section_and_every_line_with_its_sources() -> None:
    assert brief_json(BRIEF) == {
        "for": "s1",
        "from": "2026-11-13",
        "to": "2026-11-26",
        "notes": 14,
        "days": 9,
        "sections": {
            "topics": [
                {"text": "On Thursday I *shut down* in one of the meetings", "quoted": True, "sources": [A]}
            ],
            "felt": [{"text": "Anxious 3 times", "quoted": False, "sources": [B, A, C]}],
            "did": [],
            "notice": [],
            "practice": [],
            "next": [],
            "questions": [],
        },
    }


def test_markdown_quotes_the_person_counts_plainly_and_names_its_sources() -> None:
    assert brief_markdown(BRIEF) == (
        "# Sam, for Dr A on Thursday 26 November 2026 at 16:00\n\n"
        "13 Nov to 26 Nov · 14 notes on 9 of 14 days\n\n"
        "## What matters most\n\n"
        "- “On Thursday I \\*shut down\\* in one of the meetings” (I want to understand it) \\[n1\\]\n\n"
        "## What I felt\n\n"
        "- Anxious 3 times \\[n1–n3\\]\n\n"
        "Written by me with a self-tracking app. Not a medical record. Not monitored.\n\n"
        "## Sources\n\n"
        "- \\[n1\\] aaaaaaaa-1\n- \\[n2\\] aaaaaaaa-2\n- \\[n3\\] cccccccc-3\n"
    )


def test_ids_are_shortened_as_far_as_they_stay_apart() -> None:
    only = replace(BRIEF, lines=(replace(LINES[0], sources=("11111111-2222", "33333333-4444")),))

    assert "- \\[n1\\] 11111111\n- \\[n2\\] 33333333\n" in brief_markdown(only)


def test_the_terminal_page_wraps_and_sets_the_persons_words_behind_a_bar() -> None:
    assert brief_terminal(BRIEF, 50) == (
        "Sam, for Dr A on Thursday 26 November 2026 at\n"
        "16:00\n"
        "13 Nov to 26 Nov · 14 notes on 9 of 14 days\n"
        "\n"
        "What matters most\n"
        "  │ “On Thursday I *shut down* in one of the\n"
        "  │ meetings” (I want to understand it)\n"
        "\n"
        "What I felt\n"
        "  · Anxious 3 times\n"
        "\n"
        "Written by me with a self-tracking app. Not a\n"
        "medical record. Not monitored.\n"
    )


@pytest.mark.parametrize("words", ["日本語の長い文章" * 20, "x" * 500, "two 日本 words " * 30, "🙂" * 100])
@pytest.mark.parametrize("across", [0, 40, 80, 120])
def test_no_row_is_wider_than_the_terminal(words: str, across: int) -> None:
    wide = replace(BRIEF, lines=(replace(LINES[0], text=phrase("{words}", words=words)),))

    rows = brief_terminal(wide, across).splitlines()

    assert all(width(row) <= max(across, 40) for row in rows)


def test_nothing_a_person_wrote_can_steer_the_terminal() -> None:
    steering = phrase("{words}", words="red \x1b[31m bell \a turned \u202e")
    text = brief_terminal(replace(BRIEF, name="\x1b]0;x\a", lines=(replace(LINES[0], text=steering),)))

    assert not {"\x1b", "\a", "\u202e"} & set(text)


def test_lines_that_are_left_over_are_not_printed() -> None:
    printed = [str(brief_json(BRIEF)), brief_markdown(BRIEF), brief_terminal(BRIEF)]

    assert not any("Left over" in text for text in printed)


def test_a_brief_without_lines_says_so() -> None:
    assert "There is nothing on this page yet." in brief_markdown(EMPTY)
    assert "There is nothing on this page yet." in brief_terminal(EMPTY)
    assert "Sources" not in brief_markdown(EMPTY)


def test_the_head_line_counts_one_and_shows_years_that_differ() -> None:
    one = replace(BRIEF, notes=1, days=1, first_day=date(2025, 12, 28), last_day=date(2026, 1, 4))

    assert head_line(one) == "28 Dec 2025 to 4 Jan 2026 · 1 note on 1 of 8 days"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"therapist": ""}, "Sam, on Thursday 26 November 2026 at 16:00"),
        ({"name": ""}, "Brief, for Dr A on Thursday 26 November 2026 at 16:00"),
        ({"session_at": None}, "Sam, for Dr A"),
        ({"session_at": None, "therapist": "", "name": ""}, "Brief"),
    ],
)
def test_the_title_says_what_is_known(changes: dict[str, None], title: str) -> None:
    assert title_line(replace(BRIEF, **changes)) == title  # type: ignore[arg-type]
