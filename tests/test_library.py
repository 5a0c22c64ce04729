"""The library: `import meantime` is quick, small, typed, and its documentation is true."""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import meantime

ROOT = Path(meantime.__file__).parents[2]
SAM = ROOT / "src" / "meantime" / "content" / "demo" / "sam.jsonl"
HEADER = '{"format": "meantime-journal", "version": 1, "name": "Sam", "tz": "Europe/London"}\n'


def test_there_are_at_most_fifteen_names_and_each_is_there() -> None:
    assert len(meantime.__all__) <= 15
    assert [name for name in meantime.__all__ if not hasattr(meantime, name)] == []
    assert set(meantime.__all__) <= set(dir(meantime))


def test_every_name_is_explained() -> None:
    documented = (ROOT / "docs" / "use" / "library.md").read_text()
    assert [name for name in meantime.__all__ if f"`{name}" not in documented] == []
    assert [name for name in meantime.__all__ if not getattr(meantime, name).__doc__] == []


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'meantime' has no attribute 'patients'"):
        _ = meantime.patients  # type: ignore[attr-defined]


def test_importing_loads_nothing_of_the_rooms() -> None:
    code = "import sys, meantime; print(*[n for n in sys.modules if n.startswith(('meantime.', 'django', 'msgspec'))])"
    assert _python(code) == ""


def test_reading_and_building_load_no_django() -> None:
    code = (
        "import sys, meantime; meantime.build_brief(meantime.load(sys.argv[1]));"
        "print(*[n for n in ('django', 'cryptography', 'numpy', 'typst', 'click') if n in sys.modules])"
    )
    assert _python(code, str(SAM)) == ""


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(meantime.__file__).parent / "py.typed").exists()


def test_sam_is_read_whole() -> None:
    journal = meantime.load(SAM)
    assert (journal.name, journal.tz, len(journal.records)) == ("Sam", "Europe/London", 208)
    assert all(isinstance(note, meantime.Note) for note in journal.notes())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "line 1: This is not a plain journal."),
        (b"milk\nbread\n", "line 1: This is not a plain journal."),
        (HEADER.encode() + b'{"kind": "note"}\n', "line 2: id: The record has no id."),
        (
            HEADER.encode() + b'\n{"kind": "note", "id": "caf\xe9"}\n',
            "line 3: json: This line is not valid JSON.",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(data)
    with pytest.raises(meantime.BadJournal) as caught:
        meantime.load(path)
    assert str(caught.value.problems[0]).startswith(problem)
    assert str(caught.value).startswith(problem)


def test_a_file_that_is_not_there_is_the_usual_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        meantime.load(tmp_path / "nothing.jsonl")


def test_line_separators_inside_a_text_do_not_end_a_line(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    line = '{"kind": "note", "id": "a", "at": "2026-11-16T08:10:00+00:00", "text": "one\u2028two\x85three"}\n'
    path.write_text(HEADER + line, encoding="utf-8")
    assert meantime.load(path).notes()[0].text == "one\u2028two\x85three"


def test_the_examples_of_the_documentation_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(SAM, tmp_path / "sam.jsonl")
    monkeypatch.chdir(tmp_path)
    results = doctest.testfile(str(ROOT / "docs" / "use" / "library.md"), module_relative=False)
    assert results.attempted >= 10
    assert results.failed == 0


def _python(code: str, *args: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
