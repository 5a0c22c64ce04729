"""The same week in a terminal: every line is a process of its own, the journal lies sealed in a folder."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdf
import pytest

from tests.cli.terminal import Terminal
from tests.journeys.test_week_web import MONDAY, OPENING, QUESTION, REFLECTION, SATURDAY, THURSDAY, TUESDAY

SESSION = "5d0c6dd4-4ad5-4c2f-9a3a-3b1b2c3d4e5f"
#: Topics and questions are written in the browser; here they come from another machine as a plain journal.
REST = [
    {"format": "meantime-journal", "version": 1, "name": "Ana", "tz": "Europe/London"},
    {
        "kind": "therapy_session",
        "id": "0c9b4b0e-5a83-4a4b-8a56-6a1c4f6f0a11",
        "at": "2026-01-08T16:00:00+00:00",
        "minutes": 50,
        "therapist": "Dr A",
        "tz": "Europe/London",
    },
    {
        "kind": "therapy_session",
        "id": SESSION,
        "at": "2126-01-08T16:00:00+00:00",
        "minutes": 50,
        "therapist": "Dr A",
        "tz": "Europe/London",
    },
    {
        "kind": "topic",
        "id": "b3b0b3cb-7a53-4a65-b7ff-0a1d6c9d2e01",
        "session": SESSION,
        "text": THURSDAY,
        "opening": OPENING,
        "want": "understand",
        "order": 1,
        "state": "open",
        "notes": [],
    },
    {"kind": "question", "id": "b3b0b3cb-7a53-4a65-b7ff-0a1d6c9d2e02", "text": QUESTION},
    {
        "kind": "reflection",
        "id": "b3b0b3cb-7a53-4a65-b7ff-0a1d6c9d2e03",
        "at": "2026-01-20T18:00:00+00:00",
        **dict(zip(("felt", "did", "notice", "next"), REFLECTION.values(), strict=True)),
    },
]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(home=tmp_path / "home", cwd=folder)


def test_the_week_in_a_terminal(terminal: Terminal) -> None:
    nothing_is_here_yet(terminal)
    terminal.start_journal()
    keep_the_week_while_locked(terminal)
    wrong_commands_change_nothing(terminal)
    bring_the_rest_in(terminal)
    look_at_the_days(terminal)
    the_page_holds_the_week(terminal)
    journal = terminal.run("export", "--format", "journal").out
    on_another_machine_it_is_the_same(terminal, journal)
    a_plain_file_gives_the_same_words(terminal, journal)


def nothing_is_here_yet(terminal: Terminal) -> None:
    said = terminal.run("note", MONDAY, passphrase=None)
    assert (said.code, said.out) == (1, b"")
    assert said.err.startswith("There is no journal here yet, so nothing was kept.")
    assert MONDAY not in said.err


def keep_the_week_while_locked(terminal: Terminal) -> None:
    """No passphrase anywhere near: the notes are sealed to the public key."""
    first = ["--feel", "anxious:7", "--trigger", "going to work", "--symptom", "tight chest:2"]
    parts = [*first, "--did", "slow breathing:7-5"]
    kept = [
        terminal.run("note", "--at", "2026-01-12 08:10", *parts, MONDAY, passphrase=None),
        terminal.run("note", "--at", "2026-01-13 19:40", "--json", TUESDAY, passphrase=None),
        terminal.run("note", "--at", "2026-01-15 15:30", "-", typed=THURSDAY, passphrase=None),
        terminal.run("note", "--at", "2026-01-17 21:00", *SATURDAY.split(), passphrase=None),
    ]
    assert [said.code for said in kept] == [0, 0, 0, 0]
    assert len({said.out for said in kept}) == 4
    assert list(kept[1].json) == ["id"]


def wrong_commands_change_nothing(terminal: Terminal) -> None:
    wrong = {
        ("notes", TUESDAY): 2,
        ("note", "--at", "some day", TUESDAY): 2,
        ("note", "--at", "2126-01-01 10:00", TUESDAY): 2,
        ("note", "--feel", "sad:11", TUESDAY): 2,
        ("brief", "--json", "--markdown"): 2,
        ("brief", "--for", "00000000-0000-4000-8000-000000000000"): 1,
        ("import", "meantime", "nowhere.jsonl"): 1,
        ("export", "--format", "papyrus"): 2,
        ("restore", "nowhere.backup"): 1,
    }
    ended = {args: terminal.run(*args) for args in wrong}
    assert {args: said.code for args, said in ended.items()} == wrong
    assert [args for args, said in ended.items() if said.out or not said.err] == []
    assert [args for args, said in ended.items() if TUESDAY in said.err or "Traceback" in said.err] == []
    closed = terminal.run("today", passphrase="another morning altogether")
    assert (closed.code, closed.out) == (1, b"")
    assert closed.err.startswith("This passphrase does not open the journal. Nothing was changed.")


def bring_the_rest_in(terminal: Terminal) -> None:
    path = terminal.cwd / "rest.jsonl"
    path.write_text("\n".join(map(json.dumps, REST)) + "\n")
    looked = terminal.run("import", "meantime", "rest.jsonl", "--dry-run", "--json").json
    came = terminal.run("import", "meantime", "rest.jsonl", "--json").json
    again = terminal.run("import", "meantime", "rest.jsonl", "--json").json
    assert (looked["new"], came["new"], again["new"], again["already_here"]) == (5, 5, 0, 5)
    assert (came["problems"], came["read"]) == ([], 5)


def look_at_the_days(terminal: Terminal) -> None:
    page = terminal.run("today").text
    assert [page.index(words) for words in (SATURDAY, THURSDAY, TUESDAY)] == sorted(
        page.index(words) for words in (SATURDAY, THURSDAY, TUESDAY)
    )
    assert "going to work" in page
    notes = terminal.run("today", "--json").json["notes"]
    assert [note["text"] for note in notes] == [SATURDAY, THURSDAY, TUESDAY, MONDAY]
    assert [note["at"] for note in notes][-1] == "2026-01-12T08:10:00+00:00"
    assert notes[-1]["coping"] == [{"skill": "slow breathing", "before": 7, "after": 5, "helped": None}]


def the_page_holds_the_week(terminal: Terminal) -> None:
    brief = terminal.run("brief", "--json").json
    ids = {json.loads(line).get("id") for line in terminal.run("export").text.splitlines()}
    lines = [line for section in brief["sections"].values() for line in section]
    said = " ".join(line["text"] for line in lines)
    assert (brief["for"], brief["notes"], brief["days"]) == (SESSION, 4, 4)
    assert all(words in said for words in (QUESTION, *REFLECTION.values()))
    assert "On Thursday I shut down in one of the meetings." in said
    assert all(line["sources"] and set(line["sources"]) <= ids for line in lines)
    made = terminal.run("brief", "--pdf", "page.pdf")
    pdf = pypdf.PdfReader(io.BytesIO((terminal.cwd / "page.pdf").read_bytes()))
    assert (made.code, len(pdf.pages)) == (0, 1)
    assert QUESTION in " ".join(pdf.pages[0].extract_text().split())
    assert QUESTION in terminal.run("brief").text
    assert QUESTION in terminal.run("brief", "--markdown").text.replace("\\", "")


def on_another_machine_it_is_the_same(terminal: Terminal, journal: bytes) -> None:
    assert terminal.run("backup", "all.backup", passphrase=None).code == 0
    elsewhere = Terminal(home=terminal.cwd / "elsewhere", cwd=terminal.cwd)
    assert elsewhere.run("restore", "all.backup", passphrase=None).code == 0
    assert elsewhere.run("export", "--format", "journal").out == journal
    assert elsewhere.run("brief", "--json").json == terminal.run("brief", "--json").json
    assert elsewhere.run("note", "a first note here", passphrase=None).code == 0
    assert elsewhere.run("doctor").code == 0
    for words in (MONDAY, QUESTION):
        assert words.encode() not in (terminal.cwd / "all.backup").read_bytes()


def a_plain_file_gives_the_same_words(terminal: Terminal, journal: bytes) -> None:
    """No account, no passphrase, no store: the exported file alone."""
    path = terminal.cwd / "plain.jsonl"
    path.write_bytes(journal)
    nobody = Terminal(home=terminal.cwd / "nobody", cwd=terminal.cwd)
    sealed = terminal.run("brief", "--for", SESSION, "--json").json
    plain = nobody.run("brief", "--journal", "plain.jsonl", "--for", SESSION, "--json", passphrase=None).json
    assert plain["sections"] == sealed["sections"]
    assert nobody.run("export", "--journal", "plain.jsonl", passphrase=None).out == journal
    assert not nobody.home.exists()
