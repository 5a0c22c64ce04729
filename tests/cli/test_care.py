"""`backup`, `restore`, `lock` and `doctor`: looking after a journal from the terminal."""

from __future__ import annotations

import json
import sqlite3

import pytest

from tests.cli.terminal import SAM, Terminal

_OPEN_A_BROWSER = """
import sys, django; django.setup()
from datetime import UTC, datetime
from pathlib import Path
from django.conf import settings
from meantime.accounts.people import person_named
from meantime.actions.unlock import begin_session, unlock
now = datetime.now(UTC)
journal, opened = unlock(person_named(""), sys.argv[1], home=Path(settings.MEANTIME_HOME), now=now)
begin_session(journal, opened, now=now)
"""


@pytest.fixture
def sam_at_home(terminal: Terminal) -> Terminal:
    terminal.start_journal("sam")
    terminal.run("import", "meantime", str(SAM))
    return terminal


def names_of_trouble(report: dict[str, list[dict[str, object]]]) -> list[object]:
    return [check["name"] for check in report["checks"] if not check["ok"]]


def test_a_backup_needs_no_passphrase_and_comes_back_whole(sam_at_home: Terminal) -> None:
    made = sam_at_home.run("backup", "all.backup", passphrase=None)
    elsewhere = Terminal(home=sam_at_home.cwd / "new", cwd=sam_at_home.cwd)
    back = elsewhere.run("restore", "all.backup", passphrase=None)
    assert (made.code, made.text) == (0, "all.backup\n")
    assert (sam_at_home.cwd / "all.backup").stat().st_mode & 0o777 == 0o600
    assert (back.code, back.out) == (0, b"")
    assert elsewhere.run("export").out == sam_at_home.run("export").out


def test_a_note_in_the_letterbox_is_in_the_backup(sam_at_home: Terminal) -> None:
    kept = sam_at_home.run("note", "late thought").text.strip()
    sam_at_home.run("backup", "all.backup")
    elsewhere = Terminal(home=sam_at_home.cwd / "new", cwd=sam_at_home.cwd)
    elsewhere.run("restore", "all.backup")
    assert kept in elsewhere.run("export").text
    assert elsewhere.run("note", "and on").code == 0


def test_a_backup_is_checked_without_writing_anything(sam_at_home: Terminal) -> None:
    sam_at_home.run("backup", "all.backup")
    whole = sam_at_home.run("restore", "all.backup", "--check", "--json", passphrase=None)
    opened = sam_at_home.run("restore", "all.backup", "--check", "--open", "--json")
    assert (whole.code, whole.json["problems"], whole.json["people"], whole.json["records"]) == (
        0,
        [],
        1,
        209,
    )
    assert (opened.code, opened.json["opened"]) == (0, 209)


def test_a_wrong_passphrase_opens_no_backup(sam_at_home: Terminal) -> None:
    sam_at_home.run("backup", "all.backup")
    said = sam_at_home.run(
        "restore", "all.backup", "--check", "--open", passphrase="another morning altogether"
    )
    assert (said.code, said.out) == (1, b"")


def test_a_damaged_backup_is_told_and_nothing_is_written(sam_at_home: Terminal) -> None:
    sam_at_home.run("backup", "all.backup")
    path = sam_at_home.cwd / "all.backup"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    elsewhere = Terminal(home=sam_at_home.cwd / "new", cwd=sam_at_home.cwd)
    said = elsewhere.run("restore", "all.backup", "--json")
    assert said.code == 1
    assert said.json["problems"]
    assert said.err.startswith("all.backup: ")
    assert elsewhere.run("today").err.startswith("There is no journal here yet.")


def test_a_backup_is_not_brought_back_over_a_journal(sam_at_home: Terminal) -> None:
    sam_at_home.run("backup", "all.backup")
    before = sam_at_home.run("export").out
    said = sam_at_home.run("restore", "all.backup")
    assert (said.code, said.err.count("Nothing was changed.")) == (1, 1)
    assert sam_at_home.run("export").out == before


def test_a_backup_goes_to_standard_output_when_asked(at_home: Terminal) -> None:
    said = at_home.run("backup", "-")
    (at_home.cwd / "piped.backup").write_bytes(said.out)
    assert (said.code, said.err) == (0, "")
    assert at_home.run("restore", "piped.backup", "--check").code == 0


def test_without_a_name_the_backup_carries_the_day(at_home: Terminal) -> None:
    name = at_home.run("backup").text.strip()
    assert name.startswith("meantime-20")
    assert (at_home.cwd / name).exists()


def test_locking_closes_every_open_browser_without_a_passphrase(at_home: Terminal) -> None:
    for _ in range(2):
        at_home.python(_OPEN_A_BROWSER, "a kettle for the blue morning")
    first = at_home.run("lock", "--json", passphrase=None)
    again = at_home.run("lock", passphrase=None)
    assert (first.code, first.json) == (0, {"locked": 2})
    assert again.err == "Locked. 0 browsers were open.\n"


def test_everything_in_order_ends_with_nothing(sam_at_home: Terminal) -> None:
    sam_at_home.run("note", "one more")
    said = sam_at_home.run("doctor", passphrase=None)
    assert (said.code, said.err) == (0, "")
    assert all(line.startswith("ok: ") for line in said.text.splitlines())
    assert "1 note waits for the next unlock." in said.text


def test_with_the_passphrase_every_record_is_opened(sam_at_home: Terminal) -> None:
    said = sam_at_home.run("doctor", "--open")
    assert said.code == 0
    assert "ok: All records open: 208.\n" in said.text


def test_a_record_altered_from_outside_is_found(sam_at_home: Terminal) -> None:
    with sqlite3.connect(sam_at_home.home / "meantime.sqlite3") as database:
        database.execute("UPDATE record SET sealed = zeroblob(200) WHERE seq = 9")
    said = sam_at_home.run("doctor", "--open", "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert names_of_trouble(said.json) == ["chain", "records"]


def test_a_record_that_does_not_open_is_told_and_the_others_are_shown(sam_at_home: Terminal) -> None:
    with sqlite3.connect(sam_at_home.home / "meantime.sqlite3") as database:
        database.execute("UPDATE record SET sealed = zeroblob(200) WHERE seq = 9")
    said = sam_at_home.run("export")
    assert said.code == 0
    assert len(said.text.splitlines()) == 208
    assert said.err.startswith("1 of your records did not open. It is kept as it is.")


def test_a_folder_others_can_look_into_wants_a_look(at_home: Terminal) -> None:
    at_home.home.chmod(0o755)
    said = at_home.run("doctor")
    assert said.code == 1
    assert (
        f"look here: Other people on this machine can look into the data folder. Type `chmod 700 {at_home.home}`."
        in (said.text)
    )


def test_a_missing_letterbox_wants_a_look(at_home: Terminal) -> None:
    for key in at_home.home.glob("letterbox/*/public.key"):
        key.unlink()
    assert names_of_trouble(at_home.run("doctor", "--json").json) == ["letterbox"]


def test_a_database_that_is_none_wants_a_look_and_no_command_crashes(at_home: Terminal) -> None:
    for path in at_home.home.glob("meantime.sqlite3*"):
        path.unlink()
    (at_home.home / "meantime.sqlite3").write_text("this is a shopping list " * 100)
    said, today = at_home.run("doctor", "--json"), at_home.run("today")
    assert (said.code, names_of_trouble(said.json)) == (1, ["database"])
    assert (today.code, today.out) == (1, b"")
    assert today.err.startswith("The database did not open, so nothing was changed.\n")


def test_a_new_machine_is_in_order(terminal: Terminal) -> None:
    said = terminal.run("doctor", "--json")
    assert (said.code, said.json["ok"]) == (0, True)
    assert json.dumps(said.json).count("is made at the first start") == 1
