"""A backup of the whole server, made while it runs and without any key; and the way back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from uuid import UUID

from django.db import transaction

from meantime.accounts import backup as people
from meantime.accounts.backup import KeyringRow
from meantime.actions.backup_files import BackupFile, BackupRefused, backup_bytes, damage_of, open_backup
from meantime.core.problems import Problem
from meantime.storage import backup as store
from meantime.storage import letterbox
from meantime.storage.backup import InboxRow
from meantime.vault.chain import ChainEvent, digest_of, find_break
from meantime.vault.errors import VaultError
from meantime.vault.inbox import open_identity
from meantime.vault.keys import DataKey, RecordKeys, derive_keys
from meantime.vault.records import open_many
from meantime.vault.wraps import PassphraseWrap, RecoveryWrap, open_with_passphrase, open_with_recovery

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """What a backup holds, and what is wrong with it."""

    #: Empty when everything is in order.
    problems: tuple[Problem, ...] = ()
    #: When it was made, aware; None when the file says nothing readable.
    made_at: datetime | None = None
    people: int = 0
    records: int = 0
    events: int = 0
    #: Notes that wait sealed for the next unlock.
    waiting: int = 0
    #: Records that were opened with the key given; None without a key.
    opened: int | None = None


def back_up(home: Path, *, now: datetime, only: UUID | None = None) -> Iterator[bytes]:
    """The backup of everybody (or of one person), piece by piece, from one moment. Needs no key; writers go on.

    What waits in the letterbox is read first: a note that moves into the store meanwhile is there twice, never not.
    """
    dropped = {person: _letters(home, person) for person, _ in letterbox.find_people(home)}
    with store.one_snapshot():
        everybody = [row for row in people.keyring_rows() if only in (None, row.person)]
        ids = [row.person for row in everybody]
        tables = {
            "keyring.jsonl": everybody,
            "records.jsonl": chain.from_iterable(map(store.record_rows, ids)),
            "events.jsonl": chain.from_iterable(map(store.event_rows, ids)),
            "inbox.jsonl": chain.from_iterable(_inbox(person, dropped.get(person, [])) for person in ids),
        }
        yield from backup_bytes(tables, made_at=now)


def write_backup(path: Path, *, home: Path, now: datetime) -> None:
    """Write the backup to a file that only its owner can read. It appears whole or not at all.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in back_up(home, now=now):
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def check_backup(path: Path, data_key: DataKey | None = None) -> BackupReport:
    """Whether a backup is whole: its hashes and counts, and with a key the chain and every record of its person."""
    try:
        file = open_backup(path)
        file.raise_if_damaged()
        return _with_key(file, data_key) if data_key else _report(file)
    except Exception as error:
        return _refusal(error)


def restore(path: Path, *, home: Path, check_only: bool = False) -> BackupReport:
    """Bring a backup into an empty store, all of it or nothing. With problems nothing was written."""
    if not check_only and not (people.is_empty() and store.is_empty()):
        return BackupReport(problems=(_not_empty(),))
    try:
        file = open_backup(path)
        file.raise_if_damaged()
        if not check_only:
            _write(file, home)
        return _report(file)
    except Exception as error:
        return _refusal(error)


def key_by_passphrase(path: Path, passphrase: str, *, name: str = "") -> DataKey | None:
    """The data key of a person of this backup, to check it with; None when the passphrase opens nobody's."""
    for row in _keyrings(path, name):
        try:
            wrap = PassphraseWrap.from_bytes(row.passphrase_wrap)
            return open_with_passphrase(wrap, passphrase, person=row.person)
        except VaultError:
            continue
    return None


def key_by_words(path: Path, words: str, *, name: str = "") -> DataKey | None:
    """The data key of a person of this backup by their recovery key; None when the words open nobody's."""
    for row in _keyrings(path, name):
        try:
            return open_with_recovery(RecoveryWrap.from_bytes(row.recovery_wrap), words, person=row.person)
        except VaultError:
            continue
    return None


def _letters(home: Path, person: UUID) -> list[InboxRow]:
    return [
        InboxRow(person=person, id=note_id, sealed=sealed)
        for note_id, sealed, _ in letterbox.waiting(home, person)
    ]


def _inbox(person: UUID, dropped: list[InboxRow]) -> Iterator[InboxRow]:
    seen = set()
    for row in store.inbox_rows(person):
        seen.add(row.id)
        yield row
    yield from (row for row in dropped if row.id not in seen)


def _write(file: BackupFile, home: Path) -> None:
    keyrings = list(file.rows("keyring.jsonl"))
    with transaction.atomic():
        people.put_people(keyrings)
        store.put_records(file.rows("records.jsonl"))
        store.put_events(file.rows("events.jsonl"))
        store.put_inbox(file.rows("inbox.jsonl"))
    for row in keyrings:
        letterbox.publish_key(home, row.person, row.public_key)


def _report(file: BackupFile) -> BackupReport:
    members = file.manifest.members
    return BackupReport(
        made_at=file.manifest.made_at,
        people=members["keyring.jsonl"].lines,
        records=members["records.jsonl"].lines,
        events=members["events.jsonl"].lines,
        waiting=members["inbox.jsonl"].lines,
    )


def _refusal(error: Exception) -> BackupReport:
    problem = damage_of(error)
    if problem is None:
        raise error
    return BackupReport(problems=(problem,))


def _with_key(file: BackupFile, data_key: DataKey) -> BackupReport:
    keys = derive_keys(data_key)
    person = _whose(file, keys)
    if person is None:
        return replace(_report(file), problems=(_stranger(),))
    broken, kept = _follow_chain(file, keys, person)
    opened, odd = _open_records(file, keys, person, kept)
    problems = [_broken_chain(broken)] if broken is not None else []
    problems += [_odd_records(odd)] if odd else []
    return replace(_report(file), opened=opened, problems=tuple(problems))


def _whose(file: BackupFile, keys: RecordKeys) -> UUID | None:
    """The person whose inbox key these keys open."""
    for row in file.rows("keyring.jsonl"):
        try:
            if open_identity(keys, row.sealed_identity, person=row.person).public == row.public_key:
                return UUID(str(row.person))
        except VaultError:
            continue
    return None


def _follow_chain(file: BackupFile, keys: RecordKeys, person: UUID) -> tuple[int | None, dict[UUID, bytes]]:
    """Where the chain breaks (None: nowhere), and the last digest of every record that is still kept."""
    kept: dict[UUID, bytes] = {}

    def events() -> Iterator[tuple[ChainEvent, bytes]]:
        for row in (row for row in file.rows("events.jsonl") if row.person == person):
            kept[row.record] = row.digest
            event = ChainEvent(seq=row.seq, id=row.record, rev=row.rev, op=row.op, digest=row.digest)
            yield event, row.mac

    broken = find_break(keys, events())
    return broken, {record: digest for record, digest in kept.items() if any(digest)}


def _open_records(
    file: BackupFile, keys: RecordKeys, person: UUID, kept: dict[UUID, bytes]
) -> tuple[int, int]:
    """How many records open and are the ones the chain names, and how many are not or are missing."""
    opened = total = 0
    rows = (row for row in file.rows("records.jsonl") if row.person == person)
    while batch := list(islice(rows, _BATCH)):
        plain = open_many(keys, ((r.id.bytes, r.kind, r.rev, r.sealed) for r in batch), person)
        pairs = zip(batch, plain, strict=True)
        opened += sum(text is not None and kept.get(row.id) == digest_of(row.sealed) for row, text in pairs)
        total += len(batch)
    return opened, max(total, len(kept)) - opened


def _keyrings(path: Path, name: str) -> Iterator[KeyringRow]:
    try:
        rows = list(open_backup(path).rows("keyring.jsonl"))
    except Exception as error:
        _refusal(error)  # a damaged file opens nobody; a mistake of ours goes on
        return
    yield from (row for row in rows if not name or row.name == name)


def _not_empty() -> Problem:
    return Problem(
        where="database",
        what="There are journals here already.",
        what_to_do="Restore into an empty data folder. Nothing was changed.",
    )


def _stranger() -> Problem:
    return Problem(
        where="keyring.jsonl",
        what="This key belongs to nobody in this backup.",
        what_to_do="Use the passphrase or recovery key of a person in it.",
    )


def _broken_chain(seq: int) -> Problem:
    return Problem(
        where="events.jsonl",
        what=f"The chain of changes breaks at event {seq}.",
        what_to_do="Use another backup.",
    )


def _odd_records(count: int) -> Problem:
    return Problem(
        where="records.jsonl",
        what=f"{count} of the records are missing, do not open or are not the last version.",
        what_to_do="Use another backup.",
    )


__all__ = [
    "BackupRefused",
    "BackupReport",
    "back_up",
    "check_backup",
    "key_by_passphrase",
    "key_by_words",
    "restore",
    "write_backup",
]
