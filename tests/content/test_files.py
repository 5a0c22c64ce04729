"""Every data file: source, licence, plain words; and a loader that names what is wrong."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meantime.content import loader
from meantime.content.loader import ContentError
from meantime.content.records import HelpLine, Symptom

ROOM = Path(loader.__file__).parent
#: This loader's own files; other rooms of data bring their own tests.
FILES = [
    *sorted(ROOM.glob("helplines/*.toml")), *sorted(ROOM.glob("words/en/*.toml")),
    ROOM / "questions/en.toml", ROOM / "support/en.toml", ROOM / "countries.toml",
    ROOM / "faith/en.toml",
]  # fmt: skip
#: Word lists that are compared with what people write; of these only a few keys are ever shown.
MATCHED = {
    path: {"traps.toml": {"label", "line", "question"}, "vague.toml": {"questions"}}.get(path.name, set())
    for path in ROOM.glob("words/en/*.toml")
    if path.stem not in {"emotions", "symptoms", "triggers", "coping"}
}
#: A quotation that shows a strict thought is no order of ours.
QUOTED = {"“I feel it, so it must be true.”"}
NOT_SHOWN = {"source", "licence", "checked", "source_url", "url", "src", "status", "id", "family"}
BANNED = re.compile(
    r"\b(should|must|fail|fails|failed|failure|missed|overdue|streak|lapse|non-compliant|compliance|adherence"
    r"|resistant|suffer|victim|crazy|just|simply|easy|obviously|don't worry|cheer up|good job|great job"
    r"|journey|crush it|patient|user|entry|log|insight|alert|risk score|please|sorry|badge|relax"
    r"|commit suicide|committed|cry for help|attention seeking|mentally ill)\b|!",
    re.IGNORECASE,
)


def shown_strings(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in NOT_SHOWN:
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from shown_strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from shown_strings(inner, key)


def shown_in(path: Path) -> Iterator[str]:
    """What a person may read of a file."""
    if path not in MATCHED:
        yield from shown_strings(read(path))
        return
    for _, value in items_named(read(path), MATCHED[path]):
        yield from shown_strings(value)


def items_named(value: Any, names: set[str]) -> Iterator[tuple[str, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        if name in names:
            yield str(name), one
        else:
            yield from items_named(one, names)


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_31_line_files_4_shown_word_lists_and_the_matched_ones_are_all_looked_at() -> None:
    assert len(FILES) == 31 + 4 + 4 + len(MATCHED)
    assert len(MATCHED) >= 13


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_says_what_it_is_where_it_comes_from_and_under_which_licence(path: Path) -> None:
    data = read(path)

    assert path.read_text(encoding="utf-8").startswith("# What this is: ")
    assert data["source"]
    assert data["licence"]
    assert re.fullmatch(r"|\d{4}-\d{2}(-\d{2})?", data["checked"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_shown_words_blame_push_or_praise(path: Path) -> None:
    found = [text for text in shown_in(path) if BANNED.search(text) and text not in QUOTED]

    assert found == []


def test_the_word_check_itself_finds_a_planted_word() -> None:
    planted = {"title": "You should rest", "id": "should", "steps": ["Well done!", "Rest"]}
    found = [text for text in shown_strings(planted) if BANNED.search(text)]

    assert found == ["You should rest", "Well done!"]


@pytest.mark.parametrize(
    "name", ["support/en.toml", "questions/en.toml", "words/en/symptoms.toml", "words/en/coping.toml"]
)
def test_sentences_have_at_most_20_words(name: str) -> None:
    sentences = [s for text in shown_strings(read(ROOM / name)) for s in re.split(r"(?<=[.?:])\s+", text)]

    assert len(sentences) > 10
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


@pytest.mark.parametrize("name", ["emotions", "symptoms", "triggers", "coping"])
def test_ids_are_the_word_in_snake_case_and_unique(name: str) -> None:
    data = read(ROOM / f"words/en/{name}.toml")
    key = {"emotions": "emotion", "symptoms": "symptom", "triggers": "trigger", "coping": "skill"}[name]
    rows = [(row["id"], row.get("word") or row["skill"]) for row in data[key]]

    assert len({identity for identity, _ in rows}) == len(rows)
    assert all(identity == re.sub(r"[^a-z]+", "_", word.lower().replace("'", "")) for identity, word in rows)


def test_a_missing_key_is_named_with_its_file() -> None:
    with pytest.raises(ContentError, match=r"words/en/coping\.toml: nonsense: missing"):
        loader._value("words/en/coping.toml", "nonsense")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ContentError, match=r"words/xx/emotions\.toml: file: FileNotFoundError"):
        loader.emotions("xx")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"id": "a", "word": "a"}, "family"),
        ({"id": "a", "word": 3, "family": "body"}, "word"),
        ({"id": "a", "word": "a", "family": "body", "colour": "red"}, "unknown colour"),
    ],
)
def test_a_wrong_row_is_named_with_file_key_and_field(row: dict[str, Any], what: str) -> None:
    with pytest.raises(ContentError, match=rf"^f\.toml: symptom 1: .*{what}"):
        loader._record(row, Symptom, "f.toml", "symptom 1")


@pytest.mark.parametrize("tel", ["+44116123", "116 123", "0044-116123"])
def test_a_number_that_is_not_digits_as_dialled_is_refused(tel: str) -> None:
    line = HelpLine(name="Line", kind="crisis", display="116 123", tel=tel, status="seen")

    with pytest.raises(ContentError, match=r"f\.toml: 116 123: tel and sms_to hold digits"):
        loader._raise_if_not_diallable("f.toml", line)


def test_importing_the_loader_parses_nothing_and_brings_no_web_framework() -> None:
    script = (
        "import sys; from meantime.content import loader;"
        "assert loader._read.cache_info().currsize == 0;"
        "assert not any(name.split('.')[0] == 'django' for name in sys.modules);"
        "loader.emotions(); assert loader._read.cache_info().currsize == 1"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(ROOM.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
