"""Looks for words in bytes, in every dress they could have been put away in."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

#: How deep packed things inside packed things are opened.
_DEPTH = 3
#: A zlib stream begins with one of these pairs, a gzip file with its magic number.
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")


def dresses(word: str) -> dict[str, bytes]:
    """A word as it could lie in a file: encodings, hexadecimal, the three ways base64 can fall."""
    plain = word.encode()
    found = {
        "UTF-8": plain,
        "UTF-16LE": word.encode("utf-16-le"),
        "UTF-16BE": word.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "reversed": plain[::-1],
        "rot13": word.encode().translate(_ROT13),
    }
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + plain)
        cut = whole[4 if shift else 0 : len(whole) - 4]  # the ends mix with what stands beside
        found[f"base64 +{shift}"] = cut
        found[f"base64url +{shift}"] = cut.replace(b"+", b"-").replace(b"/", b"_")
    return found


_ROT13 = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    b"NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm",
)


def find_words(words: Iterable[str], folder: Path) -> list[tuple[str, str, str]]:
    """(word, dress, file) of every hit in the files under a folder, their names included."""
    worn = [(word, name, needle) for word in words for name, needle in dresses(word).items()]
    hits = []
    for path in sorted(folder.rglob("*")):
        layers = [str(path.relative_to(folder)).encode()]
        if path.is_file():
            layers += unpacked(path.read_bytes())
        for layer in layers:
            small = layer.lower()
            hits += [
                (word, dress, path.name)
                for word, dress, needle in worn
                if needle in layer or (dress in {"UTF-8", "rot13"} and needle.lower() in small)
            ]
    return hits


def unpacked(data: bytes, depth: int = _DEPTH) -> Iterator[bytes]:
    """The bytes, and whatever opens inside them: zlib, gzip, zip, base64 of any of these."""
    yield data
    if not depth:
        return
    for inner in (*_zlib_parts(data), *_zip_parts(data), *_base64_parts(data)):
        yield from unpacked(inner, depth - 1)


def _zlib_parts(data: bytes) -> Iterator[bytes]:
    for found in _ZLIB.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.start() :], 1 << 20)
        except zlib.error:
            continue
    if data[:2] == b"\x1f\x8b":
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return


def _zip_parts(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def _base64_parts(data: bytes) -> Iterator[bytes]:
    for found in _BASE64.findall(data):
        whole = found.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        try:
            packed = base64.b64decode(whole + b"=" * (-len(whole) % 4))
        except ValueError:
            continue
        if packed[:1] == b"\x78" or packed[:2] in {b"\x1f\x8b", b"PK"}:
            yield packed
