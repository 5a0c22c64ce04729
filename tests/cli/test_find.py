"""`meantime find` on a plain file and on the sealed journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from meantime.actions.find import Found
from meantime.cli.find import _page
from meantime.cli.find import _say_how as find_says
from meantime.cli.themes import _say_how as themes_say
from meantime.language.search import Hit
from tests.cli.terminal import SAM, Terminal


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A dozen of Sam's notes: reading all of them in takes a second or two."""
    lines = SAM.read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if '"kind":"note"' in line.replace(": ", ":")]
    wanted = [line for line in notes if "Pub quiz" in line or "Ruth" in line]
    file = tmp_path / "few.jsonl"
    file.write_text("\n".join([lines[0], *dict.fromkeys([*notes[:8], *wanted[:4]])]) + "\n", encoding="utf-8")
    return file


def test_a_note_is_found_by_its_words(terminal: Terminal) -> None:
    said = terminal.run("find", "--journal", str(SAM), "--json", "borrowing", "money")

    assert said.code == 0
    assert set(said.json[0]) == {"id", "at", "snippet", "why"}
    assert said.json[0]["snippet"].startswith("Ruth rang about borrowing £200")


def test_a_note_is_found_by_what_it_means(terminal: Terminal) -> None:
    said = terminal.run("find", "--journal", str(SAM), "--json", "my mind was empty in front of the team")

    assert any("shut down in one of the meetings" in hit["snippet"] for hit in said.json[:5])
    assert {hit["why"] for hit in said.json} == {"meaning"}


def test_notes_with_the_words_come_before_those_close_in_meaning(terminal: Terminal) -> None:
    said = terminal.run("find", "--journal", str(SAM), "--json", "mom")
    whys = [hit["why"] for hit in said.json]

    assert "mum" in said.json[0]["snippet"].lower()
    assert whys == sorted(whys, key=["words", "meaning"].index)


def test_it_reads_as_plain_text_without_json(terminal: Terminal, few: Path) -> None:
    said = terminal.run("find", "--journal", str(few), "pub", "quiz")

    heading, day = said.text.splitlines()[:2]
    assert (heading, day[:12]) == ("With these words", "  Fri 25 Sep")


@pytest.mark.parametrize(
    ("now", "at", "day"),
    [
        ("2026-11-23T12:00:00+00:00", "2026-09-25T09:00:00+00:00", "Fri 25 Sep"),
        ("2026-11-23T12:00:00+00:00", "2016-09-25T09:00:00+00:00", "Sun 25 Sep 2016"),
        ("2026-12-31T23:30:00+00:00", "2026-12-31T19:00:00+00:00", "Fri 1 Jan"),
        ("2027-01-01T12:00:00+00:00", "2026-12-30T12:00:00+00:00", "Wed 30 Dec 2026"),
    ],
)
def test_a_day_of_another_year_has_its_year(now: str, at: str, day: str) -> None:
    found = Found(hits=(_hit(at),), by_meaning=True, waiting=0)

    lines = list(_page(found, "Asia/Tokyo", now=datetime.fromisoformat(now)))

    assert lines[1] == f"  {day}"


@pytest.mark.parametrize("say_how", [find_says, themes_say])
def test_of_a_plain_file_no_further_search_reads_more_and_that_is_said(
    say_how: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    found = SimpleNamespace(hits=("one",), themes=("one",), by_meaning=True, waiting=1)
    say_how(found, of_a_file=True)
    of_a_file = capsys.readouterr().err
    say_how(found, of_a_file=False)
    sealed = capsys.readouterr().err

    assert "1 of the oldest notes." in of_a_file
    assert "A plain file is read anew each time" in of_a_file
    assert "`meantime import meantime FILE`" in of_a_file
    assert "adds more" in sealed
    assert "file" not in sealed


def _hit(at: str) -> Hit:
    return Hit(id="1", at=datetime.fromisoformat(at), snippet="quiz", why="words", score=1.0)


def test_nothing_found_is_said_calmly_and_is_no_trouble(terminal: Terminal, few: Path) -> None:
    said = terminal.run("find", "--journal", str(few), "xylophone")

    assert (said.code, said.text) == (0, "")
    assert "No note holds these words or comes close." in said.err


def test_without_the_model_words_are_searched_and_that_is_said(terminal: Terminal) -> None:
    hidden = "import sys; sys.modules['onnxruntime'] = None; from meantime.cli.main import run; "
    out = terminal.python(
        hidden + f"print(run(['find', '--journal', {str(SAM)!r}, '--json', 'pub', 'quiz']))"
    )

    assert out.splitlines()[-1] == "0"
    assert "Pub quiz with Mel" in out


def test_words_are_needed(terminal: Terminal) -> None:
    assert terminal.run("find", "--journal", str(SAM)).code == 2


def test_the_sealed_journal_gives_the_same_notes_each_time(at_home: Terminal, few: Path) -> None:
    at_home.run("import", "meantime", str(few))
    first = at_home.run("find", "--json", "fell", "out", "with", "my", "sister")
    again = at_home.run("find", "--json", "fell", "out", "with", "my", "sister")
    plain = at_home.run("find", "--journal", str(few), "--json", "fell", "out", "with", "my", "sister")

    assert first.code == 0
    assert first.json == again.json == plain.json
    assert first.json != []


def test_the_index_is_not_in_an_export_and_a_record_check_stays_whole(at_home: Terminal, few: Path) -> None:
    at_home.run("import", "meantime", str(few))
    before = at_home.run("export", "--format", "journal").out
    at_home.run("find", "--json", "mum")

    assert at_home.run("export", "--format", "journal").out == before
    assert at_home.run("doctor", "--open", "--json").json["ok"] is True
