"""No page asks another machine for anything: an address of somebody else stands only in the help lines and licences."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import SOURCE, files, parsed, place, python_files, strings

#: Written as an address, but the name of a language.
NAMES_OF_LANGUAGES = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/xlink",
)
#: A scheme alone, or the address this server answers on: a hole instead of a name.
NOBODY = r"https?://(?:\[?….*)?"
ELSEWHERE = re.compile(
    r"(?:https?|wss?|ftp):\\?/\\?/[^\s\"'`)<>]*"
    r"|(?:src|href|srcset|action|poster)\s*=\s*[\"']//[^\"']*"
    r"|url\(\s*[\"']?//[^)]*|@import\s+[^;]*//[^;]*",
    re.IGNORECASE,
)


def test_no_page_style_or_script_names_another_machine() -> None:
    ours = files(SOURCE, ".html", ".css", ".js", ".svg", ".webmanifest", ".typ")

    assert {
        place(path): found for path in ours if (found := elsewhere(path.read_text(encoding="utf-8")))
    } == {}


def test_no_python_of_the_faces_names_another_machine() -> None:
    ours = [path for room in ("web", "cli", "actions", "project") for path in python_files(SOURCE / room)]
    found = [
        (place(path), named)
        for path in ours
        for _, text in strings(parsed(path))
        for named in elsewhere(text)
    ]

    assert [(where, named) for where, named in found if not re.fullmatch(NOBODY, named)] == []


def test_no_style_or_script_stands_inside_a_page() -> None:
    inline = re.compile(r"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)
    found = [place(path) for path in files(SOURCE / "web", ".html") if inline.search(path.read_text())]

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        "<img src='//cdn.example/x.png'>",
        "@import url(//fonts.example/a.css);",
        "fetch('http://example.org')",
        "new WebSocket(`wss://example.org`)",
    ],
)
def test_an_address_elsewhere_is_caught(text: str) -> None:
    assert elsewhere(text)


@pytest.mark.parametrize(
    "text", ['<svg xmlns="http://www.w3.org/2000/svg">', '<a href="/support">', "url(a.woff2)", "// why"]
)
def test_an_address_here_is_not_caught(text: str) -> None:
    assert elsewhere(text) == []


def elsewhere(text: str) -> list[str]:
    """Addresses of other machines in a text."""
    return [found for found in ELSEWHERE.findall(text) if found not in NAMES_OF_LANGUAGES]
