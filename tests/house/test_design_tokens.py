"""Colours can be read, and pages keep to the tokens: no colour, style or script of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import SOURCE, files, place

WEB = SOURCE / "web"
TOKENS = WEB / "base" / "static" / "base" / "css" / "tokens.css"
#: WCAG 2.2: 1.4.3 for words, 1.4.11 for controls and drawings.
WORDS, DRAWINGS = 4.5, 3.0
TEXTS = ("ink", "ink-2", "primary", "support", "ok", "warn")
PAIRS = [
    *((text, ground, WORDS) for text in TEXTS for ground in ("ground", "surface")),
    ("ink", "sunken", WORDS),
    ("ink", "primary-soft", WORDS),
    ("support", "support-soft", WORDS),
    ("on-primary", "primary", WORDS),
    ("on-support", "support", WORDS),
    ("ground", "warn", WORDS),
    *((line, ground, DRAWINGS) for line in ("control", "focus") for ground in ("ground", "surface")),
    *((f"q-{ink}", g, DRAWINGS) for ink in ("oxblood", "brass", "indigo", "verdigris") for g in ("ground", "surface")),
]  # fmt: skip
#: On paper the inks are those of the light theme, whatever the screen shows, and greys.
GREY = re.compile(r"#(?:([0-9a-f])\1\1|([0-9a-f]{2})\2\2)", re.IGNORECASE)
HEX = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
SIDE = "(?:left|right|top|bottom)"
PHYSICAL = re.compile(rf"(?:^|[\s;{{])(?:(?:margin|padding|border)-)?{SIDE}[\w-]*\s*:")
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
CSS, SCRIPTS, TEMPLATES = (files(WEB, ending) for ending in (".css", ".js", ".html"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_a_pair_of_tokens_has_enough_contrast(theme: str, front: str, back: str, least: float) -> None:
    tokens = themes()[theme]

    assert contrast(tokens[front], tokens[back]) >= least


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_dark_by_system_and_dark_by_choice_are_the_same() -> None:
    assert themes()["system dark"] == themes()["dark"]


def test_both_themes_name_the_same_tokens() -> None:
    assert themes()["light"].keys() == themes()["dark"].keys()


@pytest.mark.parametrize("path", CSS, ids=place)
def test_a_style_sheet_takes_its_colours_from_the_tokens(path: Path) -> None:
    screen, _, paper = path.read_text().partition("@media print")
    of_paper = {*themes()["light"].values()}
    strange = [ink for ink in HEX.findall(paper) if ink not in of_paper and not GREY.fullmatch(ink)]

    assert path == TOKENS or HEX.findall(screen) == []
    assert path == TOKENS or strange == []


@pytest.mark.parametrize("path", CSS, ids=place)
def test_a_style_sheet_has_no_left_or_right(path: Path) -> None:
    assert PHYSICAL.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_a_template_has_nothing_inline(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("words", ['<p style="x">', "<button onclick=x>", "<style>", "<script>x</script>"])
def test_something_inline_is_caught(words: str) -> None:
    assert INLINE.search(words)


@pytest.mark.parametrize("words", [".a { margin-left: 0 }", ".a{left:0}", ".a { border-top-color: red; }"])
def test_a_physical_side_is_caught(words: str) -> None:
    assert PHYSICAL.search(words)


@pytest.mark.parametrize(("path", "most"), [*((p, 400) for p in CSS), *((p, 110) for p in SCRIPTS)], ids=str)
def test_a_style_sheet_or_script_stays_short(path: Path, most: int) -> None:
    assert len(path.read_text().splitlines()) <= most


def themes() -> dict[str, dict[str, str]]:
    """The tokens of light, dark by choice, and dark by the system: name -> hex."""
    blocks = re.findall(r'\[data-theme="(light|dark|system)"\] \{(.*?)\}', TOKENS.read_text(), re.DOTALL)
    names = {"light": "light", "dark": "dark", "system": "system dark"}
    return {names[name]: dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", body)) for name, body in blocks}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
