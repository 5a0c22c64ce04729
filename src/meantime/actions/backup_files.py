"""The file of a backup: a zip of JSON lines with a manifest. Everything in it is sealed already.

Members, in this order: `keyring.jsonl` (people and the wraps of their keys), `records.jsonl`, `events.jsonl`,
`inbox.jsonl` (one row a line, bytes as base64), and `manifest.json` last, because it holds the hash of each.
"""

from __future__ import annotations

import errno
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgspec

from meantime.accounts.backup import KeyringRow
from meantime.core.problems import Problem
from meantime.storage.backup import EventRow, InboxRow, RecordRow

FORMAT = "meantime-backup"
VERSION = 1
#: Member -> the row each of its lines holds.
MEMBERS: dict[str, type[Any]] = {
    "keyring.jsonl": KeyringRow,
    "records.jsonl": RecordRow,
    "events.jsonl": EventRow,
    "inbox.jsonl": InboxRow,
}
_MANIFEST = "manifest.json"
#: Longest line that is read: the largest sealed row is far below.
_LONGEST_LINE = 256 * 1024 * 1024
_LONGEST_MANIFEST = 64 * 1024 * 1024
_LINES_AT_ONCE = 500
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    ValueError,  # also msgspec.DecodeError and ValidationError
    NotImplementedError,  # zipfile, of a compression or an encryption it does not know
    RuntimeError,
)


class BackupRefused(Exception):
    """A file that is no whole backup; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What the manifest says about one member."""

    #: Hex SHA-256 of its bytes.
    sha256: str
    lines: int
    #: Lines by the id of their person.
    people: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says about itself."""

    format: str
    version: int
    made_at: datetime
    members: dict[str, Member]


def backup_bytes(tables: Mapping[str, Iterable[Any]], *, made_at: datetime) -> Iterator[bytes]:
    """The zip, piece by piece; nothing of it is kept. `tables` gives the rows of each member."""
    sink, members = _Sink(), {}
    with zipfile.ZipFile(cast(Any, sink), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in MEMBERS:
            tally = _Tally()
            with archive.open(_info(name, made_at), "w", force_zip64=True) as member:
                for part in _line_batches(tables[name], tally):
                    member.write(part)
                    yield sink.take()
            members[name] = tally.member()
        manifest = Manifest(format=FORMAT, version=VERSION, made_at=made_at, members=members)
        archive.writestr(_info(_MANIFEST, made_at), msgspec.json.format(msgspec.json.encode(manifest)))
    yield sink.take()


class BackupFile:
    """An open backup: its manifest and its rows."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def rows(self, name: str) -> Iterator[Any]:
        """The rows of a member, one after another."""
        decode = msgspec.json.Decoder(MEMBERS[name]).decode
        return (decode(line) for line in self._lines(name))

    def raise_if_damaged(self) -> None:
        """Read the whole file once and compare it with its manifest.

        Raises:
            BackupRefused: something is missing, altered or does not belong here.
        """
        known = {str(row.person) for row in self.rows("keyring.jsonl")}
        for name, said in self.manifest.members.items():
            if self._tally(name) != said or not said.people.keys() <= known:
                raise BackupRefused(_altered(name))

    def _tally(self, name: str) -> Member:
        tally, decode = _Tally(), msgspec.json.Decoder(MEMBERS[name]).decode
        for line in self._lines(name):
            tally.add(line, str(decode(line).person))
        return tally.member()

    def _lines(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as member, io.BufferedReader(cast(Any, member), 1 << 20) as lines:
            while line := lines.readline(_LONGEST_LINE):
                yield line


def open_backup(path: Path) -> BackupFile:
    """Open a backup and read its manifest.

    Raises:
        BackupRefused: there is no such file, or it is no backup this version reads.
    """
    try:
        archive = zipfile.ZipFile(path)
        with archive.open(_MANIFEST) as member:
            said = member.read(_LONGEST_MANIFEST)
        manifest = msgspec.json.decode(said, type=Manifest)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise BackupRefused(_missing()) from None
    except _DAMAGE:
        raise BackupRefused(_no_backup()) from None
    if manifest.format != FORMAT or set(manifest.members) != set(MEMBERS):
        raise BackupRefused(_no_backup())
    if manifest.version != VERSION:
        raise BackupRefused(_other_version())
    return BackupFile(archive, manifest)


def damage_of(error: BaseException) -> Problem | None:
    """The problem an error while reading a backup stands for; None when it is a mistake of ours."""
    if isinstance(error, BackupRefused):
        return error.problem
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return None  # a full disk says nothing about the file
    return _altered("file") if isinstance(error, _DAMAGE) else None


class _Tally:
    """Hash and counts of a member while its lines pass."""

    def __init__(self) -> None:
        self._hash, self._lines = hashlib.sha256(), 0
        self._people: Counter[str] = Counter()

    def add(self, line: bytes, person: str) -> None:
        self._hash.update(line)
        self._lines += 1
        self._people[person] += 1

    def member(self) -> Member:
        return Member(sha256=self._hash.hexdigest(), lines=self._lines, people=dict(self._people))


class _Sink:
    """Where the zip is written to, and taken from at once. It cannot go back, so that the zip is a stream."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        """Everything written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _line_batches(rows: Iterable[Any], tally: _Tally) -> Iterator[bytes]:
    waiting, encode = iter(rows), msgspec.json.Encoder().encode
    while batch := list(islice(waiting, _LINES_AT_ONCE)):
        lines = [encode(row) + b"\n" for row in batch]
        for row, line in zip(batch, lines, strict=True):
            tally.add(line, str(row.person))
        yield b"".join(lines)


def _info(name: str, made_at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _missing() -> Problem:
    return Problem(where="file", what="There is no file here that can be read.", what_to_do="Check the path.")


def _no_backup() -> Problem:
    return Problem(
        where="file",
        what="This is not a whole Meantime backup.",
        what_to_do="Use a file made by the backup, as it was downloaded.",
    )


def _other_version() -> Problem:
    return Problem(
        where="manifest.json",
        what="This backup is of another version.",
        what_to_do="Use a newer Meantime.",
    )


def _altered(where: str) -> Problem:
    return Problem(
        where=where,
        what="This part of the backup is damaged or was changed.",
        what_to_do="Use another backup. Nothing was restored.",
    )
