"""Kinds of records as they are numbered in the store. A number is never used again for something else."""

from __future__ import annotations

from typing import Any

import msgspec

from meantime.core.journal import Record
from meantime.core.lines import KINDS
from meantime.core.others import OtherRecord
from meantime.storage.index_piece import IndexPiece

NOTE = 1
#: Kind name -> number. Part of the associated data of every sealed record.
CODES = {
    "note": NOTE,
    "therapy_session": 2,
    "topic": 3,
    "question": 4,
    "reflection": 5,
    "brief": 6,
    "homework": 7,
    "attempt": 8,
    "measure": 9,
    "wondering": 10,
    "honesty": 11,
    "safety_plan": 12,
    "pattern_answer": 14,
    "profile": 13,
    "fair_trial": 15,
    "watch_point": 17,
    "practice_draft": 18,
    "ladder": 19,
    "tracking_plan": 20,
    "session_review": 24,
    "measure_draft": 25,
    "theme_choice": 26,
}
#: Pieces of the search index: not the person's, so no kind of the plain journal.
INDEX = 22
#: Kinds this version keeps without reading.
OTHER = 255

#: What can be kept in the store.
Kept = Record | IndexPiece

_CLASS_OF: dict[int, type[Any]] = {code: KINDS[name] for name, code in CODES.items()}
_CLASS_OF[INDEX], _CLASS_OF[OTHER] = IndexPiece, OtherRecord
_CODE_OF = {cls: code for code, cls in _CLASS_OF.items()}
_DECODERS: dict[int, Any] = {code: msgspec.json.Decoder(cls) for code, cls in _CLASS_OF.items()}
_DECODERS[INDEX] = msgspec.msgpack.Decoder(IndexPiece)
_ENCODER = msgspec.json.Encoder()
_PACKER = msgspec.msgpack.Encoder()


def code_of(record: Kept) -> int:
    """The number of a record's kind."""
    return _CODE_OF[type(record)]


def code_for(cls: type[Any]) -> int:
    """The number of the kind this class is the record of."""
    return _CODE_OF[cls]


def to_bytes(record: Kept) -> bytes:
    """The record as it is sealed: JSON, or msgpack for the index, which is mostly numbers."""
    return (_PACKER if isinstance(record, IndexPiece) else _ENCODER).encode(record)


def from_bytes(code: int, data: bytes) -> Kept:
    """The record of a kind from the bytes that were sealed.

    Raises:
        msgspec.DecodeError: the bytes are not a record of this kind.
    """
    record: Kept = _DECODERS[code].decode(data)
    return record
