"""Every document leads somewhere: links resolve, and files named in passing exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCE, documents, place

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_ROOMS = (
    "core|content|vault|language|patterns|charts|importers|exports|storage|accounts|actions|web|cli|project"
)
#: A file of ours named in passing, from the top or from the room it is in; without a hole such as `<name>` or `*`.
NAMED = re.compile(rf"(?<![\w/.>*-])((?:src|tests|docs|{_ROOMS})/[\w./-]*\.[a-z]+)\b")
#: A paragraph that says its files are planned may name them.
PLANNED = "not there yet"
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", documents(), ids=place)
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    assert [link for link in links(path.read_text()) if not leads_somewhere(path, link)] == []


@pytest.mark.parametrize("path", documents(), ids=place)
def test_every_file_a_document_names_exists(path: Path) -> None:
    assert [
        name for name in named(path.read_text()) if not (exists(name) or (path.parent / name).exists())
    ] == []


def test_a_file_that_is_not_there_is_caught() -> None:
    text = "See `core/attic.py`.\n\nIts place: core/cellar.py,\nnot there yet.\n\nAnd web/<feature>/urls.py."

    assert [name for name in named(text) if not exists(name)] == ["core/attic.py"]


@pytest.mark.parametrize("link", ["gone.md", "../nowhere/", "STYLE.md#no-such-heading"])
def test_a_link_that_leads_nowhere_is_caught(link: str) -> None:
    assert not leads_somewhere(ROOT / "CONTRIBUTING.md", link)


@pytest.mark.parametrize("link", ["STYLE.md", "docs/run/settings.md", "https://example.org/", "#anything"])
def test_a_link_that_leads_somewhere_is_not_caught(link: str) -> None:
    assert leads_somewhere(ROOT / "CONTRIBUTING.md", link) or link.startswith("#")


def links(text: str) -> Iterator[str]:
    """The targets of all links and pictures outside code."""
    for link, picture in LINK.findall(_CODE.sub("", text)):
        yield link or picture


def named(text: str) -> Iterator[str]:
    """The files a document names, but those it says are planned."""
    for paragraph in re.split(r"\n\s*\n", text):
        if PLANNED not in paragraph:
            yield from NAMED.findall(paragraph)


def exists(name: str) -> bool:
    """Whether there is such a file, from the top or in the package."""
    return (ROOT / name).exists() or (SOURCE / name).exists()


def leads_somewhere(path: Path, link: str) -> bool:
    """Whether a link in a document has a target; addresses on the web are taken on trust."""
    if re.match(r"[a-z]+:", link):
        return True
    name, _, anchor = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    if not target.exists():
        return False
    return not anchor or target.is_dir() or anchor in anchors(target.read_text())


def anchors(text: str) -> set[str]:
    """The names under which the headings of a document can be reached, as Git forges make them."""
    titles = re.findall(r"^#+ (.+)$", _CODE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
