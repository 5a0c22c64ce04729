"""A backup needs no key, holds no open session, and comes back whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest

from meantime.accounts.models import Keyring, OpenSession, Person
from meantime.accounts.people import erase_person, person_named, unlock
from meantime.actions.backups import check_backup, key_by_passphrase, key_by_words, restore, write_backup
from meantime.actions.inbox import add_note_locked
from meantime.storage.models import Event, InboxItem, SealedRecord
from tests.conftest import NOW
from tests.people import PASSPHRASE, Someone, a_note, an_anxious_note


@pytest.fixture
def saved(ana: Someone, chris: Someone, tmp_path: Path) -> Path:
    """A backup of Ana with three notes (one of them waiting) and Chris with none."""
    ana.keeps(a_note(), an_anxious_note())
    add_note_locked(ana.journal.person_id, a_note(text="Written on the night bus home"))
    path = tmp_path / "meantime.backup.zip"
    write_backup(path, home=tmp_path, now=NOW)
    return path


def _empty_the_store(*someone: Someone) -> None:
    for one in someone:
        erase_person(one.journal.person_id)
        for table in (SealedRecord, Event, InboxItem):
            table.objects.filter(person_id=one.journal.person_id).delete()


def test_everything_comes_back_but_open_sessions(
    saved: Path, ana: Someone, chris: Someone, tmp_path: Path
) -> None:
    before = ana.journal.everything()
    _empty_the_store(ana, chris)

    report = restore(saved, home=tmp_path / "new")

    assert report.problems == ()
    assert (report.people, report.records, report.waiting) == (2, 4, 1)
    assert ana.journal.everything() == before
    assert OpenSession.objects.count() == 0
    assert unlock(person_named("ana"), PASSPHRASE, now=NOW).person_id == ana.journal.person_id


def test_a_whole_backup_opens_with_the_passphrase_and_with_the_recovery_words(
    saved: Path, ana: Someone
) -> None:
    by_passphrase = key_by_passphrase(saved, PASSPHRASE, name="ana")
    by_words = key_by_words(saved, ana.words)

    assert check_backup(saved, by_passphrase) == check_backup(saved, by_words)
    assert check_backup(saved, by_words).opened == 3  # two notes and the profile
    assert check_backup(saved, by_words).problems == ()
    assert key_by_passphrase(saved, "another kettle of fish") is None


def test_nothing_readable_and_no_session_is_in_the_file(saved: Path, ana: Someone) -> None:
    with zipfile.ZipFile(saved) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        members = set(archive.namelist())

    assert members == {"keyring.jsonl", "records.jsonl", "events.jsonl", "inbox.jsonl", "manifest.json"}
    assert b"anxious" not in everything
    assert b"night bus" not in everything
    assert all(bytes(s.id, "ascii") not in everything for s in OpenSession.objects.all())
    assert saved.stat().st_mode & 0o777 == 0o600


def test_it_is_not_restored_over_journals_that_are_here(saved: Path, tmp_path: Path) -> None:
    report = restore(saved, home=tmp_path)

    assert report.problems[0].what == "There are journals here already."


def test_a_check_changes_nothing(saved: Path, ana: Someone, chris: Someone, tmp_path: Path) -> None:
    _empty_the_store(ana, chris)

    assert restore(saved, home=tmp_path, check_only=True).problems == ()
    assert Person.objects.count() == 0


@pytest.mark.parametrize("cut", [0, 10, 200, 1000, -1, -30])
def test_a_truncated_file_is_refused_and_nothing_is_written(
    saved: Path, ana: Someone, chris: Someone, tmp_path: Path, cut: int
) -> None:
    saved.write_bytes(saved.read_bytes()[:cut])
    _empty_the_store(ana, chris)

    assert len(restore(saved, home=tmp_path / "new").problems) == 1
    assert (Person.objects.count(), SealedRecord.objects.count(), Keyring.objects.count()) == (0, 0, 0)


def test_any_flipped_byte_is_noticed_or_changes_nothing(saved: Path) -> None:
    good, whole = check_backup(saved), saved.read_bytes()
    for at in range(0, len(whole), 97):
        saved.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        report = check_backup(saved)
        assert report.problems or report == good or _only_the_date_differs(report, good), at


def _only_the_date_differs(report: object, good: object) -> bool:
    return all(getattr(report, n) == getattr(good, n) for n in ("people", "records", "events", "waiting"))


@pytest.mark.parametrize("member", ["keyring.jsonl", "records.jsonl", "events.jsonl", "inbox.jsonl"])
def test_a_row_taken_out_of_any_part_is_noticed(saved: Path, member: str) -> None:
    _rewrite(saved, member, lambda data: data.partition(b"\n")[2])

    report = check_backup(saved)

    assert report.problems[0].where == member


def test_a_deleted_event_shows_with_the_key_even_when_the_hashes_were_made_to_fit(
    saved: Path, ana: Someone
) -> None:
    key = key_by_words(saved, ana.words)
    _rewrite(saved, "events.jsonl", _without_second_line_of(ana), mend=True)

    assert check_backup(saved).problems == ()
    assert [p.where for p in check_backup(saved, key).problems] == ["events.jsonl", "records.jsonl"]


def test_a_record_of_an_older_revision_shows_with_the_key(saved: Path, ana: Someone) -> None:
    key = key_by_words(saved, ana.words)
    _rewrite(saved, "records.jsonl", lambda data: data.replace(b'"rev":1', b'"rev":2'), mend=True)

    assert check_backup(saved, key).problems[0].where == "records.jsonl"


def test_a_file_that_is_something_else_is_refused_kindly(tmp_path: Path) -> None:
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"\xff\xd8\xff\xe0 not a zip")

    assert check_backup(other).problems[0].what == "This is not a whole Meantime backup."
    assert check_backup(tmp_path / "nothing").problems[0].what == "There is no file here that can be read."


def test_a_key_of_a_stranger_is_told_so(saved: Path, db: None) -> None:
    from meantime.vault.keys import new_data_key

    assert check_backup(saved, new_data_key()).problems[0].where == "keyring.jsonl"


def test_an_erased_person_is_in_no_new_backup(ana: Someone, chris: Someone, tmp_path: Path) -> None:
    Keyring.objects.filter(person_id=ana.journal.person_id).delete()
    path = tmp_path / "b.zip"

    write_backup(path, home=tmp_path, now=NOW)

    assert check_backup(path).people == 1
    assert str(ana.journal.person_id).encode() not in _all_bytes(path)


def test_a_restore_drill_while_a_writer_goes_on(tmp_path: Path) -> None:
    kept = json.loads(_drill(tmp_path / "old", "save", tmp_path / "b.zip"))
    back = json.loads(_drill(tmp_path / "new", "restore", tmp_path / "b.zip", kept["words"]))

    assert back["problems"] == []
    assert 300 <= back["notes"] < kept["written"]  # from one moment, in the middle of the writing
    assert back["notes"] == back["records"] - 1 == back["opened"] - 1
    assert back["events"] == back["records"]
    assert back["sessions"] == 0
    assert back["unlocked"] == [True, True]
    assert set(back["ids"]) <= set(kept["ids"])


def _drill(home: Path, *arguments: object) -> str:
    """Run one half on a machine of its own: an own data folder and, on PostgreSQL, an own database."""
    environment = os.environ | {"MEANTIME_HOME": str(home), "PYTHONPATH": "src:."}
    if url := environment.get("DATABASE_URL", ""):
        environment["DATABASE_URL"] = _fresh_database(url, f"drill_{home.name}")
    command = [sys.executable, "-m", "tests.actions.restore_drill", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def _fresh_database(url: str, name: str) -> str:
    with psycopg.connect(url, autocommit=True) as postgres:
        postgres.execute(f"DROP DATABASE IF EXISTS {name}")
        postgres.execute(f"CREATE DATABASE {name}")
    return url.rpartition("/")[0] + f"/{name}"


def _all_bytes(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def _without_second_line_of(someone: Someone):  # type: ignore[no-untyped-def]
    def change(data: bytes) -> bytes:
        mine = [n for n in data.splitlines(True) if str(someone.journal.person_id).encode() in n]
        return data.replace(mine[1], b"")

    return change


def _rewrite(path: Path, member: str, change, *, mend: bool = False) -> None:  # type: ignore[no-untyped-def]
    """Change one member; `mend` also makes the manifest fit, as a forger with the file would."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = change(members[member])
    if mend:
        members["manifest.json"] = _fitting_manifest(members, member)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def _fitting_manifest(members: dict[str, bytes], member: str) -> bytes:
    import hashlib
    from collections import Counter

    manifest = json.loads(members["manifest.json"])
    lines = members[member].splitlines()
    manifest["members"][member] = {
        "sha256": hashlib.sha256(members[member]).hexdigest(),
        "lines": len(lines),
        "people": dict(Counter(json.loads(line)["person"] for line in lines)),
    }
    return json.dumps(manifest).encode()


def test_rows_can_be_erased_after_a_restore(
    saved: Path, ana: Someone, chris: Someone, tmp_path: Path
) -> None:
    _empty_the_store(ana, chris)
    restore(saved, home=tmp_path / "new")

    assert ana.journal.erase(ana.journal.notes()[0].id)
    assert len(ana.journal.notes()) == 1
