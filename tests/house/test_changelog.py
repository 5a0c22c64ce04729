"""The changelog is for people who use Meantime: what they can do now, newest first."""

from __future__ import annotations

import re

from tests.house.test_words import BANNED, sentences_of
from tests.house.tree import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text()
SECTIONS = {"Added", "Changed", "Fixed", "Removed", "Security", "Known limits"}


def test_what_is_not_released_comes_first() -> None:
    assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE)[0] == "Unreleased"


def test_the_sections_have_the_usual_names() -> None:
    assert set(re.findall(r"^### (.+)$", TEXT, re.MULTILINE)) <= SECTIONS


def test_every_point_speaks_to_the_reader_in_our_words() -> None:
    assert [match.group() for match in BANNED.finditer(TEXT)] == []


def test_the_sentences_are_short() -> None:
    points = re.findall(r"^- (.+(?:\n  .+)*)", TEXT, re.MULTILINE)

    assert points
    assert [s for point in points for s in sentences_of(point) if len(s.split()) > 25] == []
