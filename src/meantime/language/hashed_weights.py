"""Learned weights of very many signs in a small file, which holds none of the signs.

Each sign has a place, the checksum of its letters (feature hashing: Weinberger et al. 2009). Two may share one; what
was learned knows of that. A file holds a row of whole numbers, -127 to 127, for each head, packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

#: Places of one head.
PLACES = 1 << 17


def checksum(sign: str) -> int:
    """The number of a sign, the same on every machine; its place is what remains of it by `PLACES`."""
    return zlib.crc32(sign.encode("utf-8", "surrogatepass"))


def sums_of(name: str, signs: Iterable[str]) -> list[int]:
    """What the signs weigh together, by each head of a file; in steps of that head."""
    places = [checksum(sign) % PLACES for sign in signs]
    return [sum(map(row.__getitem__, places)) for row in _rows(name)]


def weight_file(name: str, lang: str = "en") -> Any:
    """Where the weights lie."""
    return files("meantime.content").joinpath(f"words/{lang}/{name}.weights")


def packed(rows: Sequence[bytes]) -> bytes:
    """A file of these rows, each of one signed byte a place."""
    return zlib.compress(b"".join(rows), 9)


@cache
def _rows(name: str) -> list[memoryview]:
    every = memoryview(zlib.decompress(weight_file(name).read_bytes())).cast("b")
    return [every[start : start + PLACES] for start in range(0, len(every), PLACES)]
