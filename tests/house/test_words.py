"""The words people read: plain, calm, without blame and without noise (STYLE.md, section 4)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import SOURCE, files, parsed, place, python_files, strings

#: One word per thing; these are other people's words for ours.
OTHER_WORDS = (
    r"patients?|users?|entry|entries|logs?|logged|logging|adherence|compliance|insights?|alerts?|risk scores?"
)
#: Words that blame, hurry, praise, patronise or press.
UNKIND = (
    r"should|must|fail(?:s|ed|ing|ures?)?|missed|overdue|streaks?|lapsed?|relapsed?|non-compliant|resistant"
    r"|suffer(?:s|ed|ing)?|victims?|crazy|just|simply|easy|easily|obviously|journeys?|please|sorry|well done"
    r"|great job|good job|cheer up|don['’]t worry|crush it|mentally ill|passed away|we miss you|days missed"
)
BANNED = re.compile(rf"(?<![\w.-])(?:{OTHER_WORDS}|{UNKIND})(?![\w-])|!(?=\s|$|[\"'”’)])", re.IGNORECASE)

#: (file, words) that are right where they are -> why.
ALLOWED = {
    ("src/meantime/importers/daylio.py", "entries"): "a menu of Daylio, named as Daylio names it",
    ("src/meantime/content/measures/phq-9.toml", "failure"): "the form, word for word",
    ("src/meantime/content/measures/phq-8.toml", "failure"): "the form, word for word",
    ("src/meantime/content/measures/gad-7.toml", "easily"): "the form, word for word",
    ("src/meantime/content/measures/pcl-5.toml", "easily"): "the form, word for word",
    ("src/meantime/content/packs/who-5/who-5.toml", "Please"): "the form, word for word",
}
#: Attributes of a page that are read aloud or shown.
_SPOKEN = {"alt", "aria-label", "aria-description", "content", "placeholder", "title", "value", "data-said"}
_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_SCRIPT_TEXT = re.compile(r"\"([^\"\n]*\s[^\"\n]*)\"|'([^'\n]*\s[^'\n]*)'|`([^`]*\s[^`]*)`")
_SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$", re.DOTALL | re.MULTILINE)


def test_the_pages_use_our_words() -> None:
    assert found_in(chain(*(page_texts(path) for path in files(SOURCE, ".html", ".webmanifest")))) == []


def test_the_sentences_in_code_use_our_words() -> None:
    """The language room is left out: its strings are what people write, not what we say; that lies in content."""
    spoken = [path for path in python_files(SOURCE) if not path.is_relative_to(SOURCE / "language")]

    assert found_in(chain(*(sentences(path) for path in spoken))) == []


def test_the_scripts_of_the_pages_use_our_words() -> None:
    assert found_in(chain(*(script_texts(path) for path in files(SOURCE, ".js")))) == []


def test_the_questions_and_support_texts_use_our_words() -> None:
    folders = ("questions", "support", "faith", "exercises", "measures", "packs")
    paths = [path for folder in folders for path in files(SOURCE / "content" / folder, ".toml", ".md")]

    assert found_in(chain(*(content_texts(path) for path in paths))) == []


def test_the_sentences_stay_short() -> None:
    texts = chain(*(page_texts(path) for path in files(SOURCE, ".html")))
    long = [(where, text) for where, whole in texts for text in sentences_of(whole) if len(text.split()) > 25]

    assert long == []


def test_every_allowed_word_is_still_there() -> None:
    gone = [where for where, word in ALLOWED if word not in (SOURCE.parents[1] / where).read_text()]

    assert gone == []


@pytest.mark.parametrize(
    "text",
    [
        "You missed 3 days",
        "Log your mood",
        "New entry",
        "Great job, Sam",
        "You should breathe out slowly",
        "Your streak: 4",
        "Kept!",
        "Sorry, something went wrong",
        "12 users",
    ],
)
def test_a_sentence_we_never_say_is_caught(text: str) -> None:
    assert BANNED.search(text)


@pytest.mark.parametrize(
    "text",
    ["You wrote on 8 days", "Keep this note", "logo", "adjust", "Not this time", "the catalogue", "a != b"],
)
def test_a_sentence_we_say_is_not_caught(text: str) -> None:
    assert not BANNED.search(text)


def test_words_in_attributes_and_template_tags_are_read_too() -> None:
    page = '<p role="alert" title="New entry">{% include "x.html" with label="Add an entry now" %}{{ user.log }}</p>'

    assert [text for _, text in _texts_of_page("x", page)] == ["Add an entry now", "New entry"]


def found_in(texts: Iterator[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """(file, word, text around it) for every word that is not ours."""
    return [
        (where, match.group(), text[max(0, match.start() - 40) : match.end() + 40])
        for where, text in texts
        for match in BANNED.finditer(text)
        if (where, match.group()) not in ALLOWED
    ]


def page_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(file, text) for everything a page shows or reads aloud."""
    yield from _texts_of_page(place(path), path.read_text(encoding="utf-8"))


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """(file, text) for every string of a Python file that could be a sentence: with a space, and no docstring."""
    yield from ((place(path), text) for _, text in strings(parsed(path)) if " " in text.strip())


def script_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(file, text) for every string of a script that could be a sentence."""
    code = _SCRIPT_COMMENT.sub(" ", path.read_text(encoding="utf-8"))
    yield from ((place(path), text) for found in _SCRIPT_TEXT.findall(code) for text in found if text)


def content_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(file, text) for every text of a data file."""
    text = path.read_text(encoding="utf-8")
    values = _values(tomllib.loads(text)) if path.suffix == ".toml" else [text]
    yield from ((place(path), value) for value in values)


def sentences_of(text: str) -> list[str]:
    """A text cut into sentences."""
    return re.split(r"(?<=[.?…:])\s+", " ".join(text.split()))


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from chain(*(_values(value) for key, value in data.items() if key not in ("source", "licence")))
    elif isinstance(data, list):
        yield from chain(*map(_values, data))


def _texts_of_page(where: str, source: str) -> Iterator[tuple[str, str]]:
    source = _COMMENT.sub("", source)
    for tag in _TAG.findall(source):
        yield from ((where, text) for found in _QUOTED.findall(tag) for text in found if " " in text)
    reader = _Shown()
    reader.feed(_TAG.sub("…", source))
    yield from ((where, text) for text in reader.texts if text.strip(" …\n"))


class _Shown(HTMLParser):
    """Collects the text between tags and the attributes that are shown or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
