"""The letterbox: sealed notes as files, dropped by the command line without opening anything.

Layout under the data folder: `letterbox/<person id>/public.key` (65 bytes, not secret) and
`letterbox/<person id>/<note id>.sealed`. The server moves the files into the inbox at the next unlock.
Imports no Django, so that writing a note stays a matter of a tenth of a second.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

_FOLDER = "letterbox"
_KEY = "public.key"
_SUFFIX = ".sealed"


def publish_key(home: Path, person_id: UUID, public: bytes) -> None:
    """Write the person's public key where the command line finds it."""
    folder = home / _FOLDER / str(person_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(folder / _KEY, public)


def has_key(home: Path, person_id: UUID) -> bool:
    """Whether the command line finds this person's public key here."""
    return (home / _FOLDER / str(person_id) / _KEY).exists()


def find_people(home: Path) -> list[tuple[UUID, bytes]]:
    """Everyone who has a letterbox here, with their public keys."""
    return [(UUID(key.parent.name), key.read_bytes()) for key in sorted((home / _FOLDER).glob(f"*/{_KEY}"))]


def drop(home: Path, person_id: UUID, note_id: UUID, sealed: bytes) -> None:
    """Put a sealed note into the letterbox, on disk for good before this returns."""
    _write(home / _FOLDER / str(person_id) / f"{note_id}{_SUFFIX}", sealed)


def waiting(home: Path, person_id: UUID) -> Iterator[tuple[UUID, bytes, Path]]:
    """The sealed notes in the letterbox: id, bytes and the file to remove once they are kept."""
    for path in sorted((home / _FOLDER / str(person_id)).glob(f"*{_SUFFIX}")):
        try:
            yield UUID(path.stem), path.read_bytes(), path
        except ValueError:
            continue  # not one of ours: left where it lies


def remove(home: Path, person_id: UUID) -> None:
    """Take the whole letterbox of a person away."""
    folder = home / _FOLDER / str(person_id)
    for path in folder.glob("*"):
        path.unlink()
    if folder.exists():
        folder.rmdir()


def _write(path: Path, data: bytes) -> None:
    """Write beside, flush to disk, then rename: a crash leaves the old file or the new one, never half."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
