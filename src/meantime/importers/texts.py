"""From bytes to lines of text, whatever the export was saved as, and never by guessing."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from meantime.importers.limits import MAX_TEXT, raise_if_too_large, refused

#: Longest line, in characters: a note of a million characters with room to spare.
MAX_LINE = 2_000_000
#: How many bytes are enough to recognise a file by.
SNIFF = 4096


def _same_in_the_west_and_east() -> bytes:
    """The bytes that mean the same in Windows' western (1252) and central European (1250) character sets."""
    west, east = (bytes(range(256)).decode(name, "replace") for name in ("cp1252", "cp1250"))
    return bytes(n for n in range(1, 256) if west[n] == east[n] != "\N{REPLACEMENT CHARACTER}")


_UNAMBIGUOUS = _same_in_the_west_and_east()


def encoding_of(data: bytes) -> str:
    """The Python codec name of a text: UTF-8, UTF-16, or Windows' one where it can mean only one thing.

    Raises:
        ImportRefused: the bytes are no text, or text that could be read in two ways.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _if_valid(data, "utf-16")
    if b"\0" in data[:SNIFF]:
        return _if_valid(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    if b"\0" in data:
        raise _no_text()
    if _is_valid(data, "utf-8"):
        return "utf-8-sig"
    if not data.translate(None, delete=_UNAMBIGUOUS):
        return "cp1252"
    raise refused(
        "The letters of this file are stored in a way that can be read as different letters.",
        "Save it again as UTF-8, or use the file as the app exported it.",
    )


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of a text with their line ends, decoded piece by piece.

    Raises:
        ImportRefused: too large, no text, an unclear character set, or a line beyond `MAX_LINE`.
    """
    raise_if_too_large(data, MAX_TEXT)
    # newline="" keeps line ends as they are, which the CSV reader needs inside quotes.
    reader = io.TextIOWrapper(io.BytesIO(data), encoding=encoding_of(data), newline="")
    while line := reader.readline(MAX_LINE):
        if "\0" in line:
            raise _no_text()
        if len(line) == MAX_LINE:
            raise refused("A line of this file is too long.", "Export it once more, then try again.")
        yield line


def first_line(data: bytes) -> str:
    """The beginning of the first line, without a byte order mark; empty when it is no text."""
    start = data[:SNIFF]
    # UTF-16 without a mark shows itself by the zero half of its ASCII letters.
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start
    codec = "utf-8" if not wide else "utf-16-be" if start[:1] == b"\0" else "utf-16"
    return start.decode(codec, "replace").lstrip("\ufeff").partition("\n")[0]


def _if_valid(data: bytes, codec: str) -> str:
    if not _is_valid(data, codec):
        raise _no_text()
    return codec


def _is_valid(data: bytes, codec: str) -> bool:
    """Whether the bytes decode, tried in pieces so that no second copy of the text is held."""
    decoder = codecs.getincrementaldecoder(codec)()
    piece = 1 << 20
    try:
        for start in range(0, len(data), piece):
            decoder.decode(data[start : start + piece])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _no_text() -> Exception:
    return refused("This file is not a text file.", "Choose the file the app exported, then try again.")
