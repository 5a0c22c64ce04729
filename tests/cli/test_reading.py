"""`today`, `brief` and `export`: reading a plain file or the sealed journal gives the same."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.terminal import SAM, Terminal

NOW = "2026-11-23 12:00"


def sam_at_home(terminal: Terminal) -> Terminal:
    terminal.start_journal("sam")
    assert terminal.run("import", "meantime", str(SAM)).code == 0
    return terminal


def test_today_shows_the_notes_since_the_last_session_newest_first(terminal: Terminal) -> None:
    said = terminal.run("today", "--journal", str(SAM), "--now", NOW)
    lines = said.text.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[:4] == [
        "Since Thu 19 Nov with Dr Okafor · 10 notes · next session Thu 26 Nov, 16:00 with Dr Okafor",
        "",
        "Mon 23 Nov",
        "  08:10  Felt anxious on a Monday morning before going to work",
    ]
    assert [line for line in lines if line.startswith(("Mon", "Sun", "Sat", "Fri", "Thu"))] == [
        "Mon 23 Nov", "Sun 22 Nov", "Sat 21 Nov", "Fri 20 Nov", "Thu 19 Nov",
    ]  # fmt: skip


def test_today_as_json_holds_whole_records(terminal: Terminal) -> None:
    today = terminal.run("today", "--journal", str(SAM), "--now", NOW, "--json").json
    assert today["since"] == "2026-11-19T16:00:00+00:00"
    assert today["next_session"]["id"] == "a4ec1313-52a6-48d2-b686-5ac26611349a"
    assert len(today["notes"]) == 10
    assert today["notes"][0]["symptoms"] == [{"name": "tight chest", "severity": 2}]


def test_words_that_would_steer_the_terminal_are_shown_without_that(terminal: Terminal) -> None:
    terminal.run("note", "--journal", "mine.jsonl", "-", typed="red \x1b[31malarm\x07 \x9b2J end")
    said = terminal.run("today", "--journal", "mine.jsonl")
    assert "red  [31malarm" in said.text
    assert not {"\x1b", "\x07", "\x9b"} & set(said.text)


def test_the_sealed_journal_gives_the_same_page_as_the_plain_one(terminal: Terminal) -> None:
    session = "1ce1f5ac-f0dc-4d2e-8274-c41045e8f56b"
    plain = terminal.run("brief", "--journal", str(SAM), "--for", session, "--json")
    sealed = sam_at_home(terminal).run("brief", "--for", session, "--json")
    assert sealed.json["notes"] > 0
    assert sealed.json == plain.json


def test_a_brief_as_json_names_the_records_behind_every_line(terminal: Terminal) -> None:
    brief = terminal.run("brief", "--journal", str(SAM), "--json").json
    known = {json.loads(line).get("id") for line in SAM.read_text().splitlines()}
    assert list(brief["sections"]) == ["topics", "felt", "did", "notice", "practice", "next", "questions"]
    assert (brief["from"], brief["to"], brief["notes"]) == ("2026-11-19", "2026-11-26", 9)
    for line in (line for lines in brief["sections"].values() for line in lines):
        assert line["sources"]
        assert set(line["sources"]) <= known


def test_a_brief_leaves_private_notes_out(terminal: Terminal) -> None:
    for form in ((), ("--json",), ("--markdown",)):
        assert "glasses" not in terminal.run("brief", "--journal", str(SAM), *form).text


@pytest.mark.parametrize(("paper", "size"), [((), (595, 842)), (("--letter",), (612, 792))])
def test_a_pdf_is_one_page_on_standard_output(
    terminal: Terminal, paper: tuple[str, ...], size: tuple[int, int]
) -> None:
    said = terminal.run("brief", "--journal", str(SAM), "--pdf", "-", *paper)
    pages = PdfReader(io.BytesIO(said.out)).pages
    assert (said.code, said.err, len(pages)) == (0, "", 1)
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size
    assert "Shut down" in pages[0].extract_text() or "shut down" in pages[0].extract_text()


def test_a_pdf_file_is_for_its_owner_and_the_data_stays_on_standard_output(terminal: Terminal) -> None:
    said = terminal.run("brief", "--journal", str(SAM), "--pdf", "brief.pdf", "--json")
    path = terminal.cwd / "brief.pdf"
    assert said.json["notes"] == 9
    assert said.err == "Written to brief.pdf.\n"
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_session_that_is_not_there_is_trouble(terminal: Terminal) -> None:
    said = terminal.run("brief", "--journal", str(SAM), "--for", "nobody")
    assert (said.code, said.out) == (1, b"")
    assert "There is no session with this id" in said.err


@pytest.mark.parametrize("command", ["today", "brief", "export"])
def test_a_bad_line_is_named_by_file_and_line_and_nothing_is_printed(
    terminal: Terminal, command: str
) -> None:
    good = SAM.read_text().splitlines()[:2]
    at = "2026-11-16T08:10:00+00:00"
    bad = json.dumps({"kind": "note", "id": "x", "at": at, "emotions": [{"name": "sad", "intensity": 42}]})
    (terminal.cwd / "bad.jsonl").write_text("\n".join([*good, bad, "words of mine"]))
    said = terminal.run(command, "--journal", "bad.jsonl")
    assert (said.code, said.out) == (1, b"")
    assert said.err.splitlines() == [
        "bad.jsonl:3: intensity: The number is not between 0 and 10. Use 0 to 10.",
        "bad.jsonl:4: json: This line is not valid JSON. Check its quotes and brackets.",
    ]


def test_a_file_that_is_not_there_is_trouble(terminal: Terminal) -> None:
    said = terminal.run("today", "--journal", "nothing.jsonl")
    assert (said.code, said.out) == (1, b"")
    assert said.err == "nothing.jsonl: No such file or directory. Nothing was changed.\n"


def test_a_plain_journal_is_read_from_standard_input(terminal: Terminal) -> None:
    assert terminal.run("export", "--journal", "-", typed=SAM.read_bytes()).out == SAM.read_bytes()


def test_exporting_and_importing_loses_nothing(terminal: Terminal) -> None:
    said = sam_at_home(terminal).run("export")
    header, *lines = said.text.splitlines()
    first, *records = SAM.read_text().splitlines()
    assert json.loads(header) == json.loads(first)
    assert sorted(map(_sorted, lines)) == sorted(map(_sorted, records))


def test_an_exported_file_is_for_its_owner_and_says_that_it_is_not_sealed(terminal: Terminal) -> None:
    said = terminal.run("export", "--journal", str(SAM), "--format", "markdown", "mine.md")
    path = terminal.cwd / "mine.md"
    assert (said.code, said.out) == (0, b"")
    assert "It is not sealed" in said.err
    assert path.read_text().startswith("# Journal of Sam\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_table_has_one_row_for_each_note(terminal: Terminal) -> None:
    rows = terminal.run("export", "--journal", str(SAM), "--format", "csv").text.splitlines()
    assert len([row for row in rows if row.startswith('"2026-')]) == 102


def _sorted(line: str) -> str:
    return json.dumps(json.loads(line), sort_keys=True)


def test_a_folder_that_is_not_there_is_named_as_it_was_typed(terminal: Terminal) -> None:
    said = terminal.run("brief", "--journal", str(SAM), "--pdf", "nowhere/brief.pdf")
    assert (said.code, said.out) == (1, b"")
    assert said.err == "nowhere/brief.pdf: No such file or directory. Nothing was written.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_in_words(terminal: Terminal) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "meantime", "export", "--journal", str(SAM)],
            env=terminal.env(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"The disk is full, so nothing was written. What was kept before is safe.")
