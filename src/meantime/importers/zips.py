"""One member of a zip, read without trusting anything the zip says about itself. Nothing is ever written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from meantime.importers.limits import MAX_UNPACKED, MIB, refused

#: Most bytes of the directory of a zip: about twenty thousand photos.
_MAX_DIRECTORY = 2 * MIB
#: The end of the directory: mark, four numbers, size and place of the directory, length of a comment.
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
#: Where a zip of more than 4 GiB keeps its real numbers; far beyond our limits.
_ZIP64_MARK = b"PK\x06\x07"
#: What Python's reader raises on zips that are not whole.
_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,  # of a compression or an encryption it does not know
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def has_member(data: bytes, name: str) -> bool:
    """Whether this is a readable zip with a member of exactly this name."""
    if not _has_small_directory(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return name in archive.NameToInfo
    except _TROUBLE:
        return False


def read_member(data: bytes, name: str, *, limit: int) -> bytes:
    """The bytes of the member with exactly this name, at most `limit` of them. Other members are never opened.

    Raises:
        ImportRefused: no such member, damaged, locked, or larger than it may be.
    """
    if not _has_small_directory(data):
        raise _damaged()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name, limit)
    except _TROUBLE:
        raise _damaged() from None


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    info = archive.NameToInfo.get(name)
    if info is None:
        raise refused("The expected part is not in this file.", "Choose the backup the app made.")
    if info.flag_bits & 1:
        raise refused("This file is locked with a password.", "Make a backup without one.")
    if info.compress_type not in _METHODS:
        raise _damaged()
    if info.file_size > limit or sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        raise _bomb()
    with archive.open(info) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise _bomb()
    return content


def _has_small_directory(data: bytes) -> bool:
    """Whether the zip's own directory is small. Python reads all of it at once, however large it is."""
    end = data.rfind(_END_MARK, max(0, len(data) - 65_557))
    if end < 0 or len(data) - end < _END.size:
        return False
    size: int = _END.unpack_from(data, end)[5]
    return size <= _MAX_DIRECTORY and data[max(0, end - 20) : end][:4] != _ZIP64_MARK


def _bomb() -> Exception:
    return refused(
        "Unpacked, this file is too large.", "Make a backup without photos, or use the CSV export."
    )


def _damaged() -> Exception:
    return refused("This file is damaged or not a backup.", "Make a new backup, then try again.")
