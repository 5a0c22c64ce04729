"""Decisions are numbered one after the other, short, and of one form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT

FOLDER = ROOT / "docs" / "decisions"
HEADINGS = ["Status", "Context", "Decision", "Consequences"]
STATUS = re.compile(
    r"^(Taken|Proposed|Replaced by \[\d{4}\]\(.+\)), (January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}\.$"
)
#: Two records older than this form; they say the same in their own order.
OWN_FORM = {"0004-keys-and-envelopes.md", "0007-typst-for-pdf.md"}
MOST_WORDS = 450

RECORDS = sorted(FOLDER.glob("*.md"))
IN_FORM = [path for path in RECORDS if path.name not in OWN_FORM]


def test_the_numbers_have_no_gap() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_the_older_form_is_used_by_two_records_only() -> None:
    assert {path.name for path in RECORDS} >= OWN_FORM
    assert all("Decision" in (FOLDER / name).read_text() for name in OWN_FORM)


@pytest.mark.parametrize("path", IN_FORM, ids=lambda path: path.name)
def test_a_record_has_its_four_headings_in_order(path: Path) -> None:
    assert headings(path.read_text()) == HEADINGS


@pytest.mark.parametrize("path", IN_FORM, ids=lambda path: path.name)
def test_a_record_says_its_number_and_its_standing(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if line]

    assert re.match(rf"# {path.name[:4]}: [a-zA-Z].+[^.]$", lines[0])
    assert STATUS.match(lines[2])


@pytest.mark.parametrize("path", IN_FORM, ids=lambda path: path.name)
def test_a_record_fits_half_a_page(path: Path) -> None:
    assert len(path.read_text().split()) <= MOST_WORDS


def test_a_missing_heading_is_noticed() -> None:
    assert headings("# 0001: x\n\n## Status\n\n## Decision\n") != HEADINGS


def headings(text: str) -> list[str]:
    """The second-level headings of a document."""
    return re.findall(r"^## (.+)$", text, re.MULTILINE)
